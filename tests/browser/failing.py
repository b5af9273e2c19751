"""The page with an assistant that fails at every question but the one that warms it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from assistant.answer import Answer, Status
from assistant.conversation import Assistant
from assistant.settings import Settings
from assistant.web.server import WARM_UP, serve


@dataclass(frozen=True)
class FailingAssistant:
    """Fails."""

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Raise an error, as a broken index would."""
        if question == WARM_UP:
            return Answer(Status.ANSWERED)
        raise RuntimeError("the index is gone")


if __name__ == "__main__":
    serve(cast(Assistant, FailingAssistant()), Settings())
