"""BM25 as arrays: which passages have a feature, and what it is worth in each.

Robertson and Zaragoza 2009, with Lucene's idf that is never negative:
``ln(1 + (N - n + ½) / (n + ½)) · f / (f + k1 · (1 - b + b · length / mean length))``.
The weights are worked out when the index is built; a search adds rows of them up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Keys = NDArray[np.int64]
Rows = NDArray[np.int32]
Packed = NDArray[np.int64]

# A feature's key and a passage's row share one 64-bit number while they are sorted.
ROW_BITS = 24
KEY_BITS = 63 - ROW_BITS

_ROW_MASK = (1 << ROW_BITS) - 1
# So many stretches of keys are worked on one after the other, which spares memory.
_STRETCHES = 16
_READ_AT_ONCE = 1 << 25
# So many passages of a feature are added together with those of other features.
_SHORT = 1024
_ARRAYS = ("keys", "starts", "rows", "weights")


@dataclass(frozen=True)
class Saturation:
    """BM25's two constants: how soon a repeated feature stops counting, and length's effect."""

    k1: float
    b: float


@dataclass(frozen=True)
class Postings:
    """The passages of every feature, by the feature's key.

    ``keys`` (features,) is sorted; feature ``n`` stands in ``rows[starts[n]:starts[n + 1]]``
    and is worth the same stretch of ``weights`` there.
    """

    keys: Keys
    starts: Keys
    rows: Rows
    weights: NDArray[np.float16]

    @classmethod
    def build(cls, packed: list[Packed], size: int, saturation: Saturation) -> Postings:
        """Return the postings of ``size`` passages.

        Args:
            packed: every feature of every passage, with repeats, as ``pack`` gives them.
            size: the number of passages.
            saturation: BM25's constants.

        """
        lengths = np.zeros(size, np.float32)
        for batch in packed:
            batch.sort()  # not stable: alike is the same, and it runs on vector instructions
            lengths += np.bincount(batch & _ROW_MASK, minlength=size).astype(np.float32)
        mean = max(float(lengths.mean()), 1.0) if size else 1.0
        norms = saturation.k1 * (1 - saturation.b + saturation.b * lengths / mean)
        total = sum(map(len, packed))
        rows, weights = np.empty(total, np.int32), np.empty(total, np.float16)
        keys, passages, filled = [np.zeros(0, np.int64)], [np.zeros(1, np.int64)], 0
        for stretch in _stretches(packed):
            found_keys, found_passages, found_rows, found_weights = _weigh(stretch, norms)
            keys.append(found_keys)
            passages.append(found_passages)
            end = filled + len(found_rows)
            rows[filled:end], weights[filled:end] = found_rows, found_weights
            filled = end
        starts = np.cumsum(np.concatenate(passages))
        return cls(np.concatenate(keys), starts, rows[:filled], weights[:filled])

    def save(self, folder: Path) -> None:
        """Write the arrays into ``folder``, which is made."""
        folder.mkdir(parents=True)
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def open(cls, folder: Path) -> Postings:
        """Open the arrays in ``folder``: the large ones mapped, the small ones read.

        Every first use of a mapped page costs a question more than reading it did.
        """
        return cls(*(_opened(folder / f"{name}.npy") for name in _ARRAYS))

    def frequency(self, key: int) -> int:
        """Return in how many passages a feature stands."""
        place = int(np.searchsorted(self.keys, key))
        if place == len(self.keys) or self.keys[place] != key:
            return 0
        return int(self.starts[place + 1] - self.starts[place])

    def add_to(self, scores: Scores, wanted: Iterable[tuple[int, float]]) -> None:
        """Add to the passages' scores what the wanted features are worth, times their weight."""
        pairs = list(wanted)
        if not pairs or not len(self.keys):
            return
        keys = np.fromiter((key for key, _ in pairs), np.int64, len(pairs))
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        known = self.keys[places] == keys
        weights = np.fromiter((weight for _, weight in pairs), np.float32, len(pairs))[known]
        starts = self.starts[places[known]]
        lengths = self.starts[places[known] + 1] - starts
        short = lengths <= _SHORT
        for start, length, weight in zip(
            starts[~short], lengths[~short], weights[~short], strict=True
        ):
            stretch = slice(start, start + length)
            scores[self.rows[stretch]] += weight * self.weights[stretch]
        self._add_short(scores, starts[short], lengths[short], weights[short])

    def _add_short(self, scores: Scores, starts: Keys, lengths: Keys, weights: Scores) -> None:
        """Add many short stretches at once: one by one the calls would cost more than the sums."""
        total = int(lengths.sum())
        places = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(total)
        worth = self.weights[places] * np.repeat(weights, lengths)
        scores += np.bincount(self.rows[places], worth, len(scores)).astype(np.float32)


def _opened(path: Path) -> NDArray[Any]:
    small = path.stat().st_size <= _READ_AT_ONCE
    # A plain array is cut faster than a mapped one.
    return np.asarray(np.load(path, mmap_mode=None if small else "r"))


def pack(keys: Keys, rows: Rows, first: int) -> Packed:
    """Return features as single numbers that sort by key and then by passage.

    Args:
        keys: the features' keys, below 2^39.
        rows: the passage each stands in, as many, counted from ``first``.
        first: the first passage's row; the rows are to stay below 2^24.

    """
    return (keys << ROW_BITS) | (rows + np.int64(first))


def _stretches(packed: list[Packed]) -> Iterator[Packed]:
    """Yield all features in order, a stretch of keys at a time, from sorted batches."""
    highest = max((int(batch[-1]) for batch in packed if len(batch)), default=0) >> ROW_BITS
    step = highest // _STRETCHES + 1
    for low in range(0, highest + 1, step):
        bounds = (low << ROW_BITS, (low + step) << ROW_BITS)
        cuts = (batch[slice(*np.searchsorted(batch, bounds))] for batch in packed)
        stretch = np.concatenate([np.zeros(0, np.int64), *cuts])
        stretch.sort()
        yield stretch


def _weigh(stretch: Packed, norms: Scores) -> tuple[Keys, Keys, Rows, NDArray[np.float16]]:
    """Return a stretch's keys, in how many passages each stands, those, and the weights."""
    firsts = _firsts(stretch)
    counts = np.diff(firsts, append=len(stretch)).astype(np.float32)
    rows = (stretch[firsts] & _ROW_MASK).astype(np.int32)
    keys = stretch[firsts] >> ROW_BITS
    starts = _firsts(keys)
    passages = np.diff(starts, append=len(keys))
    idf = np.log1p((len(norms) - passages + 0.5) / (passages + 0.5)).astype(np.float32)
    weights = np.repeat(idf, passages) * counts / (counts + norms[rows])
    return keys[starts], passages, rows, weights.astype(np.float16)


def _firsts(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where sorted values begin anew."""
    differs = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=differs[1:])
    return np.flatnonzero(differs)
