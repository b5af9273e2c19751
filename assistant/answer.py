"""What an answer is: a status from a closed list, statements, and what carries each."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from corpus.document import Kind, State


class Status(StrEnum):
    """How a turn ended. Every place that handles an answer handles every status."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    NOT_IN_SOURCES = "not_in_sources"
    OUTSIDE_SUBJECT = "outside_subject"
    NEEDS_CLARIFICATION = "needs_clarification"
    NOT_UNDERSTOOD = "not_understood"
    FAILED = "failed"


def doubt_text(reason: str) -> str:
    """Return how a statement's doubt is shown."""
    return f"Uppgiften är osäker: {reason}"


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation and where it stands.

    ``quote`` is the document's text from ``start`` to ``end``; ``context`` is the passage it
    stands in, from ``context_start``. ``title``, ``publisher``, ``url`` and ``date`` are the
    source's.
    """

    document: str
    title: str
    publisher: str
    url: str
    date: str
    place: str
    quote: str
    start: int
    end: int
    reference: str = ""
    note: str = ""
    heading: str = ""
    file: str = ""
    years: str = ""
    state: State = State.CURRENT
    kind: Kind = Kind.OTHER
    doubts: tuple[str, ...] = ()
    is_summary: bool = False
    context: str = ""
    context_start: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the answer says, with the citations that carry it."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to one question.

    ``notice`` is our own words (why there is no answer, how old the data is). ``more`` is what
    is shown to those who ask for more; ``nearest`` is what comes closest when the sources do
    not answer. ``choices`` are whole questions to choose from, where the one asked may mean
    several; ``follow_ups`` are questions that the sources answer, near this one.
    """

    status: Status
    statements: tuple[Statement, ...] = ()
    notice: str = ""
    more: tuple[Statement, ...] = ()
    nearest: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    question: str = ""
    read_as: str = ""
    timings_ms: dict[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the answer as running text: the notice, the statements with doubts, and more."""
        lines = [self.notice]
        for statement in (*self.statements, *self.more):
            lines.append(statement.text)
            lines += map(doubt_text, statement.citations[0].doubts)
        return "\n".join(dict.fromkeys(filter(None, lines)))

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values for JSON; a passage's whole text is left out."""
        values = asdict(self) | {"text": self.text}
        statements = [*values["statements"], *values["more"], {"citations": values["nearest"]}]
        for citation in (c for statement in statements for c in statement["citations"]):
            del citation["context"], citation["context_start"]
        order = ("status", "text", "statements", "follow_ups", "timings_ms")
        return {name: values.pop(name) for name in order} | values
