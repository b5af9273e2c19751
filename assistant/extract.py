"""Passages to evidence: every sentence found, weighed against the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from assistant.admitting import Admission
from assistant.entities import documents_on, mentions
from assistant.fitting import (
    age,
    asks_of_past,
    count_fit,
    defines,
    list_fit,
    recency,
    says_unknown,
    type_fit,
)
from assistant.matching import KIND, TITLE, best_match, coverage, term_matches, text_terms
from assistant.paraphrases import Likenesses
from assistant.question import InterpretedQuestion
from assistant.reading import Asks, kind_of, years_in
from assistant.signals import FITTED, Signals
from assistant.subject import Subject
from index.passages import Passage, question_key
from index.search import Hit, Search
from index.sentences import Sentence

_NEGATION = re.compile(r"\b(?:inte|ej|aldrig|inga|ingen|inget)\b", re.IGNORECASE)
# A table of contents has every word that is asked about, and says nothing of any.
_CONTENTS = re.compile(r"\b(?:rubrik|kapitel|avsnitt|innehåll)", re.IGNORECASE)
_BOILERPLATE = re.compile(r"^(?:Förordning|Lag) \(\d{4}:\d+\)\.$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with its signals.

    ``admissible`` is false for other years, names or paragraphs than those asked for;
    ``met`` is how many words of the question are met well.
    """

    passage: Passage
    sentence: Sentence
    text: str
    signals: Signals
    score: float
    admissible: bool
    doubts: tuple[str, ...] = ()
    met: int = 0

    @property
    def is_unknown(self) -> bool:
        """Tell whether the sentence says that the sources do not say."""
        return says_unknown(self.text)


