"""Whether the best sentence answers the question, or the honest thing is to say no."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from assistant.extract import Evidence
from assistant.question import InterpretedQuestion, is_language
from assistant.reading import Asks

# The share of a question that must be met somewhere for it to be inside the subject.
OUTSIDE_COVERAGE = 0.3
# So many of its words met well put a question inside the subject all the same.
INSIDE_WORDS = 2
LONG = 10
# So far above every other document (in log-odds) is as good as alone.
FAR = 3.0

_EXACT = frozenset({Asks.AMOUNT, Asks.SHARE, Asks.COUNT, Asks.WHEN, Asks.DAY, Asks.CONTACT})


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic model of "this sentence answers", fitted on the tuning half of the cases.

    The numbers are for the signals of the best sentence, then the question's length, and then
    how far the best is above the best sentence of another document and how strange the
    strangest word of the question is to the corpus. ``least`` is how probable
    an answer must be to be shown, ``least_of_lookup`` the same of a question whose paragraph
    sign is met already, or that is bare words to look up.
    """

    bias: float = -4.4
    coverage: float = 1.2
    own: float = 1.3
    semantic: float = 1.0
    heading: float = 1.6
    rank: float = 0.9
    fit: float = 2.3
    unmet: float = -0.3
    length: float = 1.2
    kind: float = 0.0
    heading_met: float = 0.0
    focus: float = 0.0
    fewest: float = 0.0
    about: float = 0.0
    asked: float = 0.0
    definition: float = 0.0
    margin: float = 0.0
    strange: float = 0.0
    subject: float = 1.0
    least_subject: float = 1.0
    rest: float = 1.0
    thing: float = 1.0
    least: float = 0.55
    least_of_lookup: float = 0.35

    def probability(self, read: InterpretedQuestion, evidence: Sequence[Evidence]) -> float:
        """Return how probable it is that the first of the sentences answers (0-1)."""
        values = decision_values(read, evidence)
        total = sum(a * b for a, b in zip(values, astuple(self)[:-2], strict=True))
        return 1 / (1 + math.exp(-total))


DECISION = Decision()


def _margin(evidence: Sequence[Evidence]) -> float:
    """Return how far the best sentence is above that of another document (0-1)."""
    best = evidence[0]
    others = (
        item.score
        for item in evidence
        if item.admissible and item.passage.document != best.passage.document
    )
    return min(best.score - next(others, best.score - FAR), FAR) / FAR


def decision_values(read: InterpretedQuestion, evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """Return what the decision looks at, in the order of ``Decision``'s fields."""
    signals = evidence[0].signals
    return (
        1.0,
        signals.coverage,
        signals.own,
        signals.semantic,
        signals.heading,
        signals.rank,
        signals.fit,
        signals.unmet,
        min(len(read.terms), LONG) / LONG,
        signals.kind,
        signals.heading_met,
        signals.focus,
        signals.fewest,
        signals.about,
        signals.asked,
        signals.definition,
        _margin(evidence),
        signals.strange,
        signals.subject,
        signals.least_subject,
        signals.rest,
        signals.thing,
    )


def is_answer(
    read: InterpretedQuestion, evidence: Sequence[Evidence], decision: Decision = DECISION
) -> bool:
    """Tell whether the first of the sentences answers the question well enough to be shown."""
    best = evidence[0]
    if not best.admissible:
        return False
    if read.asks in _EXACT and not best.signals.fit:
        return False
    if read.paragraph and not read.terms:
        return True
    least = decision.least
    if read.paragraph or not is_language(read.text):
        least = min(least, decision.least_of_lookup)
    return decision.probability(read, evidence) >= least


def is_outside(evidence: Sequence[Evidence]) -> bool:
    """Tell whether next to nothing of the question is met anywhere."""
    covered = max(item.signals.coverage for item in evidence)
    return covered < OUTSIDE_COVERAGE and max(item.met for item in evidence) < INSIDE_WORDS
