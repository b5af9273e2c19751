"""A document's id: the same as its file name, and its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.checks.manuscript import Manuscript
from corpus.problems import Problem


def check_names(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Yield every id that differs from its file name or is used twice."""
    seen: dict[str, Manuscript] = {}
    for manuscript in manuscripts:
        name, path = manuscript.document.id, manuscript.path
        line = manuscript.line_of("id")
        if name != path.stem:
            fault = f"Dokumentets id ”{name}” är inte filens namn ”{path.stem}”."
            yield Problem(path, line, fault, f"Skriv id: {path.stem}, eller byt namn på filen.")
        if name in seen:
            fault = f"Id ”{name}” används redan av {seen[name].path}."
            yield Problem(path, line, fault, "Ge dokumentet ett annat id.")
        seen.setdefault(name, manuscript)
