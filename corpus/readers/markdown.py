"""Markdown documents whose footnotes are their sources.

The text is what a person reads: markup is left out, and a footnote reference becomes a
``Mark`` at its place. A heading may end in ``{valid="2017–2018" state="older"}`` where its
section holds for other years than the document.
"""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.document import BlockKind, Document, Doubt, Mark, Place, Source, State, Years
from corpus.footnotes import DEFINITION, REFERENCE, parse_note
from corpus.problems import Problem, UnreadableDocumentError
from corpus.readers.decoding import decode
from corpus.readers.draft import Draft
from corpus.readers.front_matter import (
    FrontMatter,
    interpret_front_matter,
    parse_years,
    split_front_matter,
)
from corpus.typography import hard_spaces

_PARSER = MarkdownIt("commonmark").enable("table")
_ATTRIBUTES = re.compile(r"\s*\{(?P<list>[^{}]*)\}\s*$")
_ATTRIBUTE = re.compile(r"(?P<name>[\w-]+)=(?P<value>\"[^\"]*\"|[^\"\s]+)")
_PARAGRAPH_SIGN = re.compile(r"^(?P<sign>(?:\d+\s*kap\.\s*)?\d+\s*(?:[a-z]\s*)?§)")


def read_markdown(path: Path) -> Document:
    """Return the document in a Markdown file.

    Raises:
        UnreadableDocumentError: front matter, footnotes or encoding are at fault; every
            problem is named with its line and its remedy.

    """
    lines = decode(path).split("\n")
    values, head = split_front_matter(path, lines)
    notes, body, problems = _take_definitions(path, lines, head)
    tokens = _PARSER.parse("\n".join(body))
    heading = next((_title(tokens, n) for n, t in enumerate(tokens) if t.tag == "h1"), "")
    front = interpret_front_matter(path, values, lines, heading)
    # An unreadable footnote is a problem of its own; its references are not.
    defined = {match["id"] for match in map(DEFINITION.match, lines[head:]) if match}
    reading = _Reading(path, front, defined, problems)
    reading.walk(tokens)
    text, sections = reading.draft.finish()
    if not sections and not problems:
        problems.append(Problem(path, 1, "Dokumentet har ingen text.", "Skriv en text i det."))
    if problems:
        raise UnreadableDocumentError(*problems)
    return Document(
        id=front.id,
        title=front.title,
        text=text,
        sections=sections,
        kind=front.kind,
        sources=tuple(note for note in notes.values() if isinstance(note, Source)),
        doubts=tuple(note for note in notes.values() if isinstance(note, Doubt)),
        years=front.years,
        state=front.state,
        region=front.region,
        aliases=front.aliases,
        is_summary=any(isinstance(note, Source) for note in notes.values()),
        path=path,
    )


def _take_definitions(
    path: Path, lines: list[str], head: int
) -> tuple[dict[str, Source | Doubt], list[str], list[Problem]]:
    """Parse the footnote definitions and blank them, so that line numbers stay."""
    notes: dict[str, Source | Doubt] = {}
    problems: list[Problem] = []
    body = [""] * head + lines[head:]
    for number in range(head, len(body)):
        match = DEFINITION.match(body[number])
        if not match:
            continue
        body[number] = ""
        if match["id"] in notes:
            fault = f"Fotnoten [^{match['id']}] är definierad två gånger."
            problems.append(Problem(path, number + 1, fault, "Ta bort den ena."))
            continue
        try:
            notes[match["id"]] = parse_note(match["id"], match["text"])
        except ValueError as error:
            problems.append(
                Problem(
                    path,
                    number + 1,
                    f"Fotnoten [^{match['id']}] går inte att läsa: {error}.",
                    "Skriv: Utgivare, ”Titel”, datum. <https://adress>",
                )
            )
    return notes, body, problems


def _title(tokens: list[Token], position: int) -> str:
    return _ATTRIBUTES.sub("", REFERENCE.sub("", _plain(tokens[position + 1]))).strip()


def _plain(inline: Token) -> str:
    """Return the text of an inline token without markup; a line break becomes a space."""
    parts = []
    for child in inline.children or []:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type == "image":
            parts.append(child.content)
    return "".join(parts)


