"""What can be wrong with a document, said so that a person can put it right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a file: what is wrong, where, and what to do about it (in Swedish)."""

    path: Path
    line: int
    fault: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.fault} {self.remedy}".rstrip()


class UnreadableDocumentError(Exception):
    """A document that could not be read; carries every problem found in it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
