"""The index on disk, written: a whole new generation, made current in one step.

An index folder holds one folder a generation and the file ``CURRENT``, which names the
generation in use. A build writes a new generation beside the old one and then replaces
``CURRENT``, which the file system does in one step: a build that is killed at any point
leaves the old index, whole.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from index.beside import WordsBeside
from index.lexical import LexicalIndex
from index.passages import Passage
from index.static import Vectors
from index.tables import INDEXES, SCHEMA, passage_row

FORMAT = 13
TABLES = "passages.db"
VECTORS = "vectors.faiss"
_CURRENT = "CURRENT"


def write_generation(
    folder: Path,
    documents: Iterable[tuple[object, ...]],
    passages: Sequence[Passage],
    vectors: Vectors,
    facts: Mapping[str, str],
    beside: WordsBeside | None = None,
) -> None:
    """Write a whole new generation and make it the current one.

    Args:
        folder: the index folder; made if it is not there.
        documents: the documents' rows, as ``tables.document_row`` makes them.
        passages: their passages; the position is the row and the vector's number.
        vectors: an array (passages, dimensions).
        facts: what is to be known of the index: its ``model`` and its ``corpus``.
        beside: a process that was sent the passages and makes the index of their words.

    """
    import faiss

    folder.mkdir(parents=True, exist_ok=True)
    generation = folder / f"generation-{uuid.uuid4().hex[:12]}"
    generation.mkdir()
    # Half precision: the same order but for near ties, at two thirds of the time to search.
    index = faiss.IndexScalarQuantizer(
        vectors.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    faiss.write_index(index, str(generation / VECTORS))
    _write_tables(generation / TABLES, documents, passages, facts)
    if beside is None or not beside.write(generation):
        LexicalIndex.build((p.context, p.text) for p in passages).save(generation)
    _make_current(folder, generation.name)


def _write_tables(
    path: Path,
    documents: Iterable[tuple[object, ...]],
    passages: Sequence[Passage],
    facts: Mapping[str, str],
) -> None:
    with closing(sqlite3.connect(path)) as tables:
        tables.execute("PRAGMA journal_mode = OFF")  # the file is new: nothing to go back to
        tables.executescript(SCHEMA)
        tables.executemany(
            "INSERT INTO facts VALUES (?, ?)", [("format", str(FORMAT)), *facts.items()]
        )
        tables.executemany(
            "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?)",
            documents,
        )
        marks = ",".join("?" * 19)
        tables.executemany(
            f"INSERT INTO passages VALUES ({marks})",
            (passage_row(row, passage) for row, passage in enumerate(passages)),
        )
        tables.executescript(INDEXES)
        tables.commit()


def _make_current(folder: Path, name: str) -> None:
    pointer = folder / f"{_CURRENT}.{uuid.uuid4().hex[:8]}"
    with pointer.open("w", encoding="utf-8") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    previous = current_generation(folder)
    os.replace(pointer, folder / _CURRENT)
    for path in folder.iterdir():
        stale = path.name.startswith((f"{_CURRENT}.", "generation-"))
        # The previous generation stays for those who have it open.
        if stale and path.name not in {name, previous}:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()


def current_generation(folder: Path) -> str:
    """Return the name of the generation in use, or an empty string."""
    try:
        return (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def exists(folder: Path) -> bool:
    """Tell whether the folder holds an index."""
    name = current_generation(folder)
    return bool(name) and (folder / name / TABLES).is_file()


def changed_at(folder: Path) -> float:
    """Return when the folder's index was last made current, in seconds since the epoch."""
    return (folder / _CURRENT).stat().st_mtime
