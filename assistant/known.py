"""The bundled questions that the corpus is known to answer, and not to: their vectors and words.

Both are kept in the index folder, since working them out takes half of the time that a first
question may take.
"""

from __future__ import annotations

import hashlib
import logging
import math
import os
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path

import numpy as np

from assistant import reading
from assistant.settings import Settings
from assistant.shared import Numbers, SharedWords
from corpus.questions import all_questions, all_unanswered
from index import swedish
from index.embedding import bundled_model
from index.static import Vectors

logger = logging.getLogger(__name__)

# So many of the nearest questions are looked at.
SOME = 5

Terms = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a question is to others (0-1): the nearest, and the mean of the nearest few."""

    nearest: float
    some: float

    @classmethod
    def of(cls, values: Numbers) -> Nearness:
        """Return the nearness of the likeness to each (questions,)."""
        best = np.partition(values, -SOME)[-SOME:]
        return cls(float(best.max()), float(best.mean()))


@cache
def known_vectors() -> Vectors:
    """Return the vectors of the questions that are answered (questions, dimensions)."""
    return kept("answered", [item.question for item in all_questions()], Settings().index)


@cache
def known_terms() -> Terms:
    """Return the stems of the words of the questions that are answered, in order."""
    return kept_terms("answered", [item.question for item in all_questions()], Settings().index)


@cache
def unanswered_vectors() -> Vectors:
    """Return the vectors of the questions that are not answered (questions, dimensions)."""
    return kept("unanswered", all_unanswered(), Settings().index)


def kept(name: str, questions: Sequence[str], folder: Path) -> Vectors:
    """Return the vectors of some questions (questions, dimensions), kept where that can be.

    Args:
        name: what the questions are called there.
        questions: the questions.
        folder: the folder; nothing is kept where it is missing or cannot be written.

    """
    model = bundled_model()
    digest = hashlib.sha256("\n".join((model.fingerprint, *questions)).encode()).hexdigest()
    path = folder / f"known-{name}-{digest[:16]}.npy"
    try:
        found: Vectors = np.load(path)
        if found.shape == (len(questions), model.dimensions):
            return found
    except (OSError, ValueError, EOFError):
        logger.debug("%s is not there yet", path)
    vectors = model.passages(list(questions))
    if folder.is_dir():
        file = BytesIO()
        np.save(file, vectors)
        _keep(path, f"known-{name}-*.npy", file.getvalue())
    return vectors


def kept_terms(name: str, questions: Sequence[str], folder: Path) -> Terms:
    """Return the stems of the words of some questions, in order, kept where that can be.

    Args:
        name: what the questions are called there.
        questions: the questions.
        folder: the folder; nothing is kept where it is missing or cannot be written.

    """
    # Other rules for what a word is make other stems.
    rules = b"".join(Path(module.__file__ or "").read_bytes() for module in (reading, swedish))
    digest = hashlib.sha256("\n".join(questions).encode() + rules).hexdigest()
    path = folder / f"known-{name}-{digest[:16]}.txt"
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        if len(lines) == len(questions):
            return tuple(frozenset(line.split()) for line in lines)
    except OSError:
        logger.debug("%s is not there yet", path)
    terms = tuple(frozenset(reading.content_terms(question)) for question in questions)
    if folder.is_dir():
        text = "\n".join(" ".join(sorted(own)) for own in terms)
        _keep(path, f"known-{name}-*.txt", text.encode())
    return terms


def _keep(path: Path, older: str, content: bytes) -> None:
    """Write a file whole or not at all, in place of older ones."""
    draft = path.with_suffix(f".{uuid.uuid4().hex[:8]}")
    try:
        draft.write_bytes(content)
        os.replace(draft, path)
        for other in path.parent.glob(older):
            if other != path:
                other.unlink(missing_ok=True)
    except OSError as error:
        logger.info("what is known of questions is not kept: %s", error)
        draft.unlink(missing_ok=True)


@cache
def known_words() -> tuple[SharedWords, SharedWords]:
    """Return the words of the questions that are answered, and of those that are not.

    A word's rarity is by how many of all these questions have it.
    """
    answered = known_terms()
    unanswered = kept_terms("unanswered", all_unanswered(), Settings().index)
    counts = Counter(chain(*answered, *unanswered))
    total = len(answered) + len(unanswered)

    def rarity(term: str) -> float:
        return math.log1p(total / (1 + counts[term]))

    return SharedWords.of(answered, rarity), SharedWords.of(unanswered, rarity)
