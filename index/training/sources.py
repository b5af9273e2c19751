"""What the model is trained on, as piece numbers: pairs of texts, and texts with a teacher."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional

from index.training import pairs
from index.training.pairs import Pair
from index.training.teacher import Lesson, lessons

MAX_PIECES = 256
PARAGRAPHS = 8
_WRITTEN_BATCH = 1024
_ENCODED_AT_ONCE = 20_000

Ids = NDArray[np.int64]
Bags = tuple[torch.Tensor, torch.Tensor]


@dataclass(frozen=True)
class Texts:
    """Many texts' pieces one after the other; text ``n`` is ``flat[starts[n]:starts[n + 1]]``."""

    flat: NDArray[np.int32]
    starts: Ids

    @classmethod
    def of(cls, texts: Sequence[str], tokenizer: Tokenizer) -> Texts:
        """Return the texts' pieces, at most ``MAX_PIECES`` of each and never none."""
        found: list[NDArray[np.int32]] = []
        for start in range(0, len(texts), _ENCODED_AT_ONCE):
            batch = list(texts[start : start + _ENCODED_AT_ONCE])
            for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
                found.append(np.array(encoding.ids[:MAX_PIECES] or [1], np.int32))
        return cls(np.concatenate(found), np.cumsum([0, *map(len, found)]))

    def bags(self, numbers: Ids) -> Bags:
        """Return the pieces of some texts and where each begins, as ``EmbeddingBag`` wants."""
        lengths = self.starts[numbers + 1] - self.starts[numbers]
        begin = np.cumsum(lengths) - lengths
        places = np.repeat(self.starts[numbers] - begin, lengths) + np.arange(lengths.sum())
        return torch.from_numpy(self.flat[places].astype(np.int64)), torch.from_numpy(begin)


@dataclass(frozen=True)
class Source:
    """What texts of one kind are drawn close to: each other, or the teacher's vectors.

    A batch comes from one source, so that what tells two texts apart is their meaning and not
    which collection they come from. ``times`` says how often an epoch goes through it.
    """

    texts: Texts
    left: Ids
    right: Ids | torch.Tensor
    times: int
    pages: Ids | None = None

    def batches(self, size: int, rng: np.random.Generator) -> Iterator[Ids]:
        """Yield the rows of one epoch's batches; no batch has a text twice on one side."""
        for _ in range(self.times):
            if self.pages is None:
                order = rng.permutation(len(self.left))
            else:
                size = min(size, _WRITTEN_BATCH)
                pages = rng.permutation(self.pages.max() + 1)[self.pages]
                order = np.lexsort((rng.random(len(pages)), pages))
            for start in range(0, max(len(order) - size // 4, 1), size):
                rows = order[start : start + size]
                if not isinstance(self.right, torch.Tensor):
                    rows = rows[np.unique(self.right[rows], return_index=True)[1]]
                yield rows[np.unique(self.left[rows], return_index=True)[1]]


def all_sources(folder: Path, tokenizer: Tokenizer, seed: int) -> list[Source]:
    """Return everything that the model is trained on; the teacher takes some minutes."""
    rng = random.Random(seed)
    written, pages = pairs.written_pairs()
    found = [
        _paired(list(pairs.title_paragraph_pairs(folder, rng, PARAGRAPHS)), tokenizer, 1),
        _paired(list(pairs.sentence_paragraph_pairs(folder, rng, PARAGRAPHS)), tokenizer, 1),
        _paired(list(pairs.statute_pairs(folder)), tokenizer, 1),
        _paired(list(pairs.question_rows(folder)), tokenizer, 2),
        _paired(list(pairs.synonym_pairs(folder)), tokenizer, 1),
        _paired(list(pairs.word_pairs(folder)), tokenizer, 1),
        _paired(written, tokenizer, 6, pages),
    ]
    taught = lessons(folder, seed)
    centre = np.concatenate([lesson.vectors for lesson in taught]).mean(axis=0)
    for lesson, times in zip(taught, (2, 3, 2), strict=True):
        found.append(_lesson(lesson, centre, tokenizer, times))
    return found


def _paired(
    chosen: Sequence[Pair], tokenizer: Tokenizer, times: int, pages: Sequence[int] | None = None
) -> Source:
    numbers: dict[str, int] = {}
    rows = np.array(
        [[numbers.setdefault(text, len(numbers)) for text in pair] for pair in chosen], np.int64
    )
    texts = Texts.of(list(numbers), tokenizer)
    grouped = None if pages is None else np.array(pages, np.int64)
    return Source(texts, rows[:, 0], rows[:, 1], times, grouped)


def _lesson(
    lesson: Lesson, centre: NDArray[np.float32], tokenizer: Tokenizer, times: int
) -> Source:
    """Return a lesson; what all the teacher's vectors share is taken away from each."""
    target = functional.normalize(torch.from_numpy(lesson.vectors - centre), dim=1)
    numbers = np.arange(len(lesson.texts), dtype=np.int64)
    return Source(Texts.of(lesson.texts, tokenizer), numbers, target, times)
