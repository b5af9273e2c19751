from __future__ import annotations

import pytest

from assistant.answerable import known
from assistant.conversation import Assistant
from assistant.evaluation.boosting import Judged, grow, of_bundled, of_cases, of_unanswered
from assistant.evaluation.cases import Case
from assistant.evaluation.lessons import lesson, outcome, unanswered_lesson
from assistant.trees import Trees
from corpus.questions import load_questions

ANSWERED = Case("a", "citizen", "who", "Vem kan söka resebidrag?", True, (), ("konstnärer",))


def test_a_case_is_learned_as_right_or_wrong(assistant: Assistant) -> None:
    one = lesson(assistant, ANSWERED)
    (judged,) = of_cases([one], [outcome(assistant, one)])
    assert judged.is_right
    assert judged.counts == 1


def test_what_has_no_answer_is_never_right(assistant: Assistant) -> None:
    one = unanswered_lesson(assistant, "Vem söker resebidrag i år?")
    assert [judged.is_right for judged in of_unanswered([one])] == [False]


def test_a_bundled_question_is_not_near_itself() -> None:
    question = load_questions()[0].question
    assert known(question).meaning.nearest == pytest.approx(1.0, abs=1e-3)
    assert known(question, question).meaning.nearest < 0.999


def test_bundled_questions_are_asked_of_what_is_there(assistant: Assistant) -> None:
    rows = list(of_bundled(assistant, every=2_000))
    assert rows
    assert not any(row.is_right for row in rows)  # none of their sections is in this small index


def test_trees_tell_right_from_wrong() -> None:
    rows = [Judged((n / 200, 0.5), n > 100, 1.0) for n in range(200)]
    trees = Trees.of(grow(rows))
    assert trees.log_odds((0.9, 0.5)) > 0 > trees.log_odds((0.1, 0.5))
