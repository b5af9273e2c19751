"""How near two words are in meaning, by the bundled model's vectors of single words.

It is always the bundled model, whatever model the index is made with: it knows words alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from index.embedding import bundled_model
from index.static import Vectors

# A cosine below the first says nothing, and one above the second is as good as it gets.
_NOTHING, _ALIKE = 0.35, 0.75
_MOST_WORDS = 50_000


@dataclass
class WordVectors:
    """The vectors of words, remembered."""

    _known: dict[str, Vectors] = field(default_factory=dict)

    def of(self, words: Sequence[str]) -> Vectors:
        """Return the words' unit vectors (words, dimensions)."""
        if len(self._known) > _MOST_WORDS:
            self._known.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if new:
            self._known.update(zip(new, bundled_model().passages(new), strict=True))
        if not words:
            return np.zeros((0, bundled_model().dimensions), np.float32)
        return np.stack([self._known[word] for word in words])

    def likeness(self, wanted: Sequence[str], said: Sequence[str]) -> NDArray[np.float32]:
        """Return how near each wanted word is to each said word, 0-1 (wanted, said)."""
        cosines = self.of(wanted) @ self.of(said).T
        scaled: NDArray[np.float32] = np.clip((cosines - _NOTHING) / (_ALIKE - _NOTHING), 0, 1)
        return scaled


@cache
def word_vectors() -> WordVectors:
    """Return the vectors, shared by all questions."""
    return WordVectors()


def nearest(wanted: Sequence[str], texts: Iterable[frozenset[str]]) -> list[NDArray[np.float32]]:
    """Return for each text how near its nearest word is to each wanted word, 0-1 (wanted,)."""
    sets = list(texts)
    said = list(dict.fromkeys(word for words in sets for word in words))
    if not wanted or not said:
        return [np.zeros(len(wanted), np.float32) for _ in sets]
    table = word_vectors().likeness(wanted, said)
    places = {word: n for n, word in enumerate(said)}
    found = []
    for words in sets:
        columns = [places[word] for word in words]
        best = table[:, columns].max(axis=1) if columns else np.zeros(len(wanted), np.float32)
        found.append(best)
    return found
