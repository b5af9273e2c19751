from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.conversation import Assistant
from assistant.web.page import EXAMPLES, answer_safely
from index.store import Store
from tests.assistant.conftest import Ask


def test_a_turn_is_answered_with_the_turns_before(assistant: Assistant) -> None:
    first = answer_safely(assistant, "Vad är resebidrag?", [])
    second = answer_safely(assistant, "Vem kan söka det?", [first])
    assert second.read_as


def test_whatever_goes_wrong_becomes_an_answer_that_says_so(
    assistant: Assistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    search = replace(assistant.search)
    # What happens to an open index whose folder someone takes away.
    object.__setattr__(search, "store", Store(tmp_path / "borta"))
    gone = Assistant(search)
    with caplog.at_level(logging.ERROR):
        answer = answer_safely(gone, "Hemlig fråga om dansen?", [])
    assert answer.status is Status.FAILED
    assert answer.question == "Hemlig fråga om dansen?"
    assert answer.notice.startswith("Något gick fel")
    assert "Hemlig" not in caplog.text


@pytest.mark.parametrize("question", [q for questions in EXAMPLES.values() for q in questions])
def test_every_example_question_is_answered_from_the_bundled_corpus(
    ask_bundled: Ask, question: str
) -> None:
    answer: Answer = ask_bundled(question)
    assert answer.status is Status.ANSWERED, answer.text
