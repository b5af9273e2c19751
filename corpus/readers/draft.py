"""Builds a document's text and sections piece by piece, keeping the offsets right."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.document import Block, BlockKind, Mark, Place, Section, State, Years


@dataclass
class _OpenSection:
    place: Place
    years: Years
    state: State
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


class Draft:
    """A document under construction."""

    def __init__(self, years: Years = Years(), state: State = State.CURRENT) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._sections: list[_OpenSection] = []
        self.begin_section("", Place(), years, state)

    def begin_section(
        self, heading: str, place: Place, years: Years = Years(), state: State = State.CURRENT
    ) -> None:
        """Start a section; ``heading`` is written into the text above it, if not empty."""
        if heading:
            self._write(("\n\n" if self._length else "") + heading)
        self._sections.append(_OpenSection(place, years, state))

    def add_block(
        self, text: str, kind: BlockKind, marks: tuple[Mark, ...] = (), prefix: str = ""
    ) -> None:
        """Append a block. ``marks`` count from the start of ``text``; ``prefix`` is a bullet."""
        section = self._sections[-1]
        separator = "\n" if section.blocks and kind is not BlockKind.PARAGRAPH else "\n\n"
        self._write((separator if self._length else "") + prefix)
        start = self._length
        self._write(text)
        section.blocks.append(Block(kind, start, self._length))
        section.marks.extend(Mark(start + mark.offset, mark.note) for mark in marks)

    def finish(self) -> tuple[str, tuple[Section, ...]]:
        """Return the text and the sections that hold any."""
        sections = tuple(
            Section(
                place=section.place,
                start=section.blocks[0].start,
                end=section.blocks[-1].end,
                blocks=tuple(section.blocks),
                marks=tuple(section.marks),
                years=section.years,
                state=section.state,
            )
            for section in self._sections
            if section.blocks
        )
        return "".join(self._pieces), sections

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
