"""How likely it is that the sources answer such a question, whatever they say.

"Vem är chef på …?" and "Vad kostar en biljett?" are asked of everything and answered nowhere in
these sources. Two things tell: the question's words and pairs of words, with what it names and its
numbers left out (a logistic regression, ``kulturplan fit``); and how near it is to questions that
the corpus is known to answer and to such as it is known not to (``corpus/questions.py``). No
evaluation case is among them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from assistant.entities import mentions
from assistant.known import Nearness, known_vectors, known_words, unanswered_vectors
from assistant.reading import content_terms
from assistant.shared import Numbers
from corpus.questions import all_questions, all_unanswered
from index.embedding import bundled_model
from index.swedish import stem

WEIGHTS = Path(__file__).parent / "answerable.tsv"
BIAS = "(bias)"
# So many of the nearest bundled questions are looked at together.
NEAREST = 60
# Log-odds beyond this say no more.
SURE = 5.0

_NAMED, _NUMBER = "x", "0"
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+(?:[ \u00a0.,:]\d+)*")


def features(question: str) -> frozenset[str]:
    """Return the stems of a question's words, and pairs of neighbours, names and numbers alike."""
    text = question
    for mention in reversed(mentions(text)):
        text = f"{text[: mention.start]} {_NAMED} {text[mention.end :]}"
    words = [stem(word) for word in _WORD.findall(_DIGITS.sub(_NUMBER, text.lower()))]
    return frozenset((*words, *map("_".join, pairwise(words))))


def wording(question: str) -> float:
    """Return how likely it is that the sources answer a question worded so.

    The log-odds, scaled to lie between -1 (hardly) and 1 (surely).
    """
    weights = _in_use.get() or _weights()
    total = weights[BIAS] + sum(weights.get(feature, 0.0) for feature in features(question))
    return max(-1.0, min(total / SURE, 1.0))


@dataclass(frozen=True, slots=True)
class Known:
    """How near a question is to those that are answered, and to those that are not.

    ``meaning`` and ``words`` are of the answered, ``missed_meaning`` and ``missed_words`` of the
    others. ``likeness`` (questions,) is how near the nearest of both are, in meaning and words,
    nearest first, and ``is_answered`` (questions,) tells which of them are answered.
    """

    meaning: Nearness
    words: Nearness
    missed_meaning: Nearness
    missed_words: Nearness
    likeness: Numbers
    is_answered: Numbers


@lru_cache(maxsize=1_024)
def known(question: str, besides: str = "") -> Known:
    """Return how near a question is to the bundled ones, in meaning and in words.

    Args:
        question: the question.
        besides: a bundled question that is left out, where it is itself what is asked.

    """
    vector, terms = bundled_model().query(question), content_terms(question)
    answered, unanswered = known_words()
    meaning, words = known_vectors() @ vector, answered.with_words(terms)
    missed, missed_words = unanswered_vectors() @ vector, unanswered.with_words(terms)
    if besides:
        for number in _places()[0].get(besides, ()):
            meaning[number] = words[number] = 0.0
        for number in _places()[1].get(besides, ()):
            missed[number] = missed_words[number] = 0.0
    both = np.concatenate([meaning + words, missed + missed_words]) / 2
    nearest = np.argpartition(-both, NEAREST)[:NEAREST]
    nearest = nearest[np.argsort(-both[nearest], kind="stable")]
    return Known(
        Nearness.of(meaning),
        Nearness.of(words),
        Nearness.of(missed),
        Nearness.of(missed_words),
        both[nearest].astype(np.float32),
        (nearest < len(meaning)).astype(np.float32),
    )


@cache
def _places() -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Return where each bundled question stands among the answered, and among the others."""
    found: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    questions = [item.question for item in all_questions()], all_unanswered()
    for places, texts in zip(found, questions, strict=True):
        for number, text in enumerate(texts):
            places.setdefault(text, []).append(number)
    return found


@contextmanager
def using_weights(weights: Mapping[str, float]) -> Iterator[None]:
    """Let wordings be worth something else for a while, as where they are measured."""
    token = _in_use.set(weights)
    try:
        yield
    finally:
        _in_use.reset(token)


_in_use: ContextVar[Mapping[str, float] | None] = ContextVar("weights", default=None)


@cache
def _weights() -> dict[str, float]:
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {name: float(weight) for name, weight in rows}
