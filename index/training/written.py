"""The training questions that were written for the model: ``questions/*.txt``.

A page is a heading in ``# ``, and items of some questions, each on a line after ``? ``, and
their answer after ``= ``. Every eighth page is held out: the model never sees it, and the
fusion's weights are learned on it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "questions"
_HELD_OUT_OF = 8


@dataclass
class WrittenPage:
    """A page's title, and its items: the questions and the answer to each of them."""

    title: str
    items: list[tuple[list[str], str]] = field(default_factory=list)


def is_held_out(name: str) -> bool:
    """Tell whether what has this name is kept from training, by a digest of the name."""
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % _HELD_OUT_OF == 0


def written_pages(*, held_out: bool, folder: Path = FOLDER) -> list[WrittenPage]:
    """Return the pages that are held out, or those that are not.

    Raises:
        ValueError: a line is none of the three kinds; it is named.

    """
    pages: list[WrittenPage] = []
    for path in sorted(folder.glob("*.txt")):
        page = _read(path)
        if is_held_out(f"{path.name}{page.title}") is held_out:
            pages.append(page)
    return pages


def _read(path: Path) -> WrittenPage:
    page, questions = WrittenPage(""), list[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark, text = line[:2], line[2:].strip()
        if mark == "# ":
            page.title = text
        elif mark == "? ":
            questions.append(text)
        elif mark == "= " and questions:
            page.items.append((questions, text))
            questions = []
        elif line.strip():
            raise ValueError(f"{path}:{number}: neither a title, a question nor an answer")
    return page
