"""The rows of the index's SQLite tables, and the objects they hold."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Certainty, Document, Doubt, Kind, Place, Source, State, Years
from index.passages import Passage, question_key
from index.sentences import Sentence

SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, region TEXT NOT NULL,
    path TEXT NOT NULL, summary INTEGER NOT NULL, text TEXT NOT NULL, digest TEXT NOT NULL,
    notes TEXT NOT NULL);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, title TEXT NOT NULL,
    kind TEXT NOT NULL, region TEXT NOT NULL, headings TEXT NOT NULL, paragraph TEXT NOT NULL,
    page INTEGER, first_year INTEGER, last_year INTEGER, state TEXT NOT NULL,
    context TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    sentences TEXT NOT NULL, fingerprint TEXT NOT NULL, heading_key TEXT NOT NULL);
"""

# Made when the rows are in, which is faster than keeping them in order all along.
INDEXES = """
CREATE INDEX passages_document ON passages (document);
CREATE INDEX passages_heading ON passages (heading_key);
"""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What an answer needs of a document: its text and its sources."""

    id: str
    title: str
    kind: Kind
    region: str
    path: Path
    is_summary: bool
    text: str
    sources: dict[str, Source]
    doubts: dict[str, Doubt]


def document_row(document: Document, digest: str) -> tuple[object, ...]:
    """Return a document's row."""
    notes = {
        "sources": [
            [s.id, s.title, s.publisher, s.date, s.url, s.place, s.note] for s in document.sources
        ],
        "doubts": [[d.id, d.certainty, d.reason] for d in document.doubts],
    }
    return (
        document.id,
        document.title,
        document.kind.value,
        document.region,
        str(document.path),
        int(document.is_summary),
        document.text,
        digest,
        json.dumps(notes, ensure_ascii=False),
    )


def read_document(row: sqlite3.Row) -> StoredDocument:
    """Return the document of a row."""
    notes = json.loads(row["notes"])
    doubts = [Doubt(d, Certainty(certainty), reason) for d, certainty, reason in notes["doubts"]]
    return StoredDocument(
        id=row["id"],
        title=row["title"],
        kind=Kind(row["kind"]),
        region=row["region"],
        path=Path(row["path"]),
        is_summary=bool(row["summary"]),
        text=row["text"],
        sources={values[0]: Source(*values) for values in notes["sources"]},
        doubts={doubt.id: doubt for doubt in doubts},
    )


def passage_row(row: int, passage: Passage) -> tuple[object, ...]:
    """Return a passage's row."""
    sentences = [[s.start, s.end, list(s.notes), int(s.is_list)] for s in passage.sentences]
    return (
        row,
        passage.id,
        passage.document,
        passage.title,
        passage.kind.value,
        passage.region,
        json.dumps(passage.place.headings),
        passage.place.paragraph,
        passage.place.page,
        passage.years.first,
        passage.years.last,
        passage.state.value,
        passage.context,
        passage.text,
        passage.start,
        passage.end,
        json.dumps(sentences),
        passage.fingerprint,
        question_key(passage.place.headings[-1] if passage.place.headings else passage.title),
    )


def read_passage(row: sqlite3.Row) -> Passage:
    """Return the passage of a row."""
    return Passage(
        id=row["id"],
        document=row["document"],
        title=row["title"],
        kind=Kind(row["kind"]),
        region=row["region"],
        place=Place(tuple(json.loads(row["headings"])), row["paragraph"], row["page"]),
        years=Years(row["first_year"], row["last_year"]),
        state=State(row["state"]),
        context=row["context"],
        text=row["text"],
        start=row["start"],
        end=row["end"],
        sentences=tuple(
            Sentence(start, end, tuple(notes), bool(is_list))
            for start, end, notes, is_list in json.loads(row["sentences"])
        ),
    )
