"""How common Swedish words are, read from the bundled model's tokenizer.

The tokenizer was trained on millions of words of Swedish (``index/model/README.md``), and its
pieces with the mark for the beginning of a word are the common words with their shares.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache

from index.embedding import BUNDLED_MODEL
from index.swedish import stem

# The logarithm of a share that no word of the tokenizer is below.
UNKNOWN = -20.0

_WORD_MARK = "▁"
_SHORTEST_SIDE = 2


@dataclass(frozen=True)
class Lexicon:
    """The common words, with the logarithms of their shares of a large text.

    ``stems`` holds the share of a stem's commonest form and ``tails`` that of what stands only
    at the end of longer words. ``beginnings`` and ``endings`` count the words that begin and
    end so.
    """

    words: dict[str, float] = field(default_factory=dict)
    stems: dict[str, float] = field(default_factory=dict)
    tails: dict[str, float] = field(default_factory=dict)
    beginnings: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)

    def first(self, form: str) -> tuple[float, str, str]:
        """Return the commonest word that the first part of a compound may be a form of.

        Returns:
            The word's share, ``UNKNOWN`` for no word; the word; what was done to the form.

        """
        return _first(form)

    def base(self, form: str) -> str:
        """Return the word that the first part of a compound is a form of, or the form itself.

        The linking letters are undone: ``verksamhets`` is ``verksamhet``, ``kyrko`` is
        ``kyrka``, ``gatu`` is ``gata``, ``skol`` is ``skola``. A first part in -o or -u is
        itself common (``hälso``), but is never a word of its own.
        """
        if form[-1] in "ou" and not self.words.keys().isdisjoint({form[:-1] + "a", form[:-1]}):
            return form[:-1] + "a"
        return self.first(form)[1]

    def is_last(self, form: str) -> bool:
        """Tell whether a form of the word may be the last part of a compound."""
        if form in self.words or form in self.tails:
            return True
        return form[:3] in self.beginnings and stem(form) in self.stems

    def add(self, word: str, share: float) -> None:
        """Put in a word with the logarithm of its share."""
        self.words[word] = share
        root = stem(word)
        self.stems[root] = max(share, self.stems.get(root, UNKNOWN))
        for place in range(_SHORTEST_SIDE, len(word) - _SHORTEST_SIDE):
            self.beginnings[word[:place]] += 1
            self.endings[word[place:]] += 1


@lru_cache(maxsize=200_000)
def _first(form: str) -> tuple[float, str, str]:
    words = lexicon().words
    share, base, how = max((words.get(base, UNKNOWN), base, how) for base, how in _bases(form))
    return (share, base, how) if share > UNKNOWN else (UNKNOWN, form, "same")


def _bases(form: str) -> list[tuple[str, str]]:
    """Return the words that a first part may be a form of, and how they became it."""
    bases = [(form, "same")]
    if len(form) > 2:
        bases += [(form + "a", "cut"), (form + "e", "cut")]
    if len(form) > 3:
        if form[-1] == "s" and form[-2] != "s":
            bases.append((form[:-1], "s"))
        if form[-1] in "uoae":
            bases += [(form[:-1] + "a", "vowel"), (form[:-1] + "e", "vowel"), (form[:-1], "vowel")]
    return bases


@cache
def lexicon() -> Lexicon:
    """Return the words of the bundled model's tokenizer."""
    text = (BUNDLED_MODEL / "tokenizer.json").read_text(encoding="utf-8")
    pieces: list[tuple[str, float]] = json.loads(text)["model"]["vocab"]
    found = Lexicon()
    for piece, share in pieces:
        word = piece.removeprefix(_WORD_MARK)
        if len(word) >= _SHORTEST_SIDE and word.isalpha():
            if word == piece:
                found.tails[word] = share
            else:
                found.add(word, share)
    return found
