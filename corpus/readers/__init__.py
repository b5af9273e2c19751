"""One reader a format; each turns a file into a ``Document``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.document import Document
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text

Reader = Callable[[Path], Document]

READERS: dict[str, Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
}


def reader_for(path: Path) -> Reader | None:
    """Return the reader for the file's ending, or ``None`` where there is none yet."""
    return READERS.get(path.suffix.lower())
