"""Words and vectors together: a question in, ranked passages out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder, Vectors
from index.passages import Passage
from index.spelling import Speller
from index.store import Filters, IndexUnavailableError, Store
from index.synonyms import expand

# Weight of the cosine beside the lexical score, which is scaled to its best hit. Chosen on
# the dev sets among 0.5, 0.75, 1 and 1.5 (index/README.md).
SEMANTIC_WEIGHT = 0.5
CANDIDATES = 200
# What a passage gains whose heading is the question itself.
ASKED_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its scores: ``lexical`` 0-1, ``semantic`` a cosine, ``score`` their sum."""

    passage: Passage
    score: float
    lexical: float
    semantic: float


@dataclass(frozen=True)
class Search:
    """Searches one opened index with the model that made it."""

    store: Store
    embedder: Embedder
    home_region: str = ""

    def __post_init__(self) -> None:
        made_with = self.store.fact("model")
        if made_with != self.embedder.fingerprint:
            raise IndexUnavailableError(
                "Sökindexet är gjort med en annan språkmodell än den som är vald. Bygg om det "
                f"med: kulturplan build (indexet: {made_with}, vald: {self.embedder.fingerprint})"
            )

    def search(self, question: str, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """Return at most ``k`` passages, best first.

        Args:
            question: the question, in any words.
            k: how many passages.
            filters: which passages may be found.

        """
        allowed = self._allowed(filters or Filters())
        if not len(allowed) or not question.strip():
            return []
        meant = self.speller.corrected(question)
        lexical = self.store.words.scores(meant, expand(meant))[allowed]
        vector = self.embedder.query(meant)
        semantic = self._semantic(vector, allowed)
        best = float(lexical.max())
        scaled = lexical / best if best > 0 else lexical
        fused = scaled + np.float32(SEMANTIC_WEIGHT) * semantic
        fused[np.isin(allowed, self.store.rows_under(question))] += np.float32(ASKED_WEIGHT)
        order = _best(fused, k)
        rows = [int(allowed[position]) for position in order]
        return [
            Hit(passage, float(fused[n]), float(scaled[n]), float(semantic[n]))
            for n, passage in zip(order, self.store.passages(rows), strict=True)
        ]

    @cached_property
    def speller(self) -> Speller:
        """Return what puts the index's own words in place of misspelt ones."""
        return Speller(self.store.words)

    @cached_property
    def _everything(self) -> NDArray[np.int64]:
        return np.arange(self.store.size, dtype=np.int64)

    def _allowed(self, filters: Filters) -> NDArray[np.int64]:
        if not filters:
            return self._everything
        return np.asarray(self.store.matching_rows(filters), dtype=np.int64)

    def _semantic(self, vector: Vectors, allowed: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the cosines of the allowed passages, all of them or the nearest.

        FAISS finds the nearest; the others are taken to be as far as the last of those.
        """
        import faiss

        count = min(max(CANDIDATES, len(allowed) // 50), len(allowed))
        parameters = faiss.SearchParameters()
        if len(allowed) < self.store.size:
            parameters.sel = faiss.IDSelectorBatch(allowed)
        scores, rows = self.store.vectors.search(vector[None, :], count, params=parameters)
        cosines = np.full(self.store.size, scores[0, -1], dtype=np.float32)
        cosines[rows[0]] = scores[0]
        return cosines[allowed]


def _best(scores: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """Return the positions of the ``k`` best scores, best first, without sorting the rest."""
    if k >= len(scores):
        return np.argsort(-scores, kind="stable")
    near = np.sort(np.argpartition(-scores, k)[:k])
    return near[np.argsort(-scores[near], kind="stable")]
