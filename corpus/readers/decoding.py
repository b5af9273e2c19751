"""Bytes to text, the same way for every text format."""

from __future__ import annotations

from pathlib import Path

from corpus.problems import Problem, UnreadableDocumentError


def decode(path: Path) -> str:
    """Return the file's text; lines end in a line feed alone.

    Raises:
        UnreadableDocumentError: the file cannot be opened, is empty or is not UTF-8.

    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableDocumentError(
            Problem(path, 0, f"Filen gick inte att öppna ({error.strerror}).", "Kontrollera den.")
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableDocumentError(
            Problem(
                path,
                line,
                f"Filen är inte kodad i UTF-8 (byte {raw[error.start]:#04x}).",
                "Spara om filen med teckenkodningen UTF-8.",
            )
        ) from error
    if not text.strip():
        raise UnreadableDocumentError(
            Problem(path, 1, "Filen är tom.", "Skriv en text i den eller ta bort den.")
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")
