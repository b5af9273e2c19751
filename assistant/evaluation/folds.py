"""Cases in five parts, each judged by what was learned from the others."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from assistant.evaluation.lessons import Lesson

FOLDS = 5


def folds(lessons: Sequence[Lesson]) -> list[set[int]]:
    """Return the places of the lessons in each fold, fixed by their cases' ids."""
    order = sorted(range(len(lessons)), key=lambda n: _shuffled(lessons[n].case.id))
    return [set(order[fold::FOLDS]) for fold in range(FOLDS)]


def _shuffled(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