@dataclass(frozen=True)
class Weighing:
    """Weighs sentences against one question.

    ``before`` are documents that the turn before cited, and ``likeness`` tells how near the
    question is to those that each section is known to answer.
    """

    question: InterpretedQuestion
    search: Search
    weights: Signals = FITTED
    before: frozenset[str] = frozenset()
    likeness: Likenesses = field(default_factory=Likenesses.none)

    def weigh(self, hits: Sequence[Hit]) -> list[Evidence]:
        """Return every sentence of the passages, best first; the inadmissible come last."""
        pairs = [
            (hit, sentence)
            for hit in hits
            for sentence in hit.passage.sentences
            if not self._is_no_answer(hit.passage.quote(sentence), sentence.is_list)
        ]
        if not pairs:
            return []
        query = self.search.embedder.query(self.question.text)
        sentences = [hit.passage.quote(sentence) for hit, sentence in pairs]
        headings = [_heading(hit.passage) for hit, _ in pairs]
        semantic = self.search.embedder.passages(sentences) @ query
        distinct = list(dict.fromkeys(headings))
        cosines = self.search.embedder.passages(distinct) @ query
        by_heading = dict(zip(distinct, cosines, strict=True))
        best = max(hit.score for hit in hits)
        subject = self._subject.met(sentences, headings)
        rest = self._subject.cosines(sentences, headings)
        found = [
            self._evidence(
                hit.passage,
                sentence,
                hit.score / best,
                float(cosine),
                float(by_heading[heading]),
                met,
                other,
            )
            for (hit, sentence), cosine, heading, met, other in zip(
                pairs, semantic, headings, subject, rest, strict=True
            )
        ]
        return sorted(found, key=lambda item: (not item.admissible, -item.score))

    def _evidence(
        self,
        passage: Passage,
        sentence: Sentence,
        rank: float,
        semantic: float,
        heading: float,
        subject: dict[str, float],
        rest: float,
    ) -> Evidence:
        question, text = self.question, passage.quote(sentence)
        rarity = self._rarity
        above = " ".join(passage.place.headings)
        met = term_matches(self._terms, text, above, passage.context, passage.text)
        like = self.likeness.of((passage.document, _heading(passage)))
        own = {term: best_match(term, text_terms(text)) for term in self._terms}
        past = asks_of_past(question)
        thing = subject.get(self._subject.thing, 1.0)
        signals = Signals(
            coverage=coverage(met, rarity),
            own=coverage(own, rarity),
            semantic=max(semantic, 0.0),
            heading=max(heading, 0.0),
            rank=rank,
            fit=self._fit(text, sentence.is_list),
            definition=defines(question, passage, text),
            first=float(sentence is passage.sentences[0]),
            unmet=coverage({term: float(value == 0) for term, value in met.items()}, rarity),
            older=0.0 if past else age(passage),
            elsewhere=float(self._admission.is_elsewhere(passage)),
            recent=0.5 if past else recency(text),
            asked=float(self._is_asked(passage)),
            about=float(passage.document in self._about),
            before=float(passage.document in self.before),
            kind=_kind_fit(question.asks, _heading(passage)),
            heading_met=self._heading_met(_heading(passage)),
            focus=self._focus_met(text, above),
            fewest=min(met.values(), default=0.0),
            strange=self._subject.strangeness,
            subject=coverage(subject, rarity) if subject else 1.0,
            least_subject=min(subject.values(), default=1.0),
            rest=max(rest, 0.0),
            thing=thing,
            likeness=max(like.meaning, 0.0),
            like_words=like.words,
            negation=_negation_fit(question.text, f"{_heading(passage)} {text}"),
            named=self._admission.named(text, passage),
            dated=self._admission.dated(text, passage),
            unknown=float(says_unknown(text) and _is_narrower(question, text)),
        )
        admissible = self._admission.admits(text, passage)
        score = signals.score(self.weights)
        doubts = self.search.store.doubts_among(passage.document, sentence.notes)
        well = sum(value >= KIND * TITLE for value in met.values())
        return Evidence(passage, sentence, text, signals, score, admissible, doubts, well)

    def _fit(self, text: str, is_list: bool) -> float:
        """Return how far a sentence holds the kind of thing asked for (0-1)."""
        if self.question.asks is Asks.COUNT and self._subject.thing and not says_unknown(text):
            return count_fit(text, self._subject.thing)
        if self.question.so_many:
            return list_fit(text, is_list, self.question.so_many)
        return type_fit(self.question.asks, text, is_list)

    @cached_property
    def _terms(self) -> tuple[str, ...]:
        """Return the question's stems with slips of spelling put right."""
        correct = self.search.speller.correct
        return tuple(dict.fromkeys(map(correct, self.question.terms)))

    def _is_no_answer(self, text: str, is_list: bool) -> bool:
        """Tell whether a sentence is a mere title, or a table of contents that nobody asked for."""
        if _BOILERPLATE.match(text):
            return True
        is_contents = is_list and _CONTENTS.search(text.partition("\n")[0])
        return bool(is_contents) and not _CONTENTS.search(self.question.text)

    @cached_property
    def _rarity(self) -> Callable[[str], float]:
        return cache(self.search.store.words.rarity)

    @cached_property
    def _subject(self) -> Subject:
        return Subject(self.question, self.search)

    @cached_property
    def _admission(self) -> Admission:
        return Admission(self.question, self.search, self._terms)

    @cached_property
    def _about(self) -> frozenset[str]:
        """Return the documents on what the question names."""
        return documents_on(mentions(self.question.text))

    def _heading_met(self, heading: str) -> float:
        """Return the share of a heading's words that the question meets (0-1)."""
        if heading not in self._met_headings:
            asked = frozenset(self._terms)
            met = {term: best_match(term, asked) for term in text_terms(heading)}
            self._met_headings[heading] = coverage(met, self._rarity)
        return self._met_headings[heading]

    def _focus_met(self, text: str, above: str) -> float:
        focus = next((term for term in self._terms if not term[0].isdigit()), "")
        return best_match(focus, text_terms(text) | text_terms(above)) if focus else 0.5

    @cached_property
    def _met_headings(self) -> dict[str, float]:
        return {}

    def _is_asked(self, passage: Passage) -> bool:
        """Tell whether the heading above is the question itself."""
        return question_key(self.question.text) == question_key(_heading(passage))


def _is_narrower(question: InterpretedQuestion, text: str) -> bool:
    """Tell whether a sentence is about certain years, and the question about none."""
    return bool(years_in(text)) and not question.years


def _negation_fit(question: str, text: str) -> float:
    return float(bool(_NEGATION.search(text))) if _NEGATION.search(question) else 0.5


def _kind_fit(asks: Asks, heading: str) -> float:
    if not heading.endswith("?"):
        return 0.5
    return float(kind_of(heading) is asks)


def _heading(passage: Passage) -> str:
    headings = passage.place.headings
    return headings[-1] if headings else passage.title
