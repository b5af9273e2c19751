"""Whether the best sentence answers the question, or the honest thing is to say no."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import mul
from pathlib import Path
from typing import Protocol

from assistant.extract import Evidence
from assistant.fitted import learned
from assistant.fitting import has_so_many
from assistant.grounds import Grounds, values_of
from assistant.measures import measures
from assistant.question import InterpretedQuestion, is_language
from assistant.reading import Asks
from assistant.trees import Trees
from corpus.questions import known_documents

# The share of a question that must be met somewhere for it to be inside the subject.
OUTSIDE_COVERAGE = 0.3
# So many of its words met well put a question inside the subject all the same.
INSIDE_WORDS = 2
# The share of a question that an answer must meet, however probable it seems.
LEAST_COVERAGE = 0.1
# A sentence that has a share instead of a sum fits a question for a year's sum less than this.
ONLY_A_SHARE = 0.5
# What the words of a list must meet of the question to be the one that is asked for by number.
HALF = 0.5
# The share of a question that a sentence of the paragraph it asks for must meet to be shown.
PARAGRAPH_MET = 0.4
_EXACT = frozenset(
    {Asks.AMOUNT, Asks.SHARE, Asks.COUNT, Asks.WHEN, Asks.DAY, Asks.CONTACT, Asks.PERSON}
)


class Odds(Protocol):
    """What tells how likely it is that the first of some sentences answers a question."""

    def log_odds(self, read: InterpretedQuestion, evidence: Sequence[Evidence]) -> float:
        """Return the log-odds, for at least one sentence."""
        ...


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model of "this is a right answer": what each ground is worth."""

    weights: Grounds
    bias: float

    def log_odds(self, read: InterpretedQuestion, evidence: Sequence[Evidence]) -> float:
        """Return the log-odds that the first of the sentences answers."""
        grounds = values_of(Grounds.of(read, evidence))
        return float(self.bias + sum(map(mul, grounds, values_of(self.weights))))


@dataclass(frozen=True, slots=True)
class Boosted:
    """Boosted trees of "this is a right answer", for what the bundled questions are about."""

    trees: Trees

    def log_odds(self, read: InterpretedQuestion, evidence: Sequence[Evidence]) -> float:
        """Return the log-odds that the first of the sentences answers."""
        return self.trees.log_odds(measures(read, evidence))


@dataclass(frozen=True, slots=True)
class Judge:
    """How likely an answer is right, and how likely it must be to be shown.

    ``least_of_lookup`` is for a question whose paragraph sign is met already, or that is bare
    words to look up; ``least`` is for all others (0-1).
    """

    odds: Odds
    least: float
    least_of_lookup: float

    def always(self) -> Judge:
        """Return the judge that lets everything be shown."""
        return replace(self, least=0.0, least_of_lookup=0.0)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether to answer, fitted by ``kulturplan fit``.

    ``bundled`` judges sentences of the bundled documents, of which it is known what they answer;
    ``other`` those of all others.
    """

    bundled: Judge
    other: Judge

    def judge(self, evidence: Sequence[Evidence]) -> Judge:
        """Return who judges the first of some sentences."""
        is_bundled = evidence[0].passage.document in known_documents()
        return self.bundled if is_bundled else self.other

    def log_odds(self, read: InterpretedQuestion, evidence: Sequence[Evidence]) -> float:
        """Return the log-odds that the first of the sentences answers; -inf where none may."""
        if not evidence or not evidence[0].admissible:
            return -math.inf
        return self.judge(evidence).odds.log_odds(read, evidence)

    def probability(self, read: InterpretedQuestion, evidence: Sequence[Evidence]) -> float:
        """Return how probable it is that the first of the sentences answers (0-1)."""
        return probability(self.log_odds(read, evidence))

    def always(self) -> Decision:
        """Return the decision to show everything that may be shown."""
        return Decision(self.bundled.always(), self.other.always())


def probability(log_odds: float) -> float:
    """Return the probability (0-1) for log-odds, which may be infinite."""
    return 0.0 if log_odds == -math.inf else 1 / (1 + math.exp(-log_odds))


TREES = Path(__file__).parent / "trees.npz"
DECISION = Decision(
    Judge(Boosted(Trees.read(TREES)), **learned("bundled")),
    Judge(Logistic(Grounds(**learned("grounds")), **learned("logistic")), **learned("other")),
)


def is_answer(
    read: InterpretedQuestion, evidence: Sequence[Evidence], decision: Decision = DECISION
) -> bool:
    """Tell whether the first of the sentences answers the question well enough to be shown."""
    best = evidence[0]
    if not best.admissible:
        return False
    if best.signals.coverage < LEAST_COVERAGE and not read.paragraph:
        return False
    if read.asks is Asks.AMOUNT and read.years and best.signals.fit < ONLY_A_SHARE:
        return False
    if read.asks in _EXACT and not best.signals.fit:
        return False
    met = bool(read.paragraph) and best.signals.own >= PARAGRAPH_MET
    if read.is_bare_paragraph or met or _is_the_list(read, best):
        return True
    judge = decision.judge(evidence)
    least = judge.least
    if read.paragraph or not is_language(read.text):
        least = min(least, judge.least_of_lookup)
    return decision.probability(read, evidence) >= least


def _is_the_list(read: InterpretedQuestion, best: Evidence) -> bool:
    """Tell whether a sentence lists just as many things as are asked for, and of that kind."""
    is_list = bool(read.so_many) and best.sentence.is_list
    return is_list and has_so_many(best.text, read.so_many) and best.signals.own >= HALF


def is_outside(evidence: Sequence[Evidence]) -> bool:
    """Tell whether next to nothing of the question is met anywhere."""
    covered = max(item.signals.coverage for item in evidence)
    return covered < OUTSIDE_COVERAGE and max(item.met for item in evidence) < INSIDE_WORDS
