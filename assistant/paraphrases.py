"""How near a question is to the questions that each section is known to answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
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


UNLIKE = Likeness(0.0, 0.0)


@dataclass(frozen=True)
class Likenesses:
    """How near a question is to the nearest that each section is known to answer.

    ``meaning`` and ``words`` (sections,) are by the sections' numbers, which ``numbers`` holds.
    """

    numbers: Mapping[Section, int]
    meaning: Numbers
    words: Numbers

    @classmethod
    def none(cls) -> Likenesses:
        """Return what is known where there are no questions."""
        return cls({}, np.zeros(0, np.float32), np.zeros(0, np.float32))

    def of(self, section: Section) -> Likeness:
        """Return how near a section's questions are; not at all where none are known."""
        number = self.numbers.get(section)
        if number is None:
            return UNLIKE
        return Likeness(float(self.meaning[number]), float(self.words[number]))

    def nearest(self, most: int) -> list[Section]:
        """Return the sections whose questions are nearest, nearest first."""
        names = list(self.numbers)
        order = np.argsort(-(self.meaning + self.words), kind="stable")[:most]
        return [names[number] for number in order]


@dataclass(frozen=True)
class Paraphrases:
    """Known questions with their vectors (questions, dimensions) and words.

    ``sections`` (questions,) is the number of each one's section; ``weights`` (questions,)
    is the rarity of all its words; ``holders`` tells for a word which questions have it.
    """

    numbers: dict[Section, int]
    sections: NDArray[np.int64]
    vectors: Vectors
    weights: Numbers
    holders: dict[str, NDArray[np.int64]]
    rarity: Callable[[str], float]
    model: StaticModel

    @classmethod
    def of(
        cls,
        questions: Sequence[SectionQuestion],
        vectors: Vectors,
        model: StaticModel,
        rarity: Callable[[str], float],
    ) -> Paraphrases:
        """Return what compares with some questions.

        Args:
            questions: the questions.
            vectors: their vectors by the model (questions, dimensions).
            model: what gives a question's vector.
            rarity: how rare a word is.

        """
        numbers: dict[Section, int] = {}
        for item in questions:
            numbers.setdefault((item.document, item.heading), len(numbers))
        terms = [frozenset(content_terms(item.question)) for item in questions]
        holders: dict[str, list[int]] = defaultdict(list)
        for number, own in enumerate(terms):
            for term in own:
                holders[term].append(number)
        rare = {term: rarity(term) for term in holders}
        return cls(
            numbers,
            np.array([numbers[item.document, item.heading] for item in questions], np.int64),
            vectors,
            np.array([sum(map(rare.__getitem__, own)) for own in terms], np.float32),
            {term: np.array(found, np.int64) for term, found in holders.items()},
            rarity,
            model,
        )

    def likeness(self, question: str) -> Likenesses:
        """Return for every section how near its nearest known question is."""
        if not self.numbers:
            return Likenesses.none()
        meaning = self.vectors @ self.model.query(question)
        shared = np.zeros(len(self.sections), np.float32)
        asked = 0.0
        for term in dict.fromkeys(content_terms(question)):
            weight = self.rarity(term)
            asked += weight
            if term in self.holders:
                shared[self.holders[term]] += weight
        words = shared / np.maximum(asked + self.weights - shared, _LEAST_WEIGHT)
        return Likenesses(self.numbers, self._best(meaning), self._best(words))

    def _best(self, values: Numbers) -> Numbers:
        best = np.zeros(len(self.numbers), np.float32)
        np.maximum.at(best, self.sections, values)
        return best
