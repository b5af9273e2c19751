from __future__ import annotations

import pytest

from assistant.question import interpret
from assistant.suggest import MOST_CHOICES, choices, is_vague
from tests.assistant.conftest import Weigh


@pytest.mark.parametrize(
    "question",
    [
        "När är sista dagen att söka?",
        "Hur mycket kan man få?",
        "Hur mycket fick de?",
        "Vem bestämmer det?",
        "Hur ansöker vi om pengar?",
    ],
)
def test_a_question_that_says_nothing_of_its_subject_is_vague(question: str) -> None:
    assert is_vague(interpret(question))


@pytest.mark.parametrize(
    "question",
    [
        "När är sista dagen att söka kulturmedel?",
        "Hur mycket fick Norrbottensteatern?",
        "Vem bestämmer om kulturplanen?",
        "Vad säger 9 §?",
        "bidrag",
        "hej",
    ],
)
def test_a_question_with_a_subject_is_not(question: str) -> None:
    assert not is_vague(interpret(question))


def test_a_follow_up_has_its_subject_from_the_turn_before() -> None:
    assert not is_vague(interpret("Hur mycket kan man få?", ["Vem kan söka mobilitetsstöd?"]))


def test_choices_are_whole_questions_of_the_same_kind(weigh: Weigh) -> None:
    question = "Hur mycket pengar?"
    found = choices(interpret(question), weigh(question))
    assert all(choice.endswith("?") for choice in found)
    assert len(found) <= MOST_CHOICES
    assert len(found) != 1
