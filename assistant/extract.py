"""Passages to evidence: every sentence found, weighed against the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.matching import best_match, coverage, term_matches, text_terms
from assistant.question import Asks, InterpretedQuestion, years_in
from corpus.document import State
from index.passages import Passage
from index.search import Hit, Search
from index.sentences import Sentence

_AMOUNT = re.compile(
    r"\d[\s\u00a0]*(?:kr\b|kronor|euro|miljon|miljard|procent|%)|\bkronor\b", re.IGNORECASE
)
_SHARE = re.compile(r"procent|%|hälften|andel|tredjedel|fjärdedel", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:19|20)\d{2}\b|januari|februari|mars\b|april|\bmaj\b|juni|juli|augusti|september|oktober"
    r"|november|december|hela året|löpande|årligen|varje år|månad|veck|\bkvartal",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"för att|eftersom|syfte|skäl|motiver|därför|ändamål|avsikt|\bmål", re.IGNORECASE
)
_UNKNOWN = re.compile(
    r"framgår inte av de källor|har inte (?:hittats|setts|kunnat)|är inte känd|finns inte i källorna"
    r"|saknas i (?:de )?källor|ingen uppgift|inte angivet i källan|framgår inte av",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:äldre|tidigare|förr|förut|historia|histori\w+|då|gamla|dåvarande)\b", re.IGNORECASE
)
_BOILERPLATE = re.compile(r"^(?:Förordning|Lag) \(\d{4}:\d+\)\.$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with its weights; ``score`` orders, the others explain.

    ``coverage`` is the share of the question's words that are met (0-1), ``semantic`` the
    cosine of sentence and question, ``fit`` whether it holds the kind of thing asked for.
    """

    passage: Passage
    sentence: Sentence
    text: str
    score: float
    coverage: float
    semantic: float
    fit: float
    admissible: bool

    @property
    def is_unknown(self) -> bool:
        """Tell whether the sentence says that the sources do not say."""
        return bool(_UNKNOWN.search(self.text))


def weigh(question: InterpretedQuestion, hits: Sequence[Hit], search: Search) -> list[Evidence]:
    """Return every sentence of the passages, weighed, best first."""
    if not hits:
        return []
    pairs = [
        (hit, sentence)
        for hit in hits
        for sentence in hit.passage.sentences
        if not _BOILERPLATE.match(hit.passage.quote(sentence))
    ]
    texts = [f"{hit.passage.place}\n{hit.passage.quote(sentence)}" for hit, sentence in pairs]
    cosines = search.embedder.passages(texts) @ search.embedder.query(question.text)
    best = max(hit.score for hit in hits)
    found = [
        _weigh_one(question, hit, sentence, float(cosine), hit.score / best, search)
        for (hit, sentence), cosine in zip(pairs, np.asarray(cosines), strict=True)
    ]
    return sorted(found, key=lambda evidence: -evidence.score)


def _weigh_one(
    question: InterpretedQuestion,
    hit: Hit,
    sentence: Sentence,
    cosine: float,
    rank: float,
    search: Search,
) -> Evidence:
    passage = hit.passage
    text = passage.quote(sentence)
    headings = " ".join(passage.place.headings)
    met = term_matches(question.terms, text, headings, passage.context, passage.text)
    covered = coverage(met, search.store.words.rarity)
    fit = type_fit(question.asks, text, sentence.is_list)
    admissible = _names_met(question, met) and years_fit(question, text, passage)
    if question.paragraph:
        admissible = admissible and _paragraph_fits(question.paragraph, passage)
    score = 0.5 * covered + 0.3 * max(cosine, 0.0) + 0.15 * fit + 0.15 * rank
    if (
        passage.state is not State.CURRENT
        and not question.years
        and not _PAST.search(question.text)
    ):
        score -= 0.08
    if sentence is passage.sentences[0]:
        score += 0.03
    if not admissible:
        score -= 1.0
    return Evidence(passage, sentence, text, score, covered, cosine, fit, admissible)


def type_fit(asks: Asks, text: str, is_list: bool) -> float:
    """Return how far a sentence holds the kind of thing asked for (0-1, ½ where open)."""
    if _UNKNOWN.search(text):
        return 0.5
    patterns = {Asks.AMOUNT: _AMOUNT, Asks.SHARE: _SHARE, Asks.WHEN: _TIME, Asks.WHY: _REASON}
    if asks in patterns:
        return 1.0 if patterns[asks].search(text) else 0.0
    if asks is Asks.WHICH:
        return 1.0 if is_list else 0.4
    return 0.5


def years_fit(question: InterpretedQuestion, text: str, passage: Passage) -> bool:
    """Tell whether a sentence may speak of the years asked about.

    Its own years decide; where it has none, those of its headings and title, and where
    they have none either, the years the passage holds for - but never for an amount,
    which belongs to the year it is given for.
    """
    if not question.years:
        return True
    own = years_in(text)
    if own:
        return bool(set(own) & set(question.years))
    above = years_in(" ".join((passage.title, *passage.place.headings)))
    if above:
        return bool(set(above) & set(question.years))
    if question.asks is Asks.AMOUNT:
        return False
    return any(passage.years.include(year) for year in question.years)


def _names_met(question: InterpretedQuestion, met: dict[str, float]) -> bool:
    return all(met.get(name, 1.0) >= 0.5 for name in question.names)


def _paragraph_fits(wanted: str, passage: Passage) -> bool:
    own = passage.place.paragraph
    return own == wanted or own.endswith(f" {wanted}")


def repeats(text: str, chosen: Iterable[str]) -> bool:
    """Tell whether a sentence says again what a chosen one says."""
    own = text_terms(text)
    for other in map(text_terms, chosen):
        shared = sum(best_match(term, other) >= 0.7 for term in own)
        if own and shared / len(own) >= 0.8:
            return True
    return False
