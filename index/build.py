"""Documents to an index: full, or incremental where most of it stands already."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock

from corpus.document import Document
from corpus.library import Library, load_library
from index.embedding import Embedder, Vectors
from index.generation import exists, write_generation
from index.passages import Passage, document_passages
from index.store import IndexUnavailableError, Store
from index.tables import document_row

logger = logging.getLogger(__name__)

BATCH = 256
_LOCK = ".lock"

Progress = Callable[[int, int], None]


class EmptyCorpusError(Exception):
    """Not one document could be read; the message says so in Swedish."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    library: Library
    passages: int
    embedded: int
    unchanged: bool = False


def build_index(
    corpus: Iterable[Path],
    folder: Path,
    embedder: Embedder,
    progress: Progress = lambda done, total: None,
) -> BuildReport:
    """Bring the index in ``folder`` up to date with the documents below ``corpus``.

    Documents that are gone from the corpus go from the index; passages whose text is
    unchanged keep their vectors. The index in use answers until the new one is whole.

    Args:
        corpus: folders with documents.
        folder: the index folder.
        embedder: the model.
        progress: called with how many passages are embedded, of how many.

    Raises:
        EmptyCorpusError: no document could be read; an index that stands is left alone.

    """
    corpus = list(corpus)
    library = load_library(corpus)
    if not library.documents:
        raise EmptyCorpusError(
            "Inget dokument kunde läsas, så det finns inget att bygga ett sökindex av."
        )
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / _LOCK):
        return _build(library, corpus, folder, embedder, progress)


def delete_documents(folder: Path, ids: Iterable[str]) -> int:
    """Take documents out of the index without reading the corpus; return how many went."""
    with FileLock(folder / _LOCK):
        store = Store.open(folder)
        gone = set(ids)
        rows = [
            (row, passage)
            for row, passage in enumerate(store.all_passages())
            if passage.document not in gone
        ]
        kept = [row for row, _ in rows]
        vectors = store.vectors.reconstruct_batch(np.asarray(kept, dtype=np.int64))
        write_generation(
            folder,
            store.document_rows(but=gone),
            [passage for _, passage in rows],
            vectors,
            {name: store.fact(name) for name in ("model", "corpus")},
        )
        return len(gone & set(store.titles()))


def corpus_name(corpus: Iterable[Path]) -> str:
    """Return what tells one choice of corpus folders from another."""
    return "\n".join(sorted(str(path.resolve()) for path in corpus))


def _build(
    library: Library, corpus: list[Path], folder: Path, embedder: Embedder, progress: Progress
) -> BuildReport:
    previous = _previous(folder, embedder.fingerprint)
    digests = {document.id: _digest(document) for document in library.documents}
    same_corpus = previous is not None and previous.fact("corpus") == corpus_name(corpus)
    if previous is not None and same_corpus and previous.digests() == digests:
        return BuildReport(library, previous.size, 0, unchanged=True)
    passages = [p for document in library.documents for p in document_passages(document)]
    vectors, embedded = _embed(passages, previous, embedder, progress)
    documents = [document_row(document, digests[document.id]) for document in library.documents]
    facts = {"model": embedder.fingerprint, "corpus": corpus_name(corpus)}
    write_generation(folder, documents, passages, vectors, facts)
    logger.info("indexed %d passages, %d of them embedded anew", len(passages), embedded)
    return BuildReport(library, len(passages), embedded)


def _previous(folder: Path, fingerprint: str) -> Store | None:
    """Return the current generation if its vectors come from the same model."""
    if not exists(folder):
        return None
    try:
        store = Store.open(folder)
    except IndexUnavailableError:
        return None
    return store if store.fact("model") == fingerprint else None


def _digest(document: Document) -> str:
    return hashlib.sha256(f"{document.path}\n".encode() + document.path.read_bytes()).hexdigest()


def _embed(
    passages: list[Passage], previous: Store | None, embedder: Embedder, progress: Progress
) -> tuple[Vectors, int]:
    """Return an array (passages, dimensions), and how many of its rows are new."""
    known = previous.vectors_by_fingerprint() if previous else {}
    rows = [known.get(passage.fingerprint, -1) for passage in passages]
    new = [position for position, row in enumerate(rows) if row < 0]
    batches: list[Vectors] = []
    for start in range(0, len(new), BATCH):
        chosen = [passages[position] for position in new[start : start + BATCH]]
        batches.append(embedder.passages([f"{p.context}\n{p.text}" for p in chosen]))
        progress(min(start + BATCH, len(new)), len(new))
    vectors = np.zeros((len(passages), embedder.dimensions), dtype=np.float32)
    if new:
        vectors[new] = np.concatenate(batches)
    kept = [position for position, row in enumerate(rows) if row >= 0]
    if previous is not None and kept:
        wanted = np.asarray([rows[position] for position in kept], dtype=np.int64)
        vectors[kept] = previous.vectors.reconstruct_batch(wanted)
    return vectors, len(new)
