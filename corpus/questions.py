"""What people may ask: other ways to ask what a section answers, and what none answers.

``questions.tsv``, ``unanswered.txt`` and ``pairs.tsv`` are for finding and for deciding; they are
never shown. A pair is a question that a section answers, and one much like it that none does.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.problems import Problem, UnreadableDocumentError

BUNDLED = Path(__file__).parent / "questions.tsv"
UNANSWERED = Path(__file__).parent / "unanswered.txt"
PAIRS = Path(__file__).parent / "pairs.tsv"
_COLUMNS = ["document", "heading", "question"]
_PAIR_COLUMNS = ["document", "heading", "answered", "unanswered"]


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


@dataclass(frozen=True, slots=True)
class QuestionPair:
    """A question that a section answers, and one much like it that the corpus does not."""

    answered: SectionQuestion
    unanswered: str


@cache
def load_questions(path: Path = BUNDLED) -> tuple[SectionQuestion, ...]:
    """Return the questions of the file, in its order.

    Raises:
        UnreadableDocumentError: the file has no such columns, or a line lacks one of them.

    """
    return tuple(SectionQuestion(*row) for row in _rows(path, _COLUMNS))


@cache
def load_pairs(path: Path = PAIRS) -> tuple[QuestionPair, ...]:
    """Return the pairs of the file, in its order.

    Raises:
        UnreadableDocumentError: the file has no such columns, or a line lacks one of them.

    """
    return tuple(
        QuestionPair(SectionQuestion(*row[:3]), row[3]) for row in _rows(path, _PAIR_COLUMNS)
    )


def _rows(path: Path, columns: list[str]) -> list[list[str]]:
    """Return the rows of a table after its head."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    problems = [
        Problem(path, number, "Raden har fel antal fält.", f"Skriv {', '.join(columns)}.")
        for number, row in enumerate(rows, 1)
        if len(row) != len(columns) or not all(row)
    ]
    if not rows or rows[0] != columns:
        problems.append(Problem(path, 1, "Rubrikraden saknas.", f"Skriv {', '.join(columns)}."))
    if problems:
        raise UnreadableDocumentError(*problems)
    return rows[1:]


@cache
def known_documents() -> frozenset[str]:
    """Return the ids of the documents whose sections have questions in the bundled files."""
    return frozenset(item.document for item in all_questions())


@cache
def load_unanswered(path: Path = UNANSWERED) -> tuple[str, ...]:
    """Return questions near what the corpus says that it does not answer, a line each."""
    return tuple(filter(str.strip, path.read_text(encoding="utf-8").splitlines()))


@cache
def all_questions() -> tuple[SectionQuestion, ...]:
    """Return every bundled question that a section answers, those of the pairs last."""
    return (*load_questions(), *(pair.answered for pair in load_pairs()))


@cache
def all_unanswered() -> tuple[str, ...]:
    """Return every bundled question that the corpus does not answer, those of the pairs last."""
    return (*load_unanswered(), *(pair.unanswered for pair in load_pairs()))
