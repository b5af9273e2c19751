"""Search by words: BM25 (Robertson and Zaragoza 2009) over stems and word beginnings.

The bm25s library computes and stores the weights; a question's words weigh what they are
worth: a stem counts whole, a shared word beginning and a synonym count less.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.swedish import PREFIX_MARK, features, prefix, terms

if TYPE_CHECKING:
    import bm25s

Scores = NDArray[np.float32]

CONTEXT_REPEATS = 1
PREFIX_WEIGHT = 0.4
_FOLDER = "words"


@dataclass(frozen=True)
class LexicalIndex:
    """The words of the passages, in the passages' order."""

    _bm25: bm25s.BM25 | None
    _size: int

    @classmethod
    def build(cls, passages: Iterable[tuple[str, str]]) -> LexicalIndex:
        """Return an index of (context, text) pairs; the context counts as text."""
        bm25s = _library()
        corpus = [
            features(context) * CONTEXT_REPEATS + features(text) for context, text in passages
        ]
        if not any(corpus):
            return cls(None, len(corpus))
        retriever = bm25s.BM25(method="lucene", k1=1.2, b=0.6)
        retriever.index(corpus, show_progress=False)
        return cls(retriever, len(corpus))

    def save(self, folder: Path) -> None:
        """Write the index below ``folder``."""
        if self._bm25 is not None:
            self._bm25.save(folder / _FOLDER, show_progress=False)

    @classmethod
    def open(cls, folder: Path, size: int) -> LexicalIndex:
        """Open the index of ``size`` passages below ``folder``, mapped and not read."""
        bm25s = _library()
        if not (folder / _FOLDER).exists():
            return cls(None, size)
        return cls(bm25s.BM25.load(folder / _FOLDER, mmap=True), size)

    def scores(self, query: str, synonyms: dict[str, float] | None = None) -> Scores:
        """Return one score a passage (passages,), higher is better, 0 for none in common.

        Args:
            query: the question.
            synonyms: stems to look for besides the question's own, with weights 0-1.

        """
        own = terms(query)
        total = self._sum(own)
        beginnings = [shared for shared in map(prefix, own) if shared]
        total += np.float32(PREFIX_WEIGHT) * self._sum(beginnings)
        for term, weight in (synonyms or {}).items():
            total += np.float32(weight) * self._sum([term])
        return total

    def frequency(self, term: str) -> int:
        """Return in how many passages a term stands."""
        if self._bm25 is None or term not in self._bm25.vocab_dict:
            return 0
        number = self._bm25.vocab_dict[term]
        pointers = self._bm25.scores["indptr"]
        return int(pointers[number + 1] - pointers[number])

    def vocabulary(self) -> list[str]:
        """Return the stems that stand in some passage, without the word beginnings."""
        known = self._bm25.vocab_dict if self._bm25 is not None else {}
        return [term for term in known if term and not term.startswith(PREFIX_MARK)]

    def rarity(self, term: str) -> float:
        """Return the term's inverse document frequency, ln(1 + (N - n + ½) / (n + ½))."""
        count = self.frequency(term)
        return float(np.log1p((self._size - count + 0.5) / (count + 0.5)))

    def _sum(self, wanted: list[str]) -> Scores:
        known = [term for term in wanted if self.frequency(term)]
        if self._bm25 is None or not known:
            return np.zeros(self._size, dtype=np.float32)
        scores: Scores = self._bm25.get_scores(known)
        return scores


def _library() -> Any:
    """Return bm25s, which logs at its own level unless told not to."""
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    return bm25s
