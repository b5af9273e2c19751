"""Search by words: BM25 over stems, over words with their kin, and over runs of letters.

Three sets of postings, since each has its own frequencies and lengths:

- ``words``: the stems. A question's word counts whole.
- ``kin``: the stems with the parts of compounds, amounts and percentages, so that ``bidrag``
  meets ``verksamhetsbidrag`` and ``kulturbidrag`` meets both ``kultur`` and ``bidrag``.
- ``letters``: five signs in a row of the running text (``letters.py``).

BM25's constants were tuned on the training questions, none of them on a development set; what
each way of meeting is worth stands in ``weights.py``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.compounds import parts
from index.gathering import gather
from index.letters import runs
from index.numbers import quantities
from index.pieces import Hashes, hashes
from index.postings import Postings, Saturation, Scores
from index.swedish import STOP_WORDS, stem, tokens
from index.weights import LEARNED, Weights

WORDS, KIN, LETTERS = Saturation(0.9, 0.6), Saturation(0.9, 0.6), Saturation(0.6, 0.7)

_FOLDER = "words"
_SETS = ("words", "kin", "letters")


@dataclass(frozen=True)
class LexicalIndex:
    """The words of the passages, in the passages' order.

    ``hashes`` are the terms' numbers, sorted, and ``order`` tells which name each is of.
    """

    size: int
    names: list[str]
    hashes: Hashes
    order: NDArray[np.int64]
    words: Postings
    kin: Postings
    letters: Postings

    @classmethod
    def build(cls, passages: Iterable[tuple[str, str]]) -> LexicalIndex:
        """Return an index of (context, text) pairs; the context counts as text."""
        found = gather(passages)
        numbers = hashes(found.names)
        order = np.argsort(numbers)
        return cls(
            found.size,
            found.names,
            numbers[order],
            order,
            Postings.build(found.words, found.size, WORDS),
            Postings.build(found.kin, found.size, KIN),
            Postings.build(found.letters, found.size, LETTERS),
        )

    def save(self, folder: Path) -> None:
        """Write the index below ``folder``."""
        for name in _SETS:
            getattr(self, name).save(folder / _FOLDER / name)
        np.save(
            folder / _FOLDER / "hashes.npy", np.stack([self.hashes, self.order.view(np.uint64)])
        )
        names = json.dumps(self.names, ensure_ascii=False)
        (folder / _FOLDER / "names.json").write_text(names, encoding="utf-8")

    @classmethod
    def open(cls, folder: Path, size: int) -> LexicalIndex:
        """Open the index of ``size`` passages below ``folder``, mapped and not read."""
        names = json.loads((folder / _FOLDER / "names.json").read_text(encoding="utf-8"))
        numbers = np.asarray(np.load(folder / _FOLDER / "hashes.npy", mmap_mode="r"))
        ordered = numbers[0], numbers[1].view(np.int64)
        return cls(
            size, names, *ordered, *(Postings.open(folder / _FOLDER / name) for name in _SETS)
        )

    def scores(
        self,
        query: str,
        synonyms: dict[str, float] | None = None,
        weights: Weights = LEARNED,
    ) -> Scores:
        """Return one score a passage (passages,), higher is better, 0 for none in common.

        Args:
            query: the question.
            synonyms: stems to look for besides the question's own, with what each is worth.
            weights: what each way of meeting is worth.

        """
        total = np.zeros(self.size, dtype=np.float32)
        said = [token for token in tokens(query) if token not in STOP_WORDS]
        if not said:
            return total
        words: dict[str, float] = defaultdict(float, synonyms or {})
        kin: dict[str, float] = defaultdict(float)
        for token, found in zip(said, parts(said), strict=True):
            words[stem(token)] += 1
            kin[stem(token)] += weights.kin
            for part in found:
                kin[part] += weights.part
        for quantity in quantities(query):
            kin[quantity] += weights.quantity
        self.words.add_to(total, self._known(words))
        self.kin.add_to(total, self._known(kin))
        if not weights.letters:
            return total
        keys, counts = np.unique(runs([tokens(query)])[0], return_counts=True)
        self.letters.add_to(total, zip(keys.tolist(), counts * weights.letters, strict=True))
        return total

    def names_of(self, numbers: dict[int, float]) -> dict[str, float]:
        """Return the terms of the index that have some numbers (``pieces.hashes``), as keys."""
        keys = np.fromiter(numbers, np.uint64, len(numbers))
        if not len(keys) or not len(self.hashes):
            return {}
        places = np.minimum(np.searchsorted(self.hashes, keys), len(self.hashes) - 1)
        known = self.hashes[places] == keys
        found = zip(self.order[places[known]].tolist(), keys[known].tolist(), strict=True)
        return {self.names[place]: numbers[key] for place, key in found}

    def frequency(self, term: str) -> int:
        """Return in how many passages a term stands."""
        return self.words.frequency(self._numbers.get(term, -1))

    def vocabulary(self) -> list[str]:
        """Return the stems that stand in some passage as words."""
        return [self.names[key] for key in self.words.keys.tolist()]

    def rarity(self, term: str) -> float:
        """Return the term's inverse document frequency, ln(1 + (N - n + ½) / (n + ½))."""
        count = self.frequency(term)
        return float(np.log1p((self.size - count + 0.5) / (count + 0.5)))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.names)}

    def _known(self, wanted: dict[str, float]) -> Iterator[tuple[int, float]]:
        for name, weight in wanted.items():
            if weight and name in self._numbers:
                yield self._numbers[name], weight
