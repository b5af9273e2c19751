"""The pieces of words as numbers: every beginning, middle and end of many words at once.

A piece is a polynomial over its letters' codes, modulo 2^64 (Karp and Rabin 1987). Since that
of a middle is a difference of two beginnings, a whole table of words is read with a few array
operations, and pieces are looked up as numbers instead of being cut out as texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

LONGEST = 48
_BATCH = 16_384
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse
_MODULUS = 1 << 64
_SLOT_BITS = 20


def _powers(base: int) -> Hashes:
    return np.array([pow(base, place, _MODULUS) for place in range(LONGEST + 1)], np.uint64)


_UP, _DOWN = _powers(_BASE), _powers(pow(_BASE, -1, _MODULUS))


def mixed(values: Hashes) -> Hashes:
    """Return numbers spread evenly over 64 bits (the finaliser of SplitMix64, Steele 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@cache
def letter(sign: str) -> np.uint64:
    """Return the code of a letter."""
    return np.uint64(mixed(np.array([ord(sign)], np.uint64))[0])


@dataclass(frozen=True)
class Pieces:
    """The words' lengths (words,) and the numbers of their beginnings (words, LONGEST + 1)."""

    lengths: Places
    beginnings: Hashes

    @classmethod
    def of(cls, words: Sequence[str]) -> Pieces:
        """Return the pieces of words of at most ``LONGEST`` letters."""
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        signs = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32)
        letters = np.zeros((len(words), LONGEST), np.uint64)
        letters[np.arange(LONGEST) < lengths[:, None]] = mixed(signs.astype(np.uint64))
        sums = np.zeros((len(words), LONGEST + 1), np.uint64)
        np.cumsum(letters * _UP[:LONGEST], axis=1, out=sums[:, 1:])
        return cls(lengths, sums)

    @property
    def wholes(self) -> Hashes:
        """Return the words' own numbers (words,)."""
        return self.beginnings[np.arange(len(self.lengths)), self.lengths]

    def between(self, words: Places, start: Places, end: Places) -> Hashes:
        """Return the numbers of the stretches ``start`` to ``end`` of some words."""
        return (self.beginnings[words, end] - self.beginnings[words, start]) * _DOWN[start]

    def with_letter(self, words: Places, end: Places, sign: str) -> Hashes:
        """Return the numbers of some words' beginnings with a letter put after."""
        return self.beginnings[words, end] + letter(sign) * _UP[end]


def hashes(words: Sequence[str]) -> Hashes:
    """Return the numbers of words; what is longer than ``LONGEST`` is cut there."""
    found = np.empty(len(words), np.uint64)
    for start in range(0, len(words), _BATCH):  # the table of a batch is large
        batch = [word[:LONGEST] for word in words[start : start + _BATCH]]
        found[start : start + len(batch)] = Pieces.of(batch).wholes
    return found


@dataclass(frozen=True)
class Table:
    """A number for each of many pieces."""

    keys: Hashes
    values: NDArray[np.float32]

    @classmethod
    def of(cls, keys: Hashes, values: NDArray[np.float32]) -> Table:
        """Return a table; of a key that comes twice the highest value stays."""
        order = np.lexsort((-values, keys))
        keys, values = keys[order], values[order]
        first = np.ones(len(keys), np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=first[1:])
        return cls(keys[first], values[first])

    @classmethod
    def counting(cls, keys: Hashes) -> Table:
        """Return a table of how often each key comes."""
        unique, counts = np.unique(keys, return_counts=True)
        return cls(unique, counts.astype(np.float32))

    def look_up(self, keys: Hashes, default: float) -> NDArray[np.float32]:
        """Return the values of the keys, ``default`` for those that are not there."""
        found = np.full(len(keys), default, np.float32)
        likely = np.flatnonzero(self._taken[_slots(keys)])
        wanted = keys[likely]
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        known = self.keys[places] == wanted
        found[likely[known]] = self.values[places[known]]
        return found

    @cached_property
    def _taken(self) -> NDArray[np.bool_]:
        """Return which slots some key falls in: most keys that are not there fall in none."""
        taken = np.zeros(1 << _SLOT_BITS, np.bool_)
        taken[_slots(self.keys)] = True
        return taken


def _slots(keys: Hashes) -> Places:
    """Return the slots that keys fall in (multiplicative hashing, Knuth 6.4)."""
    return ((keys * np.uint64(_BASE)) >> np.uint64(64 - _SLOT_BITS)).astype(np.int64)
