"""Where compounds are put together: a linear model over every place in many words at once.

What is weighed are the letters at the seam and how common its two sides are as words of their
own (``lexicon.py``). The weights come from ``index/training/compounds.py`` and are hashed
(Weinberger et al. 2009), so that no list of compounds is shipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.lexicon import UNKNOWN, lexicon
from index.pieces import Hashes, Pieces, Places, hashes, letter, mixed
from index.swedish import stems

WEIGHTS = Path(__file__).parent / "compounds.npy"
SLOTS = 8192
SHORTEST_SIDE, SHORTEST, LONGEST = 2, 6, 40

Numbers = NDArray[np.float32]
Flags = NDArray[np.bool_]

_ROOTED, _NAMED_FIRST, _NAMED_LAST = 3, 5, 6


@dataclass(frozen=True)
class Seams:
    """The places where some words may be taken apart, and what is weighed of each.

    ``words`` and ``places`` (seams,) name the word and the offset; ``slots`` and ``values``
    (seams, features) say which weights count there, and how much.
    """

    words: Places
    places: Places
    slots: Places
    values: Numbers

    def log_odds(self) -> Numbers:
        """Return the log-odds that each is a seam (seams,)."""
        learned = weights()
        found: Numbers = learned[-1] + (learned[self.slots] * self.values).sum(axis=1)
        return found


@cache
def weights() -> Numbers:
    """Return the model's weights by slot, with the bias last (SLOTS + 1,)."""
    saved: Numbers = np.load(WEIGHTS).astype(np.float32)
    return saved


