"""Passages to evidence: every sentence found, weighed against the question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field, fields
from functools import cached_property

from assistant.entities import Entity, EntityKind, documents_on, is_named, mentions
from assistant.fitting import age, asks_of_past, defines, recency, says_unknown, type_fit
from assistant.matching import KIND, TITLE, best_match, coverage, term_matches, text_terms
from assistant.meaning import nearest
from assistant.paraphrases import Likeness, Section
from assistant.question import InterpretedQuestion
from assistant.reading import Asks, kind_of, years_in
from index.compounds import parts
from index.lexical import LexicalIndex
from index.passages import Passage, question_key
from index.search import Hit, Search
from index.sentences import Sentence
from index.swedish import STOP_WORDS, stem, tokens
from index.synonyms import neighbours

NAME, NAME_OF_AMOUNT = 0.5, 0.7
# What a word met in meaning alone is worth.
MEANING = 0.9
# How well the thing that is to be counted must be met.
COUNTED = 0.5
_UNLIKE = Likeness(0.0, 0.0)
_DATED = frozenset({Asks.AMOUNT, Asks.DAY, Asks.WHEN})
_REQUIRED = frozenset({EntityKind.GRANT, EntityKind.ORGANISATION})
_EXACT = frozenset({Asks.AMOUNT, Asks.COUNT, Asks.SHARE})
_THING = re.compile(
    r"\b(?:hur många|vilk(?:en|et|a)|antalet|vad kostar (?:en|ett)|vad heter)\s+(\w+)",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(r"^(?:Förordning|Lag) \(\d{4}:\d+\)\.$")


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for and against a sentence; see ``Signals`` for the meaning of each.

    Fitted on the tuning half of the evaluation cases (a softmax over each question's
    sentences), then rounded.
    """

    coverage: float = 3.65
    own: float = 1.46
    semantic: float = 2.65
    heading: float = 2.7
    rank: float = 5.13
    fit: float = 3.8
    definition: float = -0.29
    first: float = 0.39
    unmet: float = -1.48
    older: float = -1.14
    elsewhere: float = -1.83
    recent: float = -0.08
    unknown: float = -1.19
    asked: float = 1.5
    about: float = 0.08
    before: float = 1.21
    kind: float = 0.58
    heading_met: float = -0.35
    focus: float = 0.25
    fewest: float = 0.34
    strange: float = -0.0
    subject: float = 0.86
    least_subject: float = -0.36
    rest: float = 1.23
    thing: float = 0.68
    likeness: float = 2.0
    like_words: float = 2.0


