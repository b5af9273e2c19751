"""Evaluation cases: questions in people's own words, and what a right answer holds.

A line of a case file is ``{"id", "audience", "kind", "history", "question", "answerable",
"must_contain", "must_not_contain", "source_any", "note"}``. Every pattern of ``must_contain``
must match the answer's text and none of ``must_not_contain`` may (case is ignored); any one
part of ``source_any`` must stand in a cited source's address, document id or file name.
Where ``answerable`` is false, the right answer is to abstain.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.problems import Problem, UnreadableDocumentError

_SEEN, _UNSEEN = ("un-", "tu-"), "rp-"


class Half(StrEnum):
    """Which half of the cases: one is for tuning, the other for reporting only."""

    TUNING = "tuning"
    REPORTING = "reporting"


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its checks."""

    id: str
    audience: str
    kind: str
    question: str
    answerable: bool
    history: tuple[str, ...] = ()
    must_contain: tuple[str, ...] = ()
    must_not_contain: tuple[str, ...] = ()
    source_any: tuple[str, ...] = ()
    note: str = ""

    @property
    def half(self) -> Half:
        """Return the case's half, fixed by its id.

        Those that begin ``un-`` were written after the code was seen, and those that begin ``tu-``
        were written by others, but their failures were read; both are for tuning only. Those that
        begin ``rp-`` were written by others later, and are for reporting only.
        """
        if self.id.startswith(_UNSEEN):
            return Half.REPORTING
        if self.id.startswith(_SEEN):
            return Half.TUNING
        digest = int(hashlib.sha1(self.id.encode(), usedforsecurity=False).hexdigest(), 16)
        return Half.REPORTING if digest % 2 else Half.TUNING


def load_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of a JSONL file, or of every one in a folder.

    Raises:
        UnreadableDocumentError: a line is not a case; every such line is named.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise UnreadableDocumentError(
            Problem(path, 0, "Där finns inga fallfiler.", "Ange en .jsonl-fil eller en mapp.")
        )
    problems: list[Problem] = []
    cases: list[Case] = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                cases.append(_case(json.loads(line)))
            except (ValueError, KeyError, TypeError, re.error) as error:
                fault = f"Raden är inget fall: {error}."
                problems.append(
                    Problem(
                        file,
                        number,
                        fault,
                        "Skriv ett JSON-objekt med id, question och answerable.",
                    )
                )
    if problems:
        raise UnreadableDocumentError(*problems)
    return tuple(cases)


def _case(values: dict[str, object]) -> Case:
    def texts(name: str) -> tuple[str, ...]:
        found = values.get(name) or []
        if not isinstance(found, list):
            raise TypeError(f"”{name}” är ingen lista")
        return tuple(map(str, found))

    for pattern in (*texts("must_contain"), *texts("must_not_contain")):
        re.compile(pattern)
    return Case(
        id=str(values["id"]),
        audience=str(values.get("audience", "")),
        kind=str(values.get("kind", "")),
        question=str(values["question"]),
        answerable=bool(values["answerable"]),
        history=texts("history"),
        must_contain=texts("must_contain"),
        must_not_contain=texts("must_not_contain"),
        source_any=texts("source_any"),
        note=str(values.get("note", "")),
    )
