"""Words and vectors together: a question in, ranked passages out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder
from index.filters import Filters
from index.passages import Passage
from index.spelling import Speller
from index.static import Vectors
from index.store import IndexUnavailableError, Store
from index.synonyms import all_synonyms
from index.weights import LEARNED, Weights

CANDIDATES = 200

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its scores: ``lexical`` 0-1, ``semantic`` a cosine, ``score`` their sum."""

    passage: Passage
    score: float
    lexical: float
    semantic: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The rows of passages, best first, with the scores that a ``Hit`` has; all (rows,)."""

    rows: Rows
    score: Scores
    lexical: Scores
    semantic: Scores


@dataclass(frozen=True)
class Search:
    """Searches one opened index with the model that made it.

    ``prefer_current`` puts a rule that holds before one that held, where a question names no
    year. ``home_region`` and ``home_statute`` are what a question means that names none; they
    are for those who ask.
    """

    store: Store
    embedder: Embedder
    home_region: str = ""
    prefer_current: bool = True
    home_statute: str = ""
    weights: Weights = LEARNED

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
        ranking = self.rank(question, k, filters)
        passages = self.store.passages(ranking.rows.tolist())
        scores = (ranking.score, ranking.lexical, ranking.semantic)
        return [
            Hit(passage, *values)
            for passage, *values in zip(passages, *(s.tolist() for s in scores), strict=True)
        ]

    def rank(self, question: str, k: int = 10, filters: Filters | None = None) -> Ranking:
        """Return the rows of at most ``k`` passages, best first, without reading the passages.

        A passage's score is its lexical score, scaled to the best, plus its weighted cosine.
        """
        chosen = filters or Filters()
        allowed = self._allowed(chosen)
        if not len(allowed) or not question.strip():
            nothing = np.zeros(0, np.float32)
            return Ranking(np.zeros(0, np.int64), nothing, nothing, nothing)
        weights = self.weights
        meant = self.speller.corrected(question) if weights.spelling else question
        synonyms = all_synonyms(meant, self.store.words, weights)
        lexical = self.store.words.scores(meant, synonyms, weights)[allowed]
        semantic = self._semantic(self.embedder.query(meant), allowed)
        best = float(lexical.max())
        scaled = lexical / best if best > 0 else lexical
        fused = np.float32(weights.lexical) * scaled + np.float32(weights.semantic) * semantic
        fused[np.isin(allowed, self.store.rows_under(question))] += np.float32(weights.asked)
        if self.prefer_current and chosen.year is None and not names_year(question):
            fused -= np.float32(weights.past) * self.store.past[allowed]
        order = _best(fused, k)
        return Ranking(allowed[order], fused[order], scaled[order], semantic[order])

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


def names_year(question: str) -> bool:
    """Tell whether a question names a year, so that what held then may be what is wanted."""
    return _YEAR.search(question) is not None
