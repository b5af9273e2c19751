"""The index on disk, opened: passages, documents, words and vectors of one generation."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.document import Kind
from index.generation import FORMAT, TABLES, VECTORS, current_generation, exists
from index.lexical import LexicalIndex
from index.passages import Passage, question_key
from index.swedish import stem, terms
from index.tables import (
    StoredDocument,
    read_document,
    read_passage,
)

if TYPE_CHECKING:
    import faiss


# What stands in the names of many regions and names none of them.
_GENERIC = frozenset(map(stem, ("län", "region", "västra")))


class IndexUnavailableError(Exception):
    """There is no usable index; the message says, in Swedish, what to do."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages may be found; an empty field lets everything through."""

    kinds: frozenset[Kind] = frozenset()
    documents: frozenset[str] = frozenset()
    region: str = ""
    year: int | None = None
    paragraph: str = ""

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True)
class Store:
    """An opened generation, read only."""

    generation: Path

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Open the folder's current generation.

        Raises:
            IndexUnavailableError: there is none, it cannot be read, or it was written by
                another version.

        """
        if not exists(folder):
            raise IndexUnavailableError(
                f"Det finns inget sökindex i {folder}. Bygg det med: kulturplan build"
            )
        store = cls(folder / current_generation(folder))
        try:
            written_as = store.fact("format")
        except sqlite3.DatabaseError as error:
            raise IndexUnavailableError(
                f"Sökindexet i {folder} går inte att läsa. Bygg om det med: kulturplan build"
            ) from error
        if written_as != str(FORMAT):
            raise IndexUnavailableError(
                f"Sökindexet i {folder} är gjort av en annan version. Bygg om det med: "
                "kulturplan build"
            )
        return store

    def _connect(self) -> sqlite3.Connection:
        address = f"file:{self.generation / TABLES}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True)
        connection.row_factory = sqlite3.Row
        return connection

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with closing(self._connect()) as tables:
            return tables.execute(statement, values).fetchall()

    def fact(self, name: str) -> str:
        """Return a fact about the index: ``format`` or ``model``."""
        rows = self._rows("SELECT value FROM facts WHERE name = ?", (name,))
        return str(rows[0]["value"]) if rows else ""

    @cached_property
    def size(self) -> int:
        """Return the number of passages."""
        return int(self._rows("SELECT COUNT(*) AS n FROM passages")[0]["n"])

    @cached_property
    def vectors(self) -> faiss.Index:
        """Return the FAISS index; a vector's number is its passage's row."""
        import faiss

        # One thread: for a single question, waiting for a second costs more than it gives.
        faiss.omp_set_num_threads(1)
        return faiss.read_index(str(self.generation / VECTORS))

    @cached_property
    def words(self) -> LexicalIndex:
        """Return the lexical index."""
        return LexicalIndex.open(self.generation, self.size)

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """Return the passages of the rows, in that order."""
        marks = ",".join("?" * len(rows))
        found = self._rows(f"SELECT * FROM passages WHERE row IN ({marks})", list(map(int, rows)))
        by_row = {row["row"]: read_passage(row) for row in found}
        return [by_row[row] for row in rows]

    def all_passages(self) -> Iterator[Passage]:
        """Yield every passage in the order of the rows."""
        with closing(self._connect()) as tables:
            for row in tables.execute("SELECT * FROM passages ORDER BY row"):
                yield read_passage(row)

    def section(self, passage: Passage) -> list[Passage]:
        """Return the passages of the same section as ``passage``, in order."""
        rows = self._rows(
            "SELECT * FROM passages WHERE document=? AND headings=? AND paragraph=? ORDER BY start",
            (passage.document, json.dumps(passage.place.headings), passage.place.paragraph),
        )
        return [read_passage(row) for row in rows]

    def rows_under(self, question: str) -> list[int]:
        """Return the rows whose heading is the question itself."""
        key = question_key(question)
        return [
            r["row"] for r in self._rows("SELECT row FROM passages WHERE heading_key=?", (key,))
        ]

    def matching_rows(self, filters: Filters) -> list[int]:
        """Return the rows that pass the filters, in order."""
        conditions: list[str] = ["1"]
        values: list[str] = []
        for column, chosen in (("kind", filters.kinds), ("document", filters.documents)):
            if chosen:
                conditions.append(f"{column} IN ({','.join('?' * len(chosen))})")
                values.extend(map(str, sorted(chosen)))
        if filters.region:
            conditions.append("region = ?")
            values.append(filters.region)
        if filters.paragraph:
            conditions.append("(paragraph = ? OR paragraph LIKE ?)")
            values.extend([filters.paragraph, f"% {filters.paragraph}"])
        if filters.year is not None:
            conditions.append("(first_year IS NULL OR first_year <= ?)")
            conditions.append("(last_year IS NULL OR last_year >= ?)")
            values.extend([str(filters.year)] * 2)
        statement = f"SELECT row FROM passages WHERE {' AND '.join(conditions)} ORDER BY row"
        return [r["row"] for r in self._rows(statement, values)]

    def vectors_by_fingerprint(self) -> dict[str, int]:
        """Return which row holds the vector of a passage with that fingerprint."""
        return {
            r["fingerprint"]: r["row"] for r in self._rows("SELECT row, fingerprint FROM passages")
        }

    def digests(self) -> dict[str, str]:
        """Return the digest of every document's file, by the document's id."""
        return {r["id"]: r["digest"] for r in self._rows("SELECT id, digest FROM documents")}

    def document_rows(self, but: set[str]) -> list[tuple[object, ...]]:
        """Return the documents' rows as they stand, without those in ``but``."""
        return [tuple(r) for r in self._rows("SELECT * FROM documents") if r["id"] not in but]

    def document(self, document_id: str) -> StoredDocument:
        """Return a document; ``KeyError`` if it is not in the index."""
        rows = self._rows("SELECT * FROM documents WHERE id = ?", (document_id,))
        if not rows:
            raise KeyError(document_id)
        return read_document(rows[0])

    def doubts_among(self, document_id: str, notes: Sequence[str]) -> tuple[str, ...]:
        """Return which of a sentence's notes are doubts."""
        return tuple(note for note in notes if (document_id, note) in self._doubt_ids)

    @cached_property
    def _doubt_ids(self) -> frozenset[tuple[str, str]]:
        rows = self._rows("SELECT id, notes FROM documents WHERE notes NOT LIKE '%\"doubts\": []%'")
        return frozenset(
            (row["id"], doubt[0]) for row in rows for doubt in json.loads(row["notes"])["doubts"]
        )

    @cached_property
    def region_terms(self) -> frozenset[str]:
        """Return the stems of the names of the regions that documents are about."""
        rows = self._rows("SELECT DISTINCT region FROM documents")
        return frozenset(term for row in rows for term in terms(row["region"])) - _GENERIC

    def titles(self) -> dict[str, str]:
        """Return every document's title by its id."""
        return {
            r["id"]: r["title"] for r in self._rows("SELECT id, title FROM documents ORDER BY id")
        }
