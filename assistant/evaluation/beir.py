"""A retrieval set in the BEIR layout (Thakur et al. 2021): documents, questions, judgements.

The folder holds ``corpus.jsonl`` (``_id``, ``title``, ``text``), ``queries.jsonl`` (``_id``,
``text``) and ``qrels/test.tsv`` (query, document, grade; one header row).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation.problems import BenchmarkError

CORPUS = Path("corpus.jsonl")
QUERIES = Path("queries.jsonl")
JUDGEMENTS = Path("qrels", "test.tsv")

Judgements = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class BeirDocument:
    """One document of a retrieval set."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """What is searched, what is asked, and which documents answer (query, document, grade)."""

    documents: tuple[BeirDocument, ...]
    queries: dict[str, str]
    judgements: Judgements


def read_retrieval_set(folder: Path) -> RetrievalSet:
    """Read a folder in the BEIR layout; questions without a judgement are passed over.

    Raises:
        BenchmarkError: the folder or a file is not there, or a line cannot be read.

    """
    if not folder.is_dir():
        raise BenchmarkError(f"Mappen {folder} finns inte. Kontrollera sökvägen.")
    for name in (CORPUS, QUERIES, JUDGEMENTS):
        if not (folder / name).is_file():
            raise BenchmarkError(
                f"Filen {folder / name} saknas. Mappen ska innehålla {CORPUS}, {QUERIES} "
                f"och {JUDGEMENTS} (BEIR:s uppställning)."
            )
    documents: dict[str, BeirDocument] = {}
    for number, row in jsonl(folder / CORPUS, "_id", "text"):
        if row["_id"] in documents:
            raise _broken(folder / CORPUS, number, f"id ”{row['_id']}” står redan tidigare")
        documents[row["_id"]] = BeirDocument(row["_id"], row.get("title") or "", row["text"])
    queries = {row["_id"]: row["text"] for _, row in jsonl(folder / QUERIES, "_id", "text")}
    judgements = _judgements(folder / JUDGEMENTS, queries)
    if not documents or not judgements:
        raise BenchmarkError(f"{folder} innehåller inga bedömda frågor att mäta med.")
    asked = {query: queries[query] for query in judgements}
    return RetrievalSet(tuple(documents.values()), asked, judgements)


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a UTF-8 file that are not blank, numbered from 1."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise BenchmarkError(f"{path} är inte skriven i UTF-8. Spara om filen.") from error


def jsonl(path: Path, *required: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of a JSON Lines file with their line numbers.

    Raises:
        BenchmarkError: a line is not an object, or a required field is not a text.

    """
    for number, line in lines(path):
        yield number, read_object(path, number, line, *required)


def read_object(path: Path, number: int, line: str, *required: str) -> dict[str, Any]:
    """Return the JSON object of a line; ``BenchmarkError`` if it or a field is amiss."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise _broken(path, number, "raden är inte giltig JSON") from error
    if not isinstance(row, dict):
        raise _broken(path, number, "raden är inte ett JSON-objekt")
    for field in required:
        if not isinstance(row.get(field), str):
            raise _broken(path, number, f"fältet ”{field}” saknas eller är inte en text")
    return row


def _judgements(path: Path, queries: dict[str, str]) -> Judgements:
    found: Judgements = {}
    for number, line in lines(path):
        if number == 1:
            continue  # the header row
        parts = line.split("\t")
        if len(parts) != 3 or not parts[2].strip().lstrip("-").isdigit():
            raise _broken(
                path, number, "raden ska vara fråga, dokument och heltal, med tabb emellan"
            )
        query, document, grade = parts
        if query not in queries:
            raise _broken(path, number, f"frågan ”{query}” finns inte i {QUERIES}")
        found.setdefault(query, {})[document] = int(grade)
    return found


def _broken(path: Path, line: int, fault: str) -> BenchmarkError:
    return BenchmarkError(f"{path}:{line}: {fault}. Rätta raden och försök igen.")
