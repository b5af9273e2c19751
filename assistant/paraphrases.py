"""How near a question is to the questions that each section is known to answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.reading import content_terms
from corpus.questions import SectionQuestion
from index.static import StaticModel, Vectors

Section = tuple[str, str]
Numbers = NDArray[np.float32]

# Questions without words of substance share none; nothing is divided by zero.
_LEAST_WEIGHT = 1e-6


@dataclass(frozen=True)
class Likeness:
    """How near a section's nearest known question is: in meaning (a cosine) and in words (0-1)."""

    meaning: float
    words: float


@dataclass(frozen=True)
class Paraphrases:
    """Known questions with their vectors (questions, dimensions) and words.

    ``sections`` (questions,) numbers the section of each in ``names``; ``weights`` (questions,)
    is the rarity of all its words; ``holders`` tells for a word which questions have it.
    """

    names: tuple[Section, ...]
    sections: NDArray[np.int64]
    vectors: Vectors
    weights: Numbers
    holders: dict[str, NDArray[np.int64]]
    rarity: Callable[[str], float]
    model: StaticModel

    @classmethod
    def of(
        cls,
        questions: Iterable[SectionQuestion],
        model: StaticModel,
        rarity: Callable[[str], float],
    ) -> Paraphrases:
        """Return what compares with some questions, by a model's vectors and words' rarity."""
        known = list(questions)
        names = tuple(dict.fromkeys((item.document, item.heading) for item in known))
        numbers = {name: number for number, name in enumerate(names)}
        terms = [frozenset(content_terms(item.question)) for item in known]
        holders: dict[str, list[int]] = defaultdict(list)
        for number, own in enumerate(terms):
            for term in own:
                holders[term].append(number)
        return cls(
            names,
            np.array([numbers[item.document, item.heading] for item in known], np.int64),
            model.passages([item.question for item in known]),
            np.array([sum(map(rarity, own)) for own in terms], np.float32),
            {term: np.array(found, np.int64) for term, found in holders.items()},
            rarity,
            model,
        )

    def likeness(self, question: str) -> dict[Section, Likeness]:
        """Return for every section how near its nearest known question is."""
        if not self.names:
            return {}
        meaning = self.vectors @ self.model.query(question)
        shared = np.zeros(len(self.sections), np.float32)
        asked = 0.0
        for term in dict.fromkeys(content_terms(question)):
            weight = self.rarity(term)
            asked += weight
            if term in self.holders:
                shared[self.holders[term]] += weight
        words = shared / np.maximum(asked + self.weights - shared, _LEAST_WEIGHT)
        nearest = self._best(meaning.astype(np.float32)), self._best(words)
        return {
            name: Likeness(float(m), float(w))
            for name, m, w in zip(self.names, *nearest, strict=True)
        }

    def _best(self, values: Numbers) -> Numbers:
        best = np.zeros(len(self.names), np.float32)
        np.maximum.at(best, self.sections, values)
        return best
