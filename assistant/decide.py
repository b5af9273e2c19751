"""Whether the best sentence answers the question, or the honest thing is to say no."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from assistant.extract import Evidence
from assistant.question import InterpretedQuestion
from assistant.reading import Asks

# The share of a question that must be met somewhere for it to be inside the subject.
OUTSIDE_COVERAGE = 0.3
LEAST_PROBABILITY = 0.5
# The paragraph sign has already met the heart of such a question.
LEAST_PROBABILITY_OF_PARAGRAPH = 0.35
LONG = 10


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic model of "this sentence answers", fitted on the tuning half of the cases."""

    bias: float = -4.7
    coverage: float = 1.7
    own: float = 0.6
    semantic: float = 1.1
    heading: float = 1.5
    rank: float = 1.9
    fit: float = 1.7
    unmet: float = -0.1
    length: float = -0.4

    def probability(self, read: InterpretedQuestion, evidence: Evidence) -> float:
        """Return how probable it is that the sentence answers (0-1)."""
        signals = evidence.signals
        values = (
            1.0,
            signals.coverage,
            signals.own,
            signals.semantic,
            signals.heading,
            signals.rank,
            signals.fit,
            signals.unmet,
            min(len(read.terms), LONG) / LONG,
        )
        total = sum(a * b for a, b in zip(values, astuple(self), strict=True))
        return 1 / (1 + math.exp(-total))


def is_answer(read: InterpretedQuestion, best: Evidence, decision: Decision = Decision()) -> bool:
    """Tell whether a sentence answers the question well enough to be shown."""
    if not best.admissible:
        return False
    if read.asks in {Asks.AMOUNT, Asks.SHARE, Asks.COUNT, Asks.WHEN} and not best.signals.fit:
        return False
    if read.paragraph and not read.terms:
        return True
    least = LEAST_PROBABILITY_OF_PARAGRAPH if read.paragraph else LEAST_PROBABILITY
    return decision.probability(read, best) >= least


def is_outside(evidence: Sequence[Evidence]) -> bool:
    """Tell whether next to nothing of the question is met anywhere."""
    return max(item.signals.coverage for item in evidence) < OUTSIDE_COVERAGE
