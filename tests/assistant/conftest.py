"""Assistants over the small and the bundled corpus; every answer's quotations are checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import pytest

from assistant.answer import Answer
from assistant.conversation import Assistant
from assistant.extract import Evidence, Weighing
from assistant.question import interpret
from assistant.settings import Settings
from assistant.startup import start
from corpus.library import BUNDLED
from index.search import Search
from tests.assistant.quotations import check_quotations


class Ask(Protocol):
    """Asks a question; the answer's quotations are checked before it is returned."""

    def __call__(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Return the answer."""


Weigh = Callable[[str], list[Evidence]]


def asking(assistant: Assistant) -> Ask:
    """Return what asks an assistant and checks its quotations."""

    def ask(question: str, history: Sequence[str] = ()) -> Answer:
        answer = assistant.answer(question, history)
        check_quotations(answer, assistant.search.store)
        return answer

    return ask


def plain_settings(index: Path, *corpus: Path) -> Settings:
    """Return settings that no ``.env`` file of the machine changes."""
    return Settings(_env_file=None, index=index, corpus=list(corpus) or [BUNDLED])


@pytest.fixture(scope="session")
def assistant(search: Search) -> Assistant:
    """Return the assistant over the small corpus."""
    return Assistant(search)


@pytest.fixture(scope="session")
def ask(assistant: Assistant) -> Ask:
    """Return what asks the assistant over the small corpus."""
    return asking(assistant)


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return the assistant over the bundled corpus, with an index of its own."""
    return start(plain_settings(tmp_path_factory.mktemp("medföljande")))


@pytest.fixture(scope="session")
def ask_bundled(bundled: Assistant) -> Ask:
    """Return what asks the assistant over the bundled corpus."""
    return asking(bundled)


@pytest.fixture(scope="session")
def weigh(search: Search) -> Weigh:
    """Return what weighs the small corpus's sentences against a question."""

    def weigh_question(question: str) -> list[Evidence]:
        return Weighing(interpret(question), search).weigh(search.search(question, 24))

    return weigh_question
