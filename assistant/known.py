"""The bundled questions that the corpus is known to answer, and not to: their vectors and words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np

from assistant.reading import content_terms
from assistant.shared import Numbers, SharedWords
from corpus.questions import load_questions, load_unanswered
from index.embedding import bundled_model
from index.static import Vectors

# So many of the nearest questions are looked at.
SOME = 5

Terms = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a question is to others (0-1): the nearest, and the mean of the nearest few."""

    nearest: float
    some: float

    @classmethod
    def of(cls, values: Numbers) -> Nearness:
        """Return the nearness of the likeness to each (questions,)."""
        best = np.partition(values, -SOME)[-SOME:]
        return cls(float(best.max()), float(best.mean()))


@cache
def known_vectors() -> Vectors:
    """Return the vectors of the questions that are answered (questions, dimensions)."""
    return bundled_model().passages([item.question for item in load_questions()])


@cache
def known_terms() -> Terms:
    """Return the stems of the words of the questions that are answered, in order."""
    return _terms([item.question for item in load_questions()])


@cache
def unanswered_vectors() -> Vectors:
    """Return the vectors of the questions that are not answered (questions, dimensions)."""
    return bundled_model().passages(list(load_unanswered()))


@cache
def known_words() -> tuple[SharedWords, SharedWords]:
    """Return the words of the questions that are answered, and of those that are not.

    A word's rarity is by how many of all these questions have it.
    """
    answered, unanswered = known_terms(), _terms(load_unanswered())
    counts = Counter(chain(*answered, *unanswered))
    total = len(answered) + len(unanswered)

    def rarity(term: str) -> float:
        return math.log1p(total / (1 + counts[term]))

    return SharedWords.of(answered, rarity), SharedWords.of(unanswered, rarity)


def _terms(questions: Sequence[str]) -> Terms:
    return tuple(frozenset(content_terms(question)) for question in questions)
