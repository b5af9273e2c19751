"""Our own search, whole: an index written to disk and searched there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

import numpy as np

from assistant.evaluation.beir import BeirDocument
from assistant.settings import Settings
from corpus.document import Document, Kind, Place, State, Years
from index.build import BATCH
from index.embedding import Embedder, load_embedder
from index.generation import write_generation
from index.passages import Passage
from index.search import Search
from index.sentences import Sentence
from index.store import Store
from index.tables import document_row


class Ours:
    """The search of ``kulturplan ask``, with the model that the settings name."""

    def __init__(self) -> None:
        for library in ("faiss", "rapidfuzz"):  # read in before the clock, as the others' are
            import_module(library)
        self._embedder = chosen_embedder()
        self._folder = tempfile.TemporaryDirectory(prefix="kulturplan-")
        self._search: Search | None = None

    def index(self, documents: Sequence[BeirDocument]) -> None:
        """Write the index of the documents, one passage each, and open it."""
        made = [Document(id=d.id, title=d.title, text=d.text, sections=()) for d in documents]
        passages = [passage_of(document, 0, len(document.text)) for document in made]
        folder = Path(self._folder.name)
        write_index(made, passages, folder, self._embedder)
        self._search = Search(Store.open(folder), self._embedder)

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the ``k`` best documents, best first."""
        assert self._search is not None, "index first"
        return [hit.passage.document for hit in self._search.search(question, k)]


def chosen_embedder() -> Embedder:
    """Return the embedding model that the settings name, read in."""
    settings = Settings()
    embedder = load_embedder(settings.model, settings.query_prompt, settings.passage_prompt)
    embedder.query("uppvärmning")
    return embedder


def passage_of(document: Document, start: int, end: int) -> Passage:
    """Return a span of a document as one passage of one sentence, under the title."""
    return Passage(
        id=f"{document.id}:{start}-{end}",
        document=document.id,
        title=document.title,
        kind=Kind.OTHER,
        region="",
        place=Place(),
        years=Years(),
        state=State.CURRENT,
        context=document.title,
        text=document.text[start:end],
        start=start,
        end=end,
        sentences=(Sentence(start, end),),
    )


def write_index(
    documents: Iterable[Document], passages: Sequence[Passage], folder: Path, embedder: Embedder
) -> None:
    """Embed the passages and write their index below ``folder``, as a build does."""
    vectors = np.empty((len(passages), embedder.dimensions), dtype=np.float32)
    for start in range(0, len(passages), BATCH):
        batch = passages[start : start + BATCH]
        texts = [f"{passage.context}\n{passage.text}" for passage in batch]
        vectors[start : start + len(batch)] = embedder.passages(texts)
    rows = (document_row(document, "") for document in documents)
    write_generation(folder, rows, passages, vectors, {"model": embedder.fingerprint, "corpus": ""})
