"""Plain text: pages saved as text, and statutes as the state's legal database prints them.

A short line alone between blank lines is a heading. A paragraph that begins with a
paragraph sign (9 §, 9 a §) begins a section of its own, with that sign as its place.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpus.document import BlockKind, Document, Kind, Mark, Place, Source
from corpus.problems import Problem, UnreadableDocumentError
from corpus.readers.decoding import decode
from corpus.readers.draft import Draft
from corpus.typography import hard_spaces

_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(r"^[ \t]*(?P<bullet>[•·–*-]|\d{1,2}[.)]|[a-z]\))[ \t]+(?P<text>\S.*)")
_SIGN = re.compile(r"^(?P<sign>\d+\s?(?:[a-z]\s?)?§)\s")
_CHAPTER = re.compile(r"^(?P<number>\d+\s?(?:[a-z]\s?)?kap\.)\s")
_NAVIGATION = re.compile(
    r"^(?:Hoppa|Öppna|Stäng|Gå) (?:till|direkt|sidans|huvud|meny)", re.IGNORECASE
)
_STATUTE_HEAD = re.compile(r"^(?P<name>Departement|Ändring införd):\s*(?P<value>.+)$")
_LONGEST_HEADING = 90
_SOURCE_ID = "fil"


def read_text(path: Path) -> Document:
    """Return the document in a plain text file; the file itself is its source.

    Raises:
        UnreadableDocumentError: the file is empty, not UTF-8, or holds nothing but a title.

    """
    paragraphs = [part.strip("\n") for part in _BLANK_LINES.split(decode(path)) if part.strip()]
    title = _find_title(paragraphs) or path.stem
    facts = _statute_facts(paragraphs[0])
    draft = Draft()
    chapter = heading = ""
    for position, paragraph in enumerate(paragraphs):
        stripped = paragraph.strip()
        is_title = stripped == title and stripped[-1] not in ".!?"
        if is_title or (facts and position == 0) or _NAVIGATION.match(stripped):
            continue
        following = paragraphs[position + 1] if position + 1 < len(paragraphs) else ""
        if _is_heading(stripped, following):
            opening = _CHAPTER.match(stripped)
            chapter = opening["number"] if opening else chapter
            heading = stripped
            draft.begin_section(stripped, Place(tuple(filter(None, (title, heading)))))
            continue
        sign = _SIGN.match(stripped)
        if sign:
            place = hard_spaces(f"{chapter} {sign['sign']}".strip())
            draft.begin_section("", Place(tuple(filter(None, (title, heading))), place))
        _add_lines(draft, paragraph)
    text, sections = draft.finish()
    if not sections:
        raise UnreadableDocumentError(
            Problem(path, 1, "Dokumentet har ingen text.", "Skriv en text i det.")
        )
    source = Source(
        _SOURCE_ID, title, facts.get("Departement", ""), facts.get("Ändring införd", "")
    )
    return Document(
        id=path.stem,
        title=title,
        text=text,
        sections=sections,
        kind=Kind.STATUTE if facts else Kind.OTHER,
        sources=(source,),
        path=path,
    )


def _find_title(paragraphs: list[str]) -> str:
    """Return the first line that is no navigation and short enough to be a title."""
    for paragraph in paragraphs:
        line = paragraph.strip().split("\n")[0].strip()
        if not _NAVIGATION.match(line):
            return line if len(line) <= 2 * _LONGEST_HEADING else ""
    return ""


def _statute_facts(first: str) -> dict[str, str]:
    matches = (_STATUTE_HEAD.match(line.strip()) for line in first.split("\n"))
    return {match["name"]: match["value"] for match in matches if match}


def _is_heading(paragraph: str, following: str) -> bool:
    return (
        bool(following)
        and "\n" not in paragraph
        and len(paragraph) <= _LONGEST_HEADING
        and paragraph[-1] not in ".:;,?!"
        and not _ITEM.match(paragraph)
        and not _SIGN.match(paragraph)
        and not _ITEM.match(following)
    ) or (bool(_CHAPTER.match(paragraph)) and "\n" not in paragraph)


def _add_lines(draft: Draft, paragraph: str) -> None:
    """Add a paragraph, with each of its list lines as an item."""
    running: list[str] = []

    def flush() -> None:
        if running:
            _add(draft, " ".join(running), BlockKind.PARAGRAPH, "")
            running.clear()

    for line in paragraph.split("\n"):
        item = _ITEM.match(line)
        if item:
            flush()
            _add(draft, item["text"].strip(), BlockKind.ITEM, f"{item['bullet']} ")
        elif line.strip():
            running.append(line.strip())
    flush()


def _add(draft: Draft, text: str, kind: BlockKind, prefix: str) -> None:
    draft.add_block(text, kind, (Mark(len(text), _SOURCE_ID),), prefix)
