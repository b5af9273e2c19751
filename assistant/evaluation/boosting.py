"""Grows the trees that decide whether to answer from the bundled documents (``decide.Boosted``).

They learn from the tuning half of the cases; from questions known to have no answer; and from the
bundled questions, each asked as if it were not among them. A bundled question is rightly answered
where the best sentence stands in its section; where it stands elsewhere, nothing is learned of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation import Assistant
from assistant.decide import Boosted, probability
from assistant.evaluation.answers import Outcome
from assistant.evaluation.folds import folds
from assistant.evaluation.lessons import Lesson
from assistant.evaluation.wordings import wordings_without
from assistant.finding import Finder
from assistant.measures import measures
from assistant.question import interpret
from assistant.trees import Trees
from corpus.questions import load_questions, load_unanswered

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingClassifier

# Of the bundled questions every so manieth is asked: more made the decision no better.
EVERY = 4
# What a bundled question, and one without an answer, counts beside a case.
_COUNTS = 0.15
_TREES = 250
_SEED = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """What was measured of a question, whether the answer is right, and what that counts."""

    measures: tuple[float, ...]
    is_right: bool
    counts: float


def of_cases(lessons: Sequence[Lesson], outcomes: Sequence[Outcome]) -> list[Judged]:
    """Return what is learned from cases that all were answered, but for those that cannot be."""
    return [
        Judged(measures(one.read, one.evidence), one.case.answerable and got.right, 1.0)
        for one, got in zip(lessons, outcomes, strict=True)
        if is_decided(one)
    ]


def of_unanswered(lessons: Sequence[Lesson]) -> list[Judged]:
    """Return what is learned from questions that are known to have no answer."""
    return [
        Judged(measures(one.read, one.evidence), False, _COUNTS)
        for one in lessons
        if is_decided(one)
    ]


def of_bundled(assistant: Assistant, every: int = EVERY) -> Iterator[Judged]:
    """Yield what is learned from the bundled questions, each left out while it is asked.

    The pairs are not asked: a question much like them would be left among the others. What
    wordings are worth is learned without the half of the questions that is asked.

    Args:
        assistant: the assistant.
        every: of the questions every so manieth is asked.

    """
    finder = Finder(assistant.search, assistant.weights)
    answered = [(item.question, item.section) for item in load_questions()]
    asked = [*answered, *((text, None) for text in load_unanswered())][::every]
    for half in (asked[::2], asked[1::2]):
        with wordings_without(frozenset(text for text, _ in half)):
            for text, section in half:
                read = interpret(text)
                evidence = finder.find(read, frozenset(), text)
                if not evidence or not evidence[0].admissible:
                    continue
                best = evidence[0].passage
                here = (best.document, (best.title, *best.place.headings)[-1])
                if section in (None, here):
                    yield Judged(measures(read, evidence, text), section == here, _COUNTS)


def is_decided(one: Lesson) -> bool:
    """Tell whether it is left to a judge whether the best sentence is shown."""
    return bool(one.evidence) and one.evidence[0].admissible


def grow(judged: Sequence[Judged]) -> HistGradientBoostingClassifier:
    """Return boosted trees that tell right answers from others."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=_TREES,
        learning_rate=0.05,
        max_leaf_nodes=10,
        min_samples_leaf=30,
        l2_regularization=3.0,
        max_features=0.3,
        early_stopping=False,
        random_state=_SEED,
    )
    return model.fit(
        [one.measures for one in judged],
        [one.is_right for one in judged],
        sample_weight=[one.counts for one in judged],
    )


def out_of_fold(
    lessons: Sequence[Lesson], outcomes: Sequence[Outcome], others: Sequence[Judged]
) -> list[float]:
    """Return for each case how probable trees that did not see it hold a right answer (0-1).

    Args:
        lessons: the cases.
        outcomes: how each comes out where everything is answered that can be.
        others: what else is learned from, always.

    """
    chances = [0.0] * len(lessons)
    for out in folds(lessons):
        rest = [number for number in range(len(lessons)) if number not in out]
        learned = of_cases([lessons[n] for n in rest], [outcomes[n] for n in rest])
        odds = Boosted(Trees.of(grow([*learned, *others])))
        for number in out:
            one = lessons[number]
            if is_decided(one):
                chances[number] = probability(odds.log_odds(one.read, one.evidence))
    return chances