def splittable(word: str) -> bool:
    """Tell whether a word can be a compound at all."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def find_seams(words: Sequence[str]) -> Seams:
    """Return the places in ``splittable`` words that lie between two known parts.

    In a word without such a place, those beside one known part are taken.
    """
    pieces = Pieces.of(words)
    offsets = np.arange(LONGEST + 1)
    room = (offsets >= SHORTEST_SIDE) & (offsets <= pieces.lengths[:, None] - SHORTEST_SIDE)
    rows, places = np.nonzero(room)
    share, form = _first(pieces, rows, places)
    after = share > UNKNOWN
    first = np.flatnonzero(after)
    lasts = _Lasts.of(words, pieces, rows[first], places[first])
    between = first[lasts.known]
    has_one = np.zeros(len(words), np.bool_)
    has_one[rows[between]] = True
    rest = np.flatnonzero(~has_one[rows])
    others = _Lasts.of(words, pieces, rows[rest], places[rest])
    beside = after[rest] | others.known
    chosen = np.concatenate([between, rest[beside]])
    ends = lasts.only(lasts.known), others.only(beside)
    whole = lexicon().words.look_up(pieces.wholes, UNKNOWN)[rows[chosen]]
    shares = (whole, share[chosen], *(np.concatenate(pair) for pair in zip(*ends, strict=True)))
    roots = np.concatenate([lasts.roots[lasts.known], others.roots[beside]])
    slots, values = _features(pieces, rows[chosen], places[chosen], shares, form[chosen], roots)
    return Seams(rows[chosen], places[chosen], slots, values)


@dataclass(frozen=True)
class _Lasts:
    """The shares of some last sides as words, as stems and as mere ends, and their roots."""

    as_word: Numbers
    as_root: Numbers
    as_tail: Numbers
    roots: Hashes

    @classmethod
    def of(cls, words: Sequence[str], pieces: Pieces, rows: Places, places: Places) -> _Lasts:
        known, ends = lexicon(), pieces.lengths[rows]
        last = pieces.between(rows, places, ends)
        start = pieces.between(rows, places, np.minimum(places + 3, ends))
        rooted = known.beginnings.look_up(start, 0) > 0
        pairs = zip(rows[rooted].tolist(), places[rooted].tolist(), strict=True)
        roots = last.copy()
        roots[rooted] = hashes(stems([words[row][place:] for row, place in pairs]))
        as_root = np.full(len(rows), UNKNOWN, np.float32)
        as_root[rooted] = known.stems.look_up(roots[rooted], UNKNOWN)
        as_word = known.words.look_up(last, UNKNOWN)
        return cls(as_word, as_root, known.tails.look_up(last, UNKNOWN), roots)

    @property
    def known(self) -> Flags:
        """Return which may stand last in a compound."""
        found: Flags = np.maximum.reduce([self.as_word, self.as_root, self.as_tail]) > UNKNOWN
        return found

    def only(self, chosen: Flags) -> tuple[Numbers, Numbers, Numbers]:
        """Return the shares of some of them."""
        return self.as_word[chosen], self.as_root[chosen], self.as_tail[chosen]


def _first(pieces: Pieces, rows: Places, places: Places) -> tuple[Numbers, Places]:
    """Return the share of the commonest word that each first side may be a form of, and how."""
    known = lexicon().words

    def looked_up(keys: Hashes, where: Flags | None = None) -> Numbers:
        if where is None:
            return known.look_up(keys, UNKNOWN)
        found = np.full(len(keys), UNKNOWN, np.float32)
        found[where] = known.look_up(keys[where], UNKNOWN)
        return found

    final = pieces.between(rows, places - 1, places)
    before = pieces.between(rows, places - 2, places - 1)
    long = places > 3
    genitive = long & (final == letter("s")) & (before != letter("s"))
    vowel = long & np.isin(final, [letter(sign) for sign in "uoae"])
    shorter = pieces.beginnings[rows, places - 1]
    ways = np.stack(
        [
            looked_up(pieces.beginnings[rows, places]),
            looked_up(pieces.with_letter(rows, places, "a"), places > 2),
            looked_up(pieces.with_letter(rows, places, "e"), places > 2),
            looked_up(shorter, genitive),
            looked_up(pieces.with_letter(rows, places - 1, "a"), vowel),
            looked_up(pieces.with_letter(rows, places - 1, "e"), vowel),
            looked_up(shorter, vowel),
        ]
    )
    return ways.max(axis=0), ways.argmax(axis=0)


def _features(
    pieces: Pieces,
    rows: Places,
    places: Places,
    shares: tuple[Numbers, ...],
    form: Places,
    roots: Hashes,
) -> tuple[Places, Numbers]:
    """Return the slots of what is weighed of each place, and how much each counts."""
    known = lexicon()
    ends = pieces.lengths[rows]
    left, right = places, ends - places
    first, last = pieces.beginnings[rows, places], pieces.between(rows, places, ends)
    begun = known.beginnings.look_up(first, 0)
    is_last = np.maximum.reduce(shares[2:]) > UNKNOWN
    both = (shares[1] > UNKNOWN) * 2 + is_last.astype(np.int64)
    # What is seen, and how much it counts; the place in the list is its name.
    seen: list[tuple[Hashes | Places | int, Numbers | Flags | int]] = [
        *((0, np.maximum(share - UNKNOWN, 0) / 5) for share in shares),
        *((0, share > UNKNOWN) for share in shares),
        (0, np.log1p(begun)),
        (0, begun == 0),
        (0, np.log1p(known.endings.look_up(last, 0))),
        (pieces.between(rows, np.maximum(places - 3, 0), places), 1),
        (pieces.between(rows, places, np.minimum(places + 3, ends)), 1),
        (pieces.between(rows, places - 2, places + 2), 1),
        (np.minimum(left, 8), 1),
        (np.minimum(right, 8), 1),
        (both * 8 + np.minimum(left, 5), 1),
        (both * 8 + np.minimum(right, 5), 1),
        (form, 1),
        (first, left <= _NAMED_FIRST),
        (roots, right <= _NAMED_LAST),
    ]
    codes = np.empty((len(seen), len(rows)), np.uint64)
    values = np.empty((len(seen), len(rows)), np.float32)
    for number, (what, value) in enumerate(seen):
        codes[number] = what
        values[number] = value
    names = np.arange(1, len(seen) + 1, dtype=np.uint64)[:, None] << np.uint64(56)
    slots = (mixed(codes ^ names) % np.uint64(SLOTS)).astype(np.int64)
    return slots.T, values.T
