"""Hard spaces inside numbers and before units, so that no line break tears them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from corpus.footnotes import DEFINITION, REFERENCE
from corpus.problems import Problem
from corpus.readers.decoding import decode
from corpus.typography import hard_spaces

_FENCE = "---"
# A source's title stays as its publisher wrote it.
_TITLE = re.compile(r"(”.*”)")


def check_spaces(path: Path) -> Iterator[Problem]:
    """Yield every line in which a hard space is missing."""
    text = decode(path)
    for number, (line, fixed) in enumerate(zip_longest(text.split("\n"), _fixed(text)), 1):
        if line == fixed or line is None or fixed is None:
            continue
        column = next(n for n, (a, b) in enumerate(zip(line, fixed, strict=True)) if a != b)
        start, end = fixed.rfind(" ", 0, column) + 1, fixed.find(" ", column)
        around = REFERENCE.sub("", fixed[start : None if end < 0 else end]).rstrip(".,;:")
        yield Problem(
            path,
            number,
            f"Hårt mellanslag saknas i ”{around}”.",
            "Kör kulturplan corpus check --fix.",
        )


def fix_spaces(path: Path) -> bool:
    """Put hard spaces into a file; return whether it changed."""
    text = decode(path)
    fixed = "\n".join(_fixed(text))
    if fixed == text:
        return False
    path.write_text(fixed, encoding="utf-8", newline="\n")
    return True


def _fixed(text: str) -> Iterator[str]:
    """Yield the lines with hard spaces; the front matter and the titles of sources stay."""
    lines = text.split("\n")
    head = lines.index(_FENCE, 1) + 1 if lines[0] == _FENCE and _FENCE in lines[1:] else 0
    yield from lines[:head]
    for line in lines[head:]:
        if DEFINITION.match(line):
            pieces = _TITLE.split(line)
            yield "".join(p if _TITLE.fullmatch(p) else hard_spaces(p) for p in pieces)
        else:
            yield hard_spaces(line)
