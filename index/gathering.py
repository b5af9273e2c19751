"""The features of passages, gathered batch by batch for the three sets of postings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

import numpy as np

from index.compounds import parts_of
from index.letters import runs
from index.numbers import quantities
from index.postings import Keys, Packed, Rows, pack
from index.swedish import STOP_WORDS, stems, tokens

# How often what stands above a passage counts. Twice answered no more questions.
CONTEXT_REPEATS = 1
_BATCH = 600


@dataclass
class Gathered:
    """The packed features of ``size`` passages; a word's key is its place in ``names``."""

    size: int = 0
    names: list[str] = field(default_factory=list)
    words: list[Packed] = field(default_factory=list)
    kin: list[Packed] = field(default_factory=list)
    letters: list[Packed] = field(default_factory=list)


def gather(passages: Iterable[tuple[str, str]]) -> Gathered:
    """Return the features of (context, text) pairs."""
    found, vocabulary = Gathered(), _Vocabulary()
    for batch in _batches(iter(passages)):
        _read(batch, found, vocabulary)
    found.names = vocabulary.names
    return found


def _read(passages: Sequence[tuple[str, str]], found: Gathered, vocabulary: _Vocabulary) -> None:
    contexts = {context: tokens(context) for context, _ in passages}
    texts = [contexts[context] * CONTEXT_REPEATS + tokens(text) for context, text in passages]
    amounts = [
        [vocabulary.number(feature) for feature in quantities(f"{context}\n{text}")]
        for context, text in passages
    ]
    words, word_rows, others, other_rows = vocabulary.read(texts)
    kin = np.concatenate([words, others, np.fromiter(chain(*amounts), np.int64)])
    kin_rows = np.concatenate([word_rows, other_rows, _rows(list(map(len, amounts)))])
    found.words.append(pack(words, word_rows, found.size))
    found.kin.append(pack(kin, kin_rows, found.size))
    found.letters.append(pack(*runs(texts), found.size))
    found.size += len(passages)


class _Vocabulary(dict[str, int]):
    """The tokens met so far, numbered in order, and the numbers of their stems and parts.

    A stop word's stem is -1. Stems, parts and amounts share one numbering, ``names``.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}
        self._stems: list[int] = []
        self._parts: list[int] = []
        self._ends: list[int] = []

    def learn(self, new: Sequence[str]) -> None:
        """Give numbers to tokens that were not met before, all at once for speed."""
        for token, root, found in zip(new, stems(new), parts_of(new), strict=True):
            if token in STOP_WORDS:
                self._stems.append(-1)
            else:
                self._stems.append(self.number(root))
                self._parts += map(self.number, found)
            self._ends.append(len(self._parts))
            self[token] = len(self._stems) - 1

    @property
    def names(self) -> list[str]:
        """Return the stems, parts and amounts by number."""
        return list(self._numbers)

    def number(self, name: str) -> int:
        """Return the number of a stem, a part or an amount."""
        return self._numbers.setdefault(name, len(self._numbers))

    def read(self, texts: Sequence[Sequence[str]]) -> tuple[Keys, Rows, Keys, Rows]:
        """Return the numbers of the texts' stems and their rows, and the same of the parts."""
        said = list(chain(*texts))
        self.learn([token for token in dict.fromkeys(said) if token not in self])
        met = np.fromiter(map(self.__getitem__, said), np.int64, len(said))
        rows = _rows(list(map(len, texts)))
        stems = np.array(self._stems, np.int64)[met]
        ends = np.array(self._ends, np.int64)
        lengths = np.diff(ends, prepend=0)[met]
        # For every part its place in the list: the end of its word's parts, counted back.
        places = np.repeat(ends[met] - np.cumsum(lengths), lengths) + np.arange(lengths.sum())
        others = np.array(self._parts, np.int64)[places]
        return stems[stems >= 0], rows[stems >= 0], others, np.repeat(rows, lengths)


def _rows(lengths: Sequence[int]) -> Rows:
    return np.repeat(np.arange(len(lengths), dtype=np.int32), np.array(lengths, np.int64))


def _batches(passages: Iterator[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    while batch := list(islice(passages, _BATCH)):
        yield batch
