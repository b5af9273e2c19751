"""How likely it is that the sources answer such a question, whatever they say.

"Vem är chef på …?" and "Vad kostar en biljett?" are asked of everything and answered nowhere in
these sources. Two things tell: the question's words and pairs of words, with what it names and its
numbers left out (a logistic regression, ``kulturplan fit``); and how near it is to questions that
the corpus is known to answer (``corpus/questions.tsv``) and to such as it is known not to
(``corpus/unanswered.txt``). No evaluation case is among them.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from assistant.entities import mentions
from assistant.known import Nearness, known_vectors, known_words, unanswered_vectors
from assistant.reading import content_terms
from index.embedding import bundled_model
from index.swedish import stem

WEIGHTS = Path(__file__).parent / "answerable.tsv"
BIAS = "(bias)"
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
    weights = _weights()
    total = weights[BIAS] + sum(weights.get(feature, 0.0) for feature in features(question))
    return max(-1.0, min(total / SURE, 1.0))


@dataclass(frozen=True, slots=True)
class Known:
    """How near a question is to those that are answered, and to those that are not.

    ``meaning`` and ``words`` are of the answered, ``missed_meaning`` and ``missed_words`` of the
    others.
    """

    meaning: Nearness
    words: Nearness
    missed_meaning: Nearness
    missed_words: Nearness


@lru_cache(maxsize=1_024)
def known(question: str) -> Known:
    """Return how near a question is to the bundled ones, in meaning and in words."""
    vector, terms = bundled_model().query(question), content_terms(question)
    answered, unanswered = known_words()
    return Known(
        Nearness.of(known_vectors() @ vector),
        Nearness.of(answered.with_words(terms)),
        Nearness.of(unanswered_vectors() @ vector),
        Nearness.of(unanswered.with_words(terms)),
    )


@cache
def _weights() -> dict[str, float]:
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {name: float(weight) for name, weight in rows}
