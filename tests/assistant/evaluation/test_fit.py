from __future__ import annotations

from dataclasses import astuple, replace

import numpy as np
import pytest

from assistant.conversation import Assistant
from assistant.evaluation.cases import Case
from assistant.evaluation.fit import PRIOR, cross_validate, fit_weights, fitted
from assistant.evaluation.lessons import (
    Lesson,
    lesson,
    outcome,
    unanswered_lesson,
    weighed_again,
)
from assistant.signals import Signals

CASES = (
    Case("a", "citizen", "when", "När stänger ansökan om resebidrag?", True, (), ("15 mars",)),
    Case("b", "citizen", "who", "Vem kan söka resebidrag?", True, (), ("konstnärer",)),
    Case("c", "citizen", "outside", "Hur pumpar man en cykelslang?", False),
    Case("d", "citizen", "unanswerable", "Vad heter kassören?", False),
    Case("e", "citizen", "what", "Vad prioriterar länet?", True, (), (r"\w+",)),
)


@pytest.fixture(scope="module")
def lessons(assistant: Assistant) -> list[Lesson]:
    return [lesson(assistant, case) for case in CASES]


def test_a_lesson_marks_the_sentences_that_hold_what_is_wanted(lessons: list[Lesson]) -> None:
    first = lessons[1]
    held = [
        item.text for item, share in zip(first.evidence, first.shares, strict=True) if share == 1
    ]
    assert held
    assert all("konstnärer" in text.lower() for text in held)


def test_no_sentence_answers_the_unanswerable(lessons: list[Lesson]) -> None:
    assert not lessons[2].shares.any()


def test_fitted_weights_make_what_answers_likelier(lessons: list[Lesson]) -> None:
    def chance(weights: Signals) -> float:
        found = []
        for one in lessons:
            allowed = one.admissible
            if len(one.evidence) and one.shares[allowed].any():
                scores = one.signals[allowed] @ np.array(astuple(weights))
                shares = np.exp(scores - scores.max())
                found.append(shares[one.best[allowed]].sum() / shares.sum())
        return float(np.mean(found))

    assert chance(fit_weights(lessons)) > chance(Signals(*[0.0] * len(astuple(PRIOR))))


def test_other_weights_order_the_sentences_anew(lessons: list[Lesson]) -> None:
    none = Signals(*[0.0] * len(astuple(PRIOR)))
    again = weighed_again(lessons[0], none)
    assert {item.score for item in again.evidence} == {0.0}
    assert sorted(again.shares) == sorted(lessons[0].shares)


def test_a_fit_is_the_same_each_time(assistant: Assistant, lessons: list[Lesson]) -> None:
    one, other = fitted(assistant, lessons), fitted(assistant, lessons)
    assert (one.weights, one.decision) == (other.weights, other.decision)


def test_every_lesson_is_judged_by_a_fit_on_the_others(
    assistant: Assistant, lessons: list[Lesson]
) -> None:
    found = cross_validate(assistant, lessons)
    assert [one.case.id for one in found] == [case.id for case in CASES]


def test_an_outcome_is_that_of_the_answer(assistant: Assistant, lessons: list[Lesson]) -> None:
    assert outcome(assistant, lessons[2]).abstained


def test_a_fit_does_not_depend_on_the_weights_in_use(
    assistant: Assistant, lessons: list[Lesson]
) -> None:
    other = replace(assistant, weights=Signals(*[3.0] * len(astuple(PRIOR))))
    assert fitted(other, lessons).weights == fitted(assistant, lessons).weights


def test_what_is_known_to_have_no_answer_makes_answers_less_likely(
    assistant: Assistant, lessons: list[Lesson]
) -> None:
    unanswered = [unanswered_lesson(assistant, "Vem kan söka resebidrag i år?")] * 30
    before, after = fitted(assistant, lessons), fitted(assistant, lessons, unanswered)
    one = lessons[1]
    assert after.decision.probability(one.read, one.evidence) < before.decision.probability(
        one.read, one.evidence
    )