FITTED = Weights()


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of a sentence as an answer to a question, each 0-1.

    coverage: the share of the question met by the sentence and what stands around it.
    own: the share met by the sentence itself. semantic, heading: the cosine of the question
    and the sentence, and of the question and the heading. rank: the passage's search score
    against the best. fit: whether it holds the kind of thing asked for. definition: whether
    it says what the thing asked about is. first: whether it opens its passage. unmet: the
    share met nowhere. older: whether it is an older rule. elsewhere: whether it is about
    another region than the one meant. recent: how new the years it names are. unknown:
    whether it says that the sources do not say something narrower than what was asked. asked:
    whether it stands under the very question. about: whether its document is on a grant, an
    organisation or a statute that is named. before: whether the turn before cited its document.
    kind: whether it stands under a question of the same kind, ½ where under none. heading_met:
    the share of the heading that is met by the question. focus: how well the first word of
    substance ("Vilka mål …", "Vem beslutar …") is met by the sentence or its headings. fewest:
    how well the word that is met least is met. strange: how far the question has a word that
    the corpus does not know; it is the same for all sentences. subject: how well the words that
    say what is asked of the thing named ("biljett" of a theatre's ticket) are met by the sentence
    and its heading, in form or in meaning, each weighed by its rarity. least_subject: how well
    the one is met that is met least. rest: the cosine of question and sentence, both without
    the names. thing: how well the noun is met that is asked for by number or by kind ("Hur många
    besökare …"). likeness, like_words: how near the question is, in meaning and in words, to the
    nearest of those that its section is known to answer.
    """

    coverage: float
    own: float
    semantic: float
    heading: float
    rank: float
    fit: float
    definition: float
    first: float
    unmet: float
    older: float
    elsewhere: float
    recent: float
    unknown: float
    asked: float
    about: float
    before: float
    kind: float
    heading_met: float
    focus: float
    fewest: float
    strange: float
    subject: float
    least_subject: float
    rest: float
    thing: float
    likeness: float
    like_words: float

    def score(self, weights: Weights) -> float:
        """Return the weighted sum."""
        pairs = zip(astuple(self), astuple(weights), strict=True)
        return float(sum(signal * weight for signal, weight in pairs))


assert [f.name for f in fields(Signals)] == [f.name for f in fields(Weights)]


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
    weights: Weights = FITTED
    before: frozenset[str] = frozenset()
    likeness: Mapping[Section, Likeness] = field(default_factory=dict)

    def weigh(self, hits: Sequence[Hit]) -> list[Evidence]:
        """Return every sentence of the passages, best first; the inadmissible come last."""
        pairs = [
            (hit, sentence)
            for hit in hits
            for sentence in hit.passage.sentences
            if not _BOILERPLATE.match(hit.passage.quote(sentence))
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
        subject = self._subject_met(sentences, headings)
        rest = self._rest_met(sentences, headings)
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
        rarity = self.search.store.words.rarity
        above = " ".join(passage.place.headings)
        met = term_matches(self._terms, text, above, passage.context, passage.text)
        like = self.likeness.get((passage.document, _heading(passage)), _UNLIKE)
        own = {term: best_match(term, text_terms(text)) for term in self._terms}
        past = asks_of_past(question)
        signals = Signals(
            coverage=coverage(met, rarity),
            own=coverage(own, rarity),
            semantic=max(semantic, 0.0),
            heading=max(heading, 0.0),
            rank=rank,
            fit=type_fit(question.asks, text, sentence.is_list),
            definition=defines(question, passage, text),
            first=float(sentence is passage.sentences[0]),
            unmet=coverage({term: float(value == 0) for term, value in met.items()}, rarity),
            older=0.0 if past else age(passage),
            elsewhere=float(self._is_elsewhere(passage)),
            recent=0.5 if past else recency(text),
            asked=float(self._is_asked(passage)),
            about=float(passage.document in self._about),
            before=float(passage.document in self.before),
            kind=_kind_fit(question.asks, _heading(passage)),
            heading_met=self._heading_met(_heading(passage)),
            focus=self._focus_met(text, above),
            fewest=min(met.values(), default=0.0),
            strange=self._strange,
            subject=coverage(subject, rarity) if subject else 1.0,
            least_subject=min(subject.values(), default=1.0),
            rest=max(rest, 0.0),
            thing=subject.get(self._thing, 1.0),
            likeness=max(like.meaning, 0.0),
            like_words=like.words,
            unknown=float(says_unknown(text) and _is_narrower(question, text)),
        )
        admissible = (
            self._names_met(text, passage)
            and self._entities_met(text, passage)
            and years_fit(question, text, passage)
            and (not question.paragraph or _paragraph_fits(question.paragraph, passage))
            and (question.asks is not Asks.COUNT or subject.get(self._thing, 1.0) >= COUNTED)
        )
        score = signals.score(self.weights)
        doubts = self.search.store.doubts_among(passage.document, sentence.notes)
        well = sum(value >= KIND * TITLE for value in met.values())
        return Evidence(passage, sentence, text, signals, score, admissible, doubts, well)

    @cached_property
    def _terms(self) -> tuple[str, ...]:
        """Return the question's stems with slips of spelling put right."""
        correct = self.search.speller.correct
        return tuple(dict.fromkeys(map(correct, self.question.terms)))

    @cached_property
    def _about(self) -> frozenset[str]:
        """Return the documents on what the question names."""
        return documents_on(mentions(self.question.text))

    @cached_property
    def _names(self) -> frozenset[str]:
        """Return the stems that must be met: words written as names, and names of regions."""
        written = map(self.search.speller.correct, self.question.names)
        regions = self.search.store.region_terms
        return frozenset((*written, *(term for term in self._terms if term in regions)))

    def _heading_met(self, heading: str) -> float:
        """Return the share of a heading's words that the question meets (0-1)."""
        if heading not in self._met_headings:
            asked = frozenset(self._terms)
            met = {term: best_match(term, asked) for term in text_terms(heading)}
            self._met_headings[heading] = coverage(met, self.search.store.words.rarity)
        return self._met_headings[heading]

    def _focus_met(self, text: str, above: str) -> float:
        focus = next((term for term in self._terms if not term[0].isdigit()), "")
        return best_match(focus, text_terms(text) | text_terms(above)) if focus else 0.5

    def _subject_met(
        self, sentences: Sequence[str], headings: Sequence[str]
    ) -> list[dict[str, float]]:
        """Return for every sentence how well each word of the subject is met (0-1), by stem."""
        words = self._subject
        said = [frozenset(tokens(f"{h} {s}")) for s, h in zip(sentences, headings, strict=True)]
        met = []
        for own, near in zip(said, nearest(words, said), strict=True):
            forms = frozenset(map(stem, own))
            met.append(
                {
                    stem(word): max(best_match(stem(word), forms), MEANING * float(value))
                    for word, value in zip(words, near, strict=True)
                }
            )
        return met

    def _rest_met(self, sentences: Sequence[str], headings: Sequence[str]) -> Sequence[float]:
        """Return the cosines of the subject and each sentence with its heading, names left out."""
        if not self._subject:
            return [1.0] * len(sentences)
        names = {
            w
            for m in mentions(self.question.text)
            for w in tokens(self.question.text[m.start : m.end])
        }
        texts = [
            " ".join(
                w
                for w in tokens(f"{h} {s}")
                if w not in STOP_WORDS
                and w not in names
                and stem(w) not in self.search.store.region_terms
            )
            for s, h in zip(sentences, headings, strict=True)
        ]
        asked = " ".join(self._subject)
        vectors = self.search.embedder.passages([asked, *texts])
        found: list[float] = (vectors[1:] @ vectors[0]).tolist()
        return found

    @cached_property
    def _thing(self) -> str:
        """Return the stem of the noun that is asked for by number or by kind, or nothing."""
        found = _THING.search(self.question.text)
        word = found[1].lower() if found else ""
        return stem(word) if word in self._subject else ""

    @cached_property
    def _subject(self) -> tuple[str, ...]:
        """Return the question's words of substance that are not part of a name."""
        text = self.search.speller.corrected(self.question.text)
        for mention in reversed(mentions(text)):
            text = f"{text[: mention.start]} {text[mention.end :]}"
        said = dict.fromkeys(w for w in tokens(text) if w.isalpha() and w not in STOP_WORDS)
        return tuple(word for word in said if stem(word) not in self.search.store.region_terms)

    @cached_property
    def _strange(self) -> float:
        """Return how far the strangest word of the question is unknown to the corpus (0-1)."""
        words = self.search.store.words
        found = dict(zip(self._said, parts(self._said), strict=True))
        return max((_strangeness(word, found[word], words) for word in self._said), default=0.0)

    @cached_property
    def _said(self) -> tuple[str, ...]:
        correct = self.search.speller.corrected(self.question.text)
        return tuple(
            w for w in dict.fromkeys(tokens(correct)) if w.isalpha() and w not in STOP_WORDS
        )

    @cached_property
    def _met_headings(self) -> dict[str, float]:
        return {}

    def _is_asked(self, passage: Passage) -> bool:
        """Tell whether the heading above is the question itself."""
        return question_key(self.question.text) == question_key(_heading(passage))

    def _names_met(self, text: str, passage: Passage) -> bool:
        """Tell whether the sentence, its headings or its title speak of every name asked about."""
        stems = text_terms(text) | text_terms(passage.context)
        # What holds for the county may hold for a place in it, but not its amounts.
        least = NAME_OF_AMOUNT if self.question.asks in _EXACT else NAME
        return all(best_match(name, stems) >= least for name in self._names)

    def _entities_met(self, text: str, passage: Passage) -> bool:
        """Tell whether a sentence or what stands above it is about each grant and recipient named.

        One is enough where the question names several, which it may compare.
        """
        if not self._entities:
            return True
        stems = text_terms(text) | text_terms(passage.context)
        return any(
            entity.document == passage.document or is_named(entity, stems)
            for entity in self._entities
        )

    @cached_property
    def _entities(self) -> tuple[Entity, ...]:
        found = (mention.entity for mention in mentions(self.question.text))
        return tuple(entity for entity in found if entity.kind in _REQUIRED)

    def _is_elsewhere(self, passage: Passage) -> bool:
        """Tell whether a passage is about a region that is neither named nor the home region."""
        home = self.search.home_region
        if not home or not passage.region or passage.region == home:
            return False
        named = set(self._terms)
        return not any(best_match(t, named) >= 1.0 for t in text_terms(passage.region))


def _strangeness(word: str, own_parts: Sequence[str], words: LexicalIndex) -> float:
    """Return 1 for a word the corpus knows no part of, less the more of its parts it knows."""
    if words.frequency(stem(word)) or neighbours(stem(word)):
        return 0.0
    if not own_parts:
        return 1.0
    known = sum(words.frequency(part) > 0 for part in own_parts)
    return 1.0 - known / len(own_parts)


def _is_narrower(question: InterpretedQuestion, text: str) -> bool:
    """Tell whether a sentence is about certain years, and the question about none."""
    return bool(years_in(text)) and not question.years


def _kind_fit(asks: Asks, heading: str) -> float:
    if not heading.endswith("?"):
        return 0.5
    return float(kind_of(heading) is asks)


def _heading(passage: Passage) -> str:
    headings = passage.place.headings
    return headings[-1] if headings else passage.title


def years_fit(question: InterpretedQuestion, text: str, passage: Passage) -> bool:
    """Tell whether a sentence may speak of the years asked about.

    Its own years decide; where it has none, those of its headings and title, and where
    they have none either, the years the passage holds for - but never for an amount or a
    day, which belong to the year they are given for.
    """
    if not question.years:
        return True
    own = years_in(text)
    if own:
        return bool(set(own) & set(question.years))
    above = years_in(" ".join((passage.title, *passage.place.headings)))
    if above:
        return bool(set(above) & set(question.years))
    if question.asks in _DATED:
        return False
    return any(passage.years.include(year) for year in question.years)


def _paragraph_fits(wanted: str, passage: Passage) -> bool:
    own = passage.place.paragraph
    return own == wanted or own.endswith(f" {wanted}")
