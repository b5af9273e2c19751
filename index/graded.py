"""Synonyms with the grades that people gave them, as a table of numbers.

From Synlex (Kann and Rosell 2005) and Folkets lexikon, by ``index/training/synonyms.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np

from index.pieces import Hashes, hashes

TABLE = Path(__file__).parent / "synonyms.npz"

# The grades go from 1 to 5; one of 2 or less says that two words are not alike.
_NOT_ALIKE, _ALIKE = 2.0, 5.0


@cache
def _table() -> tuple[Hashes, Hashes, list[float]]:
    """Return the stems' numbers, sorted, those of their synonyms, and the weights (0-1)."""
    with np.load(TABLE) as saved:
        grades = saved["grade"].astype(np.float32)
        weights: list[float] = ((grades - _NOT_ALIKE) / (_ALIKE - _NOT_ALIKE)).tolist()
        return saved["first"], saved["second"], weights


def graded_synonyms(stems: Iterable[str]) -> dict[int, float]:
    """Return the numbers of what may stand for some stems, with the weights (0-1)."""
    firsts, seconds, weights = _table()
    found: dict[int, float] = {}
    keys = hashes(list(stems))
    starts = np.searchsorted(firsts, keys).tolist()
    ends = np.searchsorted(firsts, keys, side="right").tolist()
    for start, end in zip(starts, ends, strict=True):
        for place in range(start, end):
            number = int(seconds[place])
            found[number] = max(weights[place], found.get(number, 0.0))
    return found