class _Reading:
    """Walks the Markdown tokens and fills a draft."""

    def __init__(
        self, path: Path, front: FrontMatter, notes: set[str], problems: list[Problem]
    ) -> None:
        self.draft = Draft(front.years, front.state)
        self._path = path
        self._front = front
        self._notes = notes
        self._problems = problems
        self._headings: list[str] = []
        self._validity: list[tuple[Years, State]] = []
        self._bullet = ""
        self._row: list[Token] = []

    def walk(self, tokens: list[Token]) -> None:
        """Turn every block of the document into a section start or a block."""
        ordered: list[int | None] = []
        for position, token in enumerate(tokens):
            if token.type == "heading_open":
                self._begin_section(token, tokens[position + 1])
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                start = int(token.attrGet("start") or 1)
                ordered.append(start if token.type == "ordered_list_open" else None)
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                ordered.pop()
            elif token.type == "list_item_open":
                number = ordered[-1]
                self._bullet = "- " if number is None else f"{number}. "
                ordered[-1] = None if number is None else number + 1
            elif token.type == "list_item_close":
                self._bullet = ""
            elif token.type == "tr_open":
                self._row = []
            elif token.type == "tr_close":
                self._add(self._row, BlockKind.ROW)
            elif token.type == "inline" and tokens[position - 1].type in {"td_open", "th_open"}:
                self._row.append(token)
            elif token.type == "inline" and tokens[position - 1].type != "heading_open":
                self._add([token], BlockKind.ITEM if ordered else BlockKind.PARAGRAPH)
            elif token.type in {"fence", "code_block"} and token.content.strip():
                self.draft.add_block(token.content.strip(), BlockKind.PARAGRAPH)

    def _begin_section(self, token: Token, inline: Token) -> None:
        level = int(token.tag[1:])
        line = token.map[0] + 1 if token.map else 1
        raw = REFERENCE.sub("", _plain(inline))
        attributes = _ATTRIBUTES.search(raw)
        heading = _ATTRIBUTES.sub("", raw).strip()
        del self._headings[level - 1 :], self._validity[level - 1 :]
        years, state = (
            self._validity[-1] if self._validity else (self._front.years, self._front.state)
        )
        for match in _ATTRIBUTE.finditer(attributes["list"] if attributes else ""):
            value = match["value"].strip('"')
            try:
                if match["name"] == "valid":
                    years = parse_years(value)
                elif match["name"] == "state":
                    state = State(value)
                else:
                    raise ValueError(match["name"])
            except ValueError:
                fault = f"”{match[0]}” i rubriken ”{heading}” är okänt."
                remedy = 'Skriv till exempel {valid="2017–2018" state="older"}.'
                self._problems.append(Problem(self._path, line, fault, remedy))
        while len(self._headings) < level - 1:
            self._headings.append("")
            self._validity.append((years, state))
        self._headings.append(heading)
        self._validity.append((years, state))
        sign = _PARAGRAPH_SIGN.match(heading)
        place = Place(
            tuple(filter(None, self._headings)), hard_spaces(sign["sign"]) if sign else ""
        )
        self.draft.begin_section(heading, place, years, state)

    def _add(self, inlines: list[Token], kind: BlockKind) -> None:
        text = ""
        marks: list[Mark] = []
        for inline in inlines:
            text += " | " if text else ""
            line = inline.map[0] + 1 if inline.map else 1
            rest = _plain(inline).strip()
            while match := REFERENCE.search(rest):
                text += rest[: match.start()]
                rest = rest[match.end() :]
                if match["id"] in self._notes:
                    marks.append(Mark(len(text), match["id"]))
                else:
                    fault = f"Fotnoten [^{match['id']}] finns inte."
                    remedy = f"Skriv en rad [^{match['id']}]: med källan sist i filen."
                    self._problems.append(Problem(self._path, line, fault, remedy))
            text += rest
        prefix, self._bullet = self._bullet, ""
        if text.strip():
            self.draft.add_block(text, kind, tuple(marks), prefix)
