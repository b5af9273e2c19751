"""How common Swedish words are, read from the bundled model's tokenizer.

The tokenizer was trained on millions of words of Swedish (``index/model/README.md``), and its
pieces with the mark for the beginning of a word are the common words with their shares.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from index.embedding import BUNDLED_MODEL
from index.pieces import LONGEST, Pieces, Table, hashes
from index.swedish import stems

# The logarithm of a share that no word of the tokenizer is below.
UNKNOWN = -20.0

_WORD_MARK = "▁"
_SHORTEST_SIDE = 2


@dataclass(frozen=True)
class Lexicon:
    """The common words, with the logarithms of their shares of a large text.

    ``stems`` holds the share of a stem's commonest form and ``tails`` that of what stands only
    at the end of longer words. ``beginnings`` and ``endings`` count the words that begin and
    end so. The tables are by the pieces' numbers, ``shares`` is by the words themselves.
    """

    shares: dict[str, float]
    words: Table
    stems: Table
    tails: Table
    beginnings: Table
    endings: Table

    @classmethod
    def of(cls, shares: dict[str, float], tails: dict[str, float]) -> Lexicon:
        """Return a lexicon of words and of what only ends words, with their shares."""
        words = list(shares)
        values = np.fromiter(shares.values(), np.float32, len(shares))
        pieces = Pieces.of(words)
        places = np.arange(LONGEST + 1)
        inside = (places >= _SHORTEST_SIDE) & (places < pieces.lengths[:, None] - _SHORTEST_SIDE)
        rows, seams = np.nonzero(inside)
        return cls(
            shares,
            Table.of(pieces.wholes, values),
            Table.of(hashes(stems(words)), values),
            Table.of(hashes(list(tails)), np.fromiter(tails.values(), np.float32, len(tails))),
            Table.counting(pieces.beginnings[rows, seams]),
            Table.counting(pieces.between(rows, seams, pieces.lengths[rows])),
        )

    def base(self, form: str) -> str:
        """Return the word that the first part of a compound is a form of, or the form itself.

        The linking letters are undone: ``verksamhets`` is ``verksamhet``, ``kyrko`` is
        ``kyrka``, ``gatu`` is ``gata``, ``skol`` is ``skola``. A first part in -o or -u is
        itself common (``hälso``), but is never a word of its own.
        """
        if form[-1] in "ou" and not self.shares.keys().isdisjoint({form[:-1] + "a", form[:-1]}):
            return form[:-1] + "a"
        best, share = form, UNKNOWN
        for base in bases(form):
            if self.shares.get(base, UNKNOWN) > share:
                best, share = base, self.shares[base]
        return best


def bases(form: str) -> Iterable[str]:
    """Return the words that a first part may be a form of."""
    found = [form]
    if len(form) > 2:
        found += [form + "a", form + "e"]
    if len(form) > 3:
        if form[-1] == "s" and form[-2] != "s":
            found.append(form[:-1])
        if form[-1] in "uoae":
            found += [form[:-1] + "a", form[:-1] + "e", form[:-1]]
    return found


@cache
def lexicon() -> Lexicon:
    """Return the words of the bundled model's tokenizer."""
    text = (BUNDLED_MODEL / "tokenizer.json").read_text(encoding="utf-8")
    pieces: list[tuple[str, float]] = json.loads(text)["model"]["vocab"]
    words: dict[str, float] = {}
    tails: dict[str, float] = {}
    for piece, share in pieces:
        word = piece.removeprefix(_WORD_MARK)
        if len(word) >= _SHORTEST_SIDE and word.isalpha():
            (tails if word == piece else words)[word] = share
    return Lexicon.of(words, tails)
