"""What people may ask: other ways to ask what a section answers, and what none answers.

``questions.tsv`` and ``unanswered.txt`` are for finding and for deciding; they are never shown.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.problems import Problem, UnreadableDocumentError

BUNDLED = Path(__file__).parent / "questions.tsv"
UNANSWERED = Path(__file__).parent / "unanswered.txt"
_COLUMNS = ["document", "heading", "question"]


@dataclass(frozen=True, slots=True)
class SectionQuestion:
    """A question that the section under a heading of a document answers."""

    document: str
    heading: str
    question: str

    @property
    def section(self) -> tuple[str, str]:
        """Return the document and the heading."""
        return self.document, self.heading


@cache
def load_questions(path: Path = BUNDLED) -> tuple[SectionQuestion, ...]:
    """Return the questions of the file, in its order.

    Raises:
        UnreadableDocumentError: the file has no such columns, or a line lacks one of them.

    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    problems = [
        Problem(path, number, "Raden har inte tre fält.", "Skriv dokument, rubrik och fråga.")
        for number, row in enumerate(rows, 1)
        if len(row) != len(_COLUMNS) or not all(row)
    ]
    if not rows or rows[0] != _COLUMNS:
        problems.append(
            Problem(path, 1, "Rubrikraden saknas.", "Skriv document, heading, question.")
        )
    if problems:
        raise UnreadableDocumentError(*problems)
    return tuple(SectionQuestion(*row) for row in rows[1:])


@cache
def known_documents() -> frozenset[str]:
    """Return the ids of the documents whose sections have questions in the bundled file."""
    return frozenset(item.document for item in load_questions())


@cache
def load_unanswered(path: Path = UNANSWERED) -> tuple[str, ...]:
    """Return questions near what the corpus says that it does not answer, a line each."""
    return tuple(filter(str.strip, path.read_text(encoding="utf-8").splitlines()))
