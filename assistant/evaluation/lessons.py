"""Cases with the sentences that were found for them, as what is to be learned from."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.citing import cite
from assistant.conversation import Assistant
from assistant.evaluation.answers import Outcome, fits, judge, matches
from assistant.evaluation.cases import Case
from assistant.extract import Evidence
from assistant.question import InterpretedQuestion
from assistant.signals import Signals

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Lesson:
    """A case with the sentences found for it.

    ``shares`` (sentences,) is how much of what the case wants stands in each, 0-1.
    """

    case: Case
    read: InterpretedQuestion
    evidence: list[Evidence]
    shares: Numbers

    @property
    def signals(self) -> Numbers:
        """Return the sentences' signals (sentences, signals)."""
        return np.array([astuple(item.signals) for item in self.evidence])

    @property
    def best(self) -> NDArray[np.bool_]:
        """Return which sentences hold the most of what the case wants (sentences,)."""
        most = self.shares[self.admissible].max(initial=0.0)
        found: NDArray[np.bool_] = self.shares >= most
        return found

    @property
    def admissible(self) -> NDArray[np.bool_]:
        """Return which sentences may be shown (sentences,)."""
        return np.array([item.admissible for item in self.evidence])


def lesson(assistant: Assistant, case: Case) -> Lesson:
    """Return a case with its sentences weighed and marked."""
    read = assistant.read(case.question, case.history)
    evidence = assistant.evidence(read, case.history)
    shares = np.array([_share(assistant, case, item) for item in evidence])
    return Lesson(case, read, evidence, shares)


def unanswered_lesson(assistant: Assistant, question: str) -> Lesson:
    """Return what was found for a question that the sources are known not to answer."""
    return lesson(assistant, Case(question, "", "unanswerable", question, answerable=False))


def _share(assistant: Assistant, case: Case, item: Evidence) -> float:
    if not case.answerable or not case.must_contain:
        return 0.0
    met = sum(matches(pattern, item.text) for pattern in case.must_contain)
    if not met:
        return 0.0
    document = assistant.search.store.document(item.passage.document)
    cited = cite(document, item.passage, item.sentence)
    return met / len(case.must_contain) if fits(case, cited) else 0.0


def weighed_again(one: Lesson, weights: Signals) -> Lesson:
    """Return a lesson with its sentences scored by other weights, best first."""
    scored = [replace(item, score=item.signals.score(weights)) for item in one.evidence]
    order = sorted(range(len(scored)), key=lambda n: (not scored[n].admissible, -scored[n].score))
    return replace(one, evidence=[scored[n] for n in order], shares=one.shares[order])


def outcome(assistant: Assistant, one: Lesson) -> Outcome:
    """Return how a lesson's sentences, as they are weighed, do as an answer."""
    return judge(one.case, assistant.compose(one.read, one.evidence), assistant.search.store)
