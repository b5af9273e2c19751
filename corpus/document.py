"""The data a document consists of: text, sections, places, sources and doubts.

All offsets count characters (code points) from the start of ``Document.text``; a span
is half open, ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What a document is about, as written in its front matter."""

    CULTURE_PLAN = "culture-plan"
    GOALS = "goals"
    STATUTE = "statute"
    MODEL = "model"
    ALLOCATION = "allocation"
    GRANT = "grant"
    ORGANISATION = "organisation"
    FOLLOW_UP = "follow-up"
    REGION_PLAN = "region-plan"
    OTHER = "other"


class State(StrEnum):
    """Whether a text holds today."""

    CURRENT = "current"
    OLDER = "older"
    SUPERSEDED = "superseded"


class Certainty(StrEnum):
    """How sure a statement is, when it is not simply sure."""

    UNCERTAIN = "uncertain"
    CONFLICTING = "conflicting"


class BlockKind(StrEnum):
    """The shape of a stretch of text."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Years:
    """The years a text holds for, both ends included; ``None`` leaves an end open."""

    first: int | None = None
    last: int | None = None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"years end before they begin: {self.first}-{self.last}")

    def include(self, year: int) -> bool:
        """Tell whether ``year`` lies within the years."""
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None

    def __str__(self) -> str:
        if self.first == self.last:
            return "" if self.first is None else str(self.first)
        return f"{self.first or ''}–{self.last or ''}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from: an official publication with its address."""

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    place: str = ""
    note: str = ""

    @property
    def reference(self) -> str:
        """Return the source as a person reads it: publisher, title, date and place."""
        parts = (self.publisher, f"”{self.title}”", self.date, self.place)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a statement is not sure."""

    id: str
    certainty: Certainty
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document something stands."""

    headings: tuple[str, ...] = ()
    paragraph: str = ""
    page: int | None = None

    def __str__(self) -> str:
        """Return the shortest place a person can look up: 9 §, s. 4 or a heading."""
        if self.paragraph:
            return self.paragraph
        if self.page is not None:
            return f"s. {self.page}"
        return self.headings[-1] if self.headings else ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote reference: ``note`` supports the text that ends at ``offset``."""

    offset: int
    note: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or a table row."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one heading, without the heading itself."""

    place: Place
    start: int
    end: int
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    years: Years = Years()
    state: State = State.CURRENT


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its parts, its sources and its validity."""

    id: str
    title: str
    text: str
    sections: tuple[Section, ...]
    kind: Kind = Kind.OTHER
    sources: tuple[Source, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    years: Years = Years()
    state: State = State.CURRENT
    region: str = ""
    aliases: tuple[str, ...] = ()
    is_summary: bool = False
    path: Path = field(default_factory=Path)

    def __post_init__(self) -> None:
        position = 0
        for section in self.sections:
            if not position <= section.start <= section.end <= len(self.text):
                raise ValueError(f"{self.id}: section {section.place} lies outside the text")
            position = section.start
            for block in section.blocks:
                if not position <= block.start < block.end <= section.end:
                    raise ValueError(f"{self.id}: a block of {section.place} lies outside it")
                position = block.end
            position = section.end
        notes = {source.id for source in self.sources} | {doubt.id for doubt in self.doubts}
        for section in self.sections:
            for mark in section.marks:
                if mark.note not in notes:
                    raise ValueError(f"{self.id}: the note {mark.note} is not defined")
