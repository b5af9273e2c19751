"""All that is measured of a question and of what was found for it, for the trees to decide by."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import astuple

import numpy as np

from assistant.answerable import known
from assistant.entities import mentions
from assistant.extract import Evidence
from assistant.grounds import Grounds
from assistant.question import InterpretedQuestion, clauses, is_language
from assistant.reading import Asks
from index.swedish import tokens

# Of so many of the nearest bundled questions the share is taken that is answered.
_SHARES = (1, 3, 5, 10, 20, 40)
# So much less near (0-1) a bundled question counts a third.
_SOFTNESS = (0.03, 0.08, 0.2)
# The nearness of these, counted from the nearest.
_NEARNESS = (0, 4, 19)
_FIRST, _OTHERS, _DROPS = 8, 30, (1, 3, 9)
_STEPS = 5.0
_DIGIT = re.compile(r"\d")


def measures(
    read: InterpretedQuestion, evidence: Sequence[Evidence], besides: str = ""
) -> tuple[float, ...]:
    """Return the measures of a question and of the first of some sentences, at least one.

    Args:
        read: the question.
        evidence: the sentences, best first; the first may be shown.
        besides: a bundled question that is left out, where it is itself what is asked.

    """
    return (
        *astuple(Grounds.of(read, evidence, besides)),
        *astuple(evidence[0].signals),
        *_neighbours(read, besides),
        *_question(read),
        *_best(evidence[0]),
        *_rivals(evidence),
    )


def _neighbours(read: InterpretedQuestion, besides: str) -> list[float]:
    """Return how many of the nearest bundled questions are answered, and how near they are."""
    near = known(read.text, besides)
    shares = [float(near.is_answered[:count].mean()) for count in _SHARES]
    for softness in _SOFTNESS:
        weights = np.exp((near.likeness - near.likeness[0]) / softness)
        shares.append(float((weights * near.is_answered).sum() / weights.sum()))
    return shares + [float(near.likeness[place]) for place in _NEARNESS]


def _question(read: InterpretedQuestion) -> list[float]:
    """Return of what kind a question is, and what it names."""
    kinds = [float(read.asks is kind) for kind in Asks]
    has = (
        read.years,
        read.names,
        read.paragraph,
        is_language(read.text),
        mentions(read.text),
        read.so_many,
        read.also,
    )
    length = len(tokens(read.original))
    return [*kinds, *(float(bool(value)) for value in has), length, len(clauses(read.text))]


def _best(best: Evidence) -> list[float]:
    """Return what the best sentence is like."""
    has = (best.sentence.is_list, best.doubts, _DIGIT.search(best.text))
    return [*(float(bool(value)) for value in has), len(best.text.split()), best.met]


def _rivals(evidence: Sequence[Evidence]) -> list[float]:
    """Return how the best sentence stands beside those of other sections."""
    allowed = [item for item in evidence if item.admissible]
    best, first = allowed[0], allowed[:_FIRST]
    others = [item for item in allowed if _section(item) != _section(best)]
    likeness = max((item.signals.likeness for item in others[:_OTHERS]), default=0.0)
    words = max((item.signals.like_words for item in others[:_OTHERS]), default=0.0)
    ahead = best.score - others[0].score if others else math.inf
    last = len(allowed) - 1
    return [
        sum(item.passage.document == best.passage.document for item in first) / _FIRST,
        sum(_section(item) == _section(best) for item in first) / _FIRST,
        min(ahead, _STEPS) / _STEPS,
        likeness,
        words,
        best.signals.likeness - likeness,
        *((best.score - allowed[min(last, place)].score) / _STEPS for place in _DROPS),
    ]


def _section(item: Evidence) -> tuple[str, tuple[str, ...]]:
    return item.passage.document, item.passage.place.headings[-1:]
