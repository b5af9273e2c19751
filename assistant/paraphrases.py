"""How near a question is to the questions that each section is known to answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from assistant.known import kept, known_terms, known_vectors
from assistant.reading import content_terms
from assistant.shared import Numbers, SharedWords
from corpus.questions import all_questions
from index.embedding import bundled_model
from index.static import StaticModel, Vectors
from index.store import Store

Section = tuple[str, str]


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

    ``sections`` (questions,) is the number of each one's section, and ``places`` tells where a
    question stands, by its wording.
    """

    numbers: dict[Section, int]
    sections: NDArray[np.int64]
    vectors: Vectors
    words: SharedWords
    model: StaticModel
    places: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, sections: Sequence[Section], vectors: Vectors, words: SharedWords, model: StaticModel
    ) -> Paraphrases:
        """Return what compares with some questions.

        Args:
            sections: the section that answers each question.
            vectors: the questions' vectors by the model (questions, dimensions).
            words: the questions' words.
            model: what gives a question's vector.

        """
        numbers: dict[Section, int] = {}
        for section in sections:
            numbers.setdefault(section, len(numbers))
        own = np.array([numbers[section] for section in sections], np.int64)
        return cls(numbers, own, vectors, words, model)

    def likeness(self, question: str, besides: str = "") -> Likenesses:
        """Return for every section how near its nearest known question is.

        Args:
            question: the question.
            besides: a known question that is left out, where it is itself what is asked.

        """
        if not self.numbers:
            return Likenesses.none()
        meaning = self.vectors @ self.model.query(question)
        words = self.words.with_words(content_terms(question))
        for row in self.places.get(besides, ()):
            meaning[row] = words[row] = 0.0
        return Likenesses(self.numbers, self._best(meaning), self._best(words))

    def _best(self, values: Numbers) -> Numbers:
        best = np.zeros(len(self.numbers), np.float32)
        np.maximum.at(best, self.sections, values)
        return best


def paraphrases_of(store: Store) -> Paraphrases:
    """Return the bundled questions of an index's documents, and its own headings as questions."""
    model, bundled = bundled_model(), all_questions()
    titles, headings = store.titles(), store.headings()
    own = [number for number, item in enumerate(bundled) if item.document in titles]
    terms = [known_terms()[number] for number in own]
    terms += [frozenset(content_terms(heading)) for _, heading in headings]
    vectors = kept("headings", [heading for _, heading in headings], store.generation)
    places: dict[str, list[int]] = {}
    for row, number in enumerate(own):
        places.setdefault(bundled[number].question, []).append(row)
    found = Paraphrases.of(
        [*(bundled[number].section for number in own), *headings],
        np.concatenate([known_vectors()[own], vectors]),
        SharedWords.of(terms, store.words.rarity),
        model,
    )
    return replace(found, places=places)
