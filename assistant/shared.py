"""How much of their words two questions share, each word weighed by how rare it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

# Questions without words of substance share none; nothing is divided by zero.
_LEAST_WEIGHT = 1e-6


@dataclass(frozen=True)
class SharedWords:
    """The words of many questions.

    ``holders`` tells for a word which questions have it, ``weights`` (questions,) is the rarity
    of all words of each.
    """

    holders: dict[str, NDArray[np.int64]]
    weights: Numbers
    rarity: Callable[[str], float]

    @classmethod
    def of(cls, texts: Sequence[frozenset[str]], rarity: Callable[[str], float]) -> SharedWords:
        """Return the words of some questions.

        Args:
            texts: the stems of each question's words.
            rarity: how rare a word is.

        """
        numbers: dict[str, int] = {}
        said = [numbers.setdefault(term, len(numbers)) for own in texts for term in own]
        terms = np.array(said, np.int64)
        rows = np.repeat(np.arange(len(texts)), [len(own) for own in texts])
        rare = np.array([rarity(term) for term in numbers], np.float64)
        order = np.argsort(terms, kind="stable")
        ends = np.cumsum(np.bincount(terms, minlength=len(numbers)))
        holders = np.split(rows[order], ends[:-1]) if numbers else []
        weights = np.bincount(rows, rare[terms], len(texts)) if numbers else np.zeros(len(texts))
        return cls(dict(zip(numbers, holders, strict=True)), weights.astype(np.float32), rarity)

    def with_words(self, words: Iterable[str]) -> Numbers:
        """Return what each question shares with some words (questions,), 0-1.

        The rarity of the words they share, as a share of that of all words of either (Jaccard).
        """
        shared = np.zeros(len(self.weights), np.float32)
        asked = 0.0
        for term in dict.fromkeys(words):
            weight = self.rarity(term)
            asked += weight
            if term in self.holders:
                shared[self.holders[term]] += weight
        found: Numbers = shared / np.maximum(asked + self.weights - shared, _LEAST_WEIGHT)
        return found
