"""A Markdown document as its writer sees it: statements and footnotes, each with its line.

A ``Document`` counts characters and forgets the lines of its file; a person who is to put
something right needs the line. Sentences are split by the sentencex library, and those it
cuts after a Swedish abbreviation are joined again. The index splits with more care; the
corpus knows nothing of the index, and for counting words and amounts this is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from sentencex import get_sentence_boundaries

from corpus.document import Document, Source
from corpus.footnotes import DEFINITION, REFERENCE
from corpus.readers import reader_for
from corpus.readers.decoding import decode
from corpus.readers.front_matter import split_front_matter
from corpus.readers.markdown import read_markdown

_PARSER = MarkdownIt("commonmark").enable("table")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:bl\.a|ca|dnr|dvs|f|fr\.o\.m|inkl|jfr|kap|nr|prop|resp|s|t\.ex|t\.o\.m)\.\s*$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"[”\"'(\[–-]*[^\W\d_a-zåäö]|[”\"(]*\d")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or a list item, with the footnotes that carry it.

    ``lead`` is the line that introduces the list an item stands in; its footnotes carry the
    item too.
    """

    line: int
    text: str
    notes: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A readable Markdown document, its lines, and where its parts stand."""

    path: Path
    document: Document
    lines: tuple[str, ...]
    head: int
    statements: tuple[Statement, ...]
    definitions: dict[str, int]

    @property
    def sources(self) -> dict[str, Source]:
        """Return the sources by the id of their footnote."""
        return {source.id: source for source in self.document.sources}

    def line_of(self, key: str) -> int:
        """Return the line of a value in the front matter; the first line where it is absent."""
        lines = enumerate(self.lines[: self.head], 1)
        return next((number for number, text in lines if text.startswith(f"{key}:")), 1)


def is_markdown(path: Path) -> bool:
    """Tell whether a file is a Markdown document, by its ending."""
    return reader_for(path) is read_markdown


def read_manuscript(path: Path) -> Manuscript:
    """Return a Markdown document with its lines.

    Raises:
        UnreadableDocumentError: the document cannot be read.

    """
    document = read_markdown(path)
    lines = decode(path).split("\n")
    _, head = split_front_matter(path, lines)
    definitions: dict[str, int] = {}
    body = [""] * head + lines[head:]
    for number in range(head, len(body)):
        if match := DEFINITION.match(body[number]):
            definitions[match["id"]] = number + 1
            body[number] = ""
    statements = tuple(_statements("\n".join(body)))
    return Manuscript(path, document, tuple(lines), head, statements, definitions)


def _statements(body: str) -> Iterator[Statement]:
    tokens = _PARSER.parse(body)
    depth = 0
    previous = lead = Statement(0, "")
    for position, token in enumerate(tokens):
        if token.type.endswith("list_open"):
            if depth == 0:
                lead = previous if previous.text.endswith(":") else Statement(0, "")
            depth += 1
        elif token.type.endswith("list_close"):
            depth -= 1
        elif token.type == "inline" and tokens[position - 1].type != "heading_open":
            line = token.map[0] + 1 if token.map else 1
            for found in split_statements(token.content, line):
                notes = (*found.notes, *lead.notes) if depth else found.notes
                previous = Statement(found.line, found.text, notes, lead.text if depth else "")
                yield previous
        elif token.type == "heading_open":
            previous = Statement(0, "")


def split_statements(content: str, line: int = 1) -> Iterator[Statement]:
    """Yield the sentences of a paragraph whose first line in the file is ``line``.

    A sentence without a footnote of its own has those of the next sentence that has any.
    """
    text = ""
    marks: list[tuple[int, str]] = []
    position = 0
    for match in REFERENCE.finditer(content):
        text += content[position : match.start()]
        marks.append((len(text), match["id"]))
        position = match.end()
    text += content[position:]
    spans = list(_spans(text))
    found: list[Statement] = []
    notes: tuple[str, ...] = ()
    for number in range(len(spans) - 1, -1, -1):
        start, end = spans[number]
        limit = spans[number + 1][0] if number + 1 < len(spans) else len(text) + 1
        notes = tuple(note for offset, note in marks if start < offset < limit + 1) or notes
        at = line + text.count("\n", 0, start)
        found.append(Statement(at, text[start:end].replace("\n", " "), notes))
    yield from reversed(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for boundary in (*(b["end_index"] for b in get_sentence_boundaries("sv", text)), len(text)):
        piece, rest = text[start:boundary], text[boundary:]
        if rest and (_ABBREVIATED.search(piece) or not _BEGINS.match(rest)):
            continue
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = boundary
