"""The index on disk, opened: passages, documents, words and vectors of one generation."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus.document import State
from index.filters import Filters, conditions
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

    @cached_property
    def _tables(self) -> sqlite3.Connection:
        """Return the connection that all threads read through; nobody writes to the file."""
        address = f"file:{self.generation / TABLES}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        return connection

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        return self._tables.execute(statement, values).fetchall()

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
        for row in self._tables.execute("SELECT * FROM passages ORDER BY row"):
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

    def headings(self) -> list[tuple[str, str]]:
        """Return every document's id with the last heading of each of its sections, in order."""
        rows = self._rows("SELECT document, headings FROM passages GROUP BY 1, 2 ORDER BY MIN(row)")
        found = ((row["document"], json.loads(row["headings"])) for row in rows)
        return [(document, headings[-1]) for document, headings in found if headings]

    def rows_in(self, document: str, heading: str) -> list[int]:
        """Return the rows of a document's section under a heading, in order."""
        found = self._rows(
            "SELECT row FROM passages WHERE document=? AND heading_key=? ORDER BY row",
            (document, question_key(heading)),
        )
        return [row["row"] for row in found]

    def matching_rows(self, filters: Filters) -> list[int]:
        """Return the rows that pass the filters, in order."""
        where, values = conditions(filters, self._notes_of(filters.publishers))
        found = self._rows(f"SELECT row, context, text FROM passages WHERE {where}", values)
        return sorted(
            row["row"] for row in found if filters.names(f"{row['context']}\n{row['text']}")
        )

    def _notes_of(self, publishers: frozenset[str]) -> list[tuple[str, str]]:
        """Return the documents and their notes that are sources of the publishers."""
        wanted = {publisher.casefold() for publisher in publishers}
        return [
            (row["id"], source[0])
            for row in (self._rows("SELECT id, notes FROM documents") if wanted else ())
            for source in json.loads(row["notes"])["sources"]
            if source[2].casefold() in wanted
        ]

    @cached_property
    def past(self) -> NDArray[np.bool_]:
        """Return which passages hold no longer (passages,)."""
        rows = self._rows("SELECT row FROM passages WHERE state != ?", (State.CURRENT.value,))
        past = np.zeros(self.size, np.bool_)
        past[[row["row"] for row in rows]] = True
        return past

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
