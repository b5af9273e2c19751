"""Tables that a command writes into a Markdown file, between two marks."""

from __future__ import annotations

from pathlib import Path

from assistant.evaluation.problems import BenchmarkError


def write_between(path: Path, name: str, text: str) -> None:
    """Put a text between ``<!-- name -->`` and ``<!-- /name -->`` in a file.

    Raises:
        BenchmarkError: the file is not there, or has not both marks, each once and in order.

    """
    if not path.is_file():
        raise BenchmarkError(f"Filen {path} finns inte. Kontrollera sökvägen.")
    content = path.read_text(encoding="utf-8")
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, opened, rest = content.partition(opening)
    _, closed, after = rest.partition(closing)
    if not (opened and closed) or opening in after:
        raise BenchmarkError(f"{path} saknar märkena {opening} och {closing}. Lägg till dem.")
    path.write_text(f"{before}{opening}\n{text}\n{closing}{after}", encoding="utf-8")
