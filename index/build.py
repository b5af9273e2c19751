"""Documents to an index: full, or incremental where most of it stands already."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock

from corpus.document import Document
from corpus.library import Library, load_library
from index.beside import WORTH_IT, WordsBeside
from index.embedding import Embedder
from index.generation import exists, write_generation
from index.passages import MOST_WORDS, Passage, document_passages
from index.static import Vectors
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
    documents = [document_row(document, digests[document.id]) for document in library.documents]
    facts = {"model": embedder.fingerprint, "corpus": corpus_name(corpus)}
    with words_beside(library.documents) as beside:
        passages = cut(library.documents, beside)
        known = previous.vectors_by_fingerprint() if previous else {}
        kept = [known.get(passage.fingerprint, -1) for passage in passages]
        vectors = _embed(passages, kept, previous, embedder, progress)
        write_generation(folder, documents, passages, vectors, facts, beside)
    embedded = kept.count(-1)
    logger.info("indexed %d passages, %d of them embedded anew", len(passages), embedded)
    return BuildReport(library, len(passages), embedded)


def words_beside(
    documents: Iterable[Document],
) -> AbstractContextManager[WordsBeside | None]:
    """Return a process for the index of words, or nothing where it is not worth its start."""
    if sum(len(document.text) for document in documents) < WORTH_IT:
        return nullcontext()
    return WordsBeside.start()


def cut(
    documents: Iterable[Document], beside: WordsBeside | None, most_words: int = MOST_WORDS
) -> list[Passage]:
    """Return the documents' passages, sent on to ``beside`` as they are made."""
    passages: list[Passage] = []
    for document in documents:
        found = list(document_passages(document, most_words))
        if beside is not None:
            send(found, beside)
        passages += found
    return passages


def send(passages: Sequence[Passage], beside: WordsBeside) -> None:
    """Send passages to the process that makes the index of their words, some at a time."""
    for start in range(0, len(passages), BATCH):
        batch = passages[start : start + BATCH]
        beside.send([(passage.context, passage.text) for passage in batch])


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
    passages: list[Passage],
    kept: list[int],
    previous: Store | None,
    embedder: Embedder,
    progress: Progress,
) -> Vectors:
    """Return an array (passages, dimensions).

    Args:
        passages: the passages.
        kept: for each the row of the previous index that has its vector, or -1.
        previous: the previous index.
        embedder: what embeds the others.
        progress: called with how many are embedded, of how many.

    """
    new = [position for position, row in enumerate(kept) if row < 0]
    vectors = np.zeros((len(passages), embedder.dimensions), dtype=np.float32)
    for start in range(0, len(new), BATCH):
        batch = new[start : start + BATCH]
        chosen = [passages[position] for position in batch]
        vectors[batch] = embedder.passages([f"{p.context}\n{p.text}" for p in chosen])
        progress(start + len(batch), len(new))
    old = [position for position, row in enumerate(kept) if row >= 0]
    if previous is not None and old:
        rows = np.asarray([kept[position] for position in old], dtype=np.int64)
        vectors[old] = previous.vectors.reconstruct_batch(rows)
    return vectors
