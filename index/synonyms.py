"""Words that mean nearly the same in this field, and abbreviations: small reviewed lists."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.graded import graded_synonyms
from index.numbers import ABBREVIATIONS
from index.swedish import stem, terms, tokens
from index.weights import Weights

if TYPE_CHECKING:
    from index.lexical import LexicalIndex

LIST = Path(__file__).parent / "synonyms.toml"

# An abbreviation is the same thing as its long form; each word of the long form says less.
SAME, WORD_OF = 0.9, 0.6


@cache
def _neighbours() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    lists = tomllib.loads(LIST.read_text(encoding="utf-8"))
    for group in lists["group"]:
        stems = {stem(word) for word in group["words"] if len(tokens(word)) == 1}
        for one in stems:
            for other in stems - {one}:
                weights = table.setdefault(one, {})
                weights[other] = max(weights.get(other, 0.0), float(group["weight"]))
    for part in lists["part"]:
        for word in part["words"]:
            table.setdefault(stem(word), {})[stem(part["of"])] = float(part["weight"])
    for short, long in _abbreviations().items():
        if len(long) == 1:
            table.setdefault(short, {})[long[0]] = SAME
            table.setdefault(long[0], {})[short] = SAME
    return table


@cache
def _abbreviations() -> dict[str, list[str]]:
    """Return the stems of the long form of every abbreviation's stem."""
    lists = tomllib.loads(ABBREVIATIONS.read_text(encoding="utf-8"))
    return {stem(short): terms(long) for short, long in lists["long"].items()}


def neighbours(term: str) -> dict[str, float]:
    """Return the stems that may stand for a stem, with their weights (0-1)."""
    return _neighbours().get(term, {})


def expand(question: str) -> dict[str, float]:
    """Return the stems to look for besides the question's own, with their weights."""
    own = set(terms(question))
    found: dict[str, float] = {}
    for term in own:
        for other, weight in neighbours(term).items():
            if other not in own:
                found[other] = max(found.get(other, 0.0), weight)
    for short, long in _abbreviations().items():
        if short in own:
            found |= {term: max(found.get(term, 0.0), WORD_OF) for term in set(long) - own}
        elif own.issuperset(long):
            found[short] = SAME
    return found


def all_synonyms(question: str, words: LexicalIndex, weights: Weights) -> dict[str, float]:
    """Return the stems to look for besides the question's own, with what each is worth.

    Our own list goes before the dictionaries; of those only what stands in the index is taken.

    Args:
        question: the question.
        words: the index.
        weights: what a synonym of the list and one of the dictionaries are worth.

    """
    found: dict[str, float] = {}
    own = set(terms(question))
    if weights.graded:
        for other, grade in words.names_of(graded_synonyms(own)).items():
            if other not in own:
                found[other] = weights.graded * grade
    if weights.synonyms:
        found |= {other: weights.synonyms * like for other, like in expand(question).items()}
    return found
