from __future__ import annotations

import pytest

from assistant.conversation import Assistant
from assistant.question import interpret
from assistant.reading import kind_of
from assistant.suggest import (
    FEWEST_CHOICES,
    MOST_CHOICES,
    MOST_FOLLOW_UPS,
    choices,
    follow_ups,
    is_vague,
)


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


def test_choices_are_whole_questions_of_the_same_kind(bundled: Assistant) -> None:
    read = bundled.read("När är sista dagen att söka?")
    found = choices(read, bundled.evidence(read))
    assert FEWEST_CHOICES <= len(found) <= MOST_CHOICES
    assert all(choice.endswith("?") and kind_of(choice) is read.asks for choice in found)


def test_one_possible_meaning_is_no_choice(bundled: Assistant) -> None:
    read = bundled.read("När är sista dagen att söka?")
    evidence = bundled.evidence(read)
    document = next(e.passage.document for e in evidence if e.passage.place.headings)
    assert choices(read, [e for e in evidence if e.passage.document == document]) == ()


def test_follow_ups_are_neither_answered_nor_asked_already(bundled: Assistant) -> None:
    question = "Vem kan söka kulturmedel?"
    evidence = bundled.evidence(bundled.read(question))
    first = follow_ups(evidence, evidence[:1], [question])
    assert len(first) == MOST_FOLLOW_UPS
    assert question not in first
    assert first[0] not in follow_ups(evidence, evidence[:1], [question, first[0]])
