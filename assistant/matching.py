"""How well the words of a question are met by the words of a sentence and its headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import repeat

from index.swedish import terms
from index.synonyms import neighbours

_SHORTEST_PART = 4
_SHORTEST_BEGINNING = 5
_LONGEST_ENDING = 4

# What a meeting is worth. A whole word counts one; the others were set by hand and are
# bounded by what they may mean: a kind of the thing (kulturområde for område), another form
# of it (kulturpolitisk for kulturpolitik), another compound
# of the word, a part of it, a word that begins alike.
KIND, FORM, COMPOUND, PART, BEGINNING = 0.85, 0.85, 0.7, 0.5, 0.5
HEADING, TITLE, NEIGHBOUR = 0.9, 0.8, 0.5


@lru_cache(maxsize=200_000)
def closeness(term: str, other: str) -> float:
    """Return how well the stem ``other`` stands for the question's stem ``term`` (0-1)."""
    if term == other:
        return 1.0
    near = neighbours(term).get(other, 0.0)
    if near or not (term.isalpha() and other.isalpha()):
        return near
    return _likeness(term, other)


def _likeness(term: str, other: str) -> float:
    """Return the closeness of two stems that are words, by how they are built."""
    shorter, longer = (term, other) if len(term) <= len(other) else (other, term)
    if len(shorter) < _SHORTEST_PART:
        return 0.0
    if longer.endswith(shorter):
        return KIND if shorter == term else PART
    if longer[0] != shorter[0]:  # most words: nothing else that is looked for can be so
        return 0.0
    if longer.startswith(shorter):
        return COMPOUND if shorter == term else PART
    pairs = enumerate(zip(term, other, strict=False))
    shared = next((n for n, (a, b) in pairs if a != b), len(shorter))
    if shared < _SHORTEST_BEGINNING or len(longer) - shared > _LONGEST_ENDING:
        return 0.0
    return FORM if shared >= 0.8 * len(longer) else BEGINNING


@lru_cache(maxsize=20_000)
def text_terms(text: str) -> frozenset[str]:
    """Return the stems of a text, stop words left out."""
    return frozenset(terms(text))


@lru_cache(maxsize=200_000)
def best_match(term: str, stems: frozenset[str]) -> float:
    """Return the best closeness of ``term`` to any of the stems."""
    if term in stems:
        return 1.0
    return max(map(closeness, repeat(term), stems), default=0.0)


def term_matches(
    wanted: Iterable[str], sentence: str, heading: str, title: str, around: str
) -> dict[str, float]:
    """Return for every term of the question how well it is met (0-1).

    Args:
        wanted: the question's stems.
        sentence: the sentence itself; a word met here counts whole.
        heading: the headings above it.
        title: the document's title and other names.
        around: the rest of the passage.

    """
    places = ((sentence, 1.0), (heading, HEADING), (title, TITLE), (around, NEIGHBOUR))
    met: dict[str, float] = {}
    for term in wanted:
        met[term] = 0.0
        for text, worth in places:
            if met[term] < worth:
                met[term] = max(met[term], worth * best_match(term, text_terms(text)))
    return met


def coverage(met: dict[str, float], rarity: Callable[[str], float]) -> float:
    """Return the share of the question that is met, each term weighed by its rarity (0-1)."""
    weights = {term: rarity(term) for term in met}
    total = sum(weights.values())
    return sum(weights[term] * value for term, value in met.items()) / total if total else 0.0


def repeats(text: str, chosen: Iterable[str]) -> bool:
    """Tell whether a sentence says again what a chosen one says, with no figure of its own."""
    own = text_terms(text)
    figures = {term for term in own if term[0].isdigit()}
    for other in map(text_terms, chosen):
        shared = sum(best_match(term, other) >= 0.7 for term in own)
        if own and shared / len(own) >= 0.88 and figures <= other:
            return True
    return False
