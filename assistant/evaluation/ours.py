"""Our own search, whole: an index written to disk and searched there."""

from __future__ import annotations

import re
import sys
import tempfile
import weakref
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import numpy as np

from assistant.evaluation.beir import BeirDocument
from assistant.settings import Settings
from corpus.document import Block, BlockKind, Document, Kind, Place, Section, State, Years
from index.beside import WordsBeside
from index.build import BATCH, cut
from index.compounds import parts_of
from index.embedding import Embedder, load_embedder
from index.generation import write_generation
from index.passages import MOST_WORDS, Passage
from index.search import Search
from index.sentences import Sentence
from index.store import Store
from index.tables import document_row
from index.weights import Weights

_LINE = re.compile(r"[^\s](?:[^\n\r]*[^\s])?")
# How many passages are looked at first for each document that is wanted.
_PASSAGES_A_DOCUMENT = 6


class Ours:
    """The search of ``kulturplan ask``, with the model that the settings name.

    Args:
        cut: whether documents are cut into passages, as a build does, or stay whole.

    """

    def __init__(self, *, cut: bool = True) -> None:
        for library in (
            "faiss",
            "rapidfuzz",
            "scipy.sparse",
        ):  # read in before the clock, as the others' are
            import_module(library)
        parts_of(["uppvärmning"])
        self._embedder = chosen_embedder()
        self._beside = WordsBeside.start()
        self._beside.wait_until_ready()
        weakref.finalize(self, self._beside.close)
        self._most_words = MOST_WORDS if cut else sys.maxsize
        self._folder = tempfile.TemporaryDirectory(prefix="kulturplan-")
        self._search: Search | None = None
        self._documents: list[str] = []

    def index(self, documents: Sequence[BeirDocument]) -> None:
        """Cut the documents into passages as a build does, write their index and open it."""
        made = [with_section(d.id, d.title, d.text) for d in documents]
        passages = cut(made, self._beside, self._most_words)
        self._documents = [passage.document for passage in passages]
        folder = Path(self._folder.name)
        write_index(made, passages, folder, self._embedder, self._beside)
        self._search = Search(Store.open(folder), self._embedder)

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the ``k`` best documents, each as good as its best passage."""
        assert self._search is not None, "index first"
        for most in (k * _PASSAGES_A_DOCUMENT, len(self._documents)):
            rows = self._search.rank(question, most).rows.tolist()
            found = dict.fromkeys(self._documents[row] for row in rows)
            if len(found) >= k:
                break
        return list(found)[:k]

    def weigh(self, weights: Weights) -> None:
        """Search with other weights from now on."""
        assert self._search is not None, "index first"
        self._search = replace(self._search, weights=weights)


def with_section(name: str, title: str, text: str) -> Document:
    """Return a text as a document of one section, whose blocks are the lines.

    A line that is short enough for a passage is not cut into sentences, which nobody reads here.
    """
    blocks = tuple(
        Block(
            BlockKind.ROW if line[0].count(" ") < MOST_WORDS else BlockKind.PARAGRAPH,
            *line.span(),
        )
        for line in _LINE.finditer(text)
    )
    section = Section(Place(), 0, len(text), blocks)
    return Document(id=name, title=title, text=text, sections=(section,))


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
    documents: Iterable[Document],
    passages: Sequence[Passage],
    folder: Path,
    embedder: Embedder,
    beside: WordsBeside | None = None,
) -> None:
    """Embed the passages and write their index below ``folder``, as a build does.

    Args:
        documents: the documents.
        passages: their passages.
        folder: where the index is to be.
        embedder: what embeds the passages.
        beside: a process that was sent the passages, and makes the index of their words.

    """
    vectors = np.empty((len(passages), embedder.dimensions), dtype=np.float32)
    for start in range(0, len(passages), BATCH):
        batch = passages[start : start + BATCH]
        texts = [f"{passage.context}\n{passage.text}" for passage in batch]
        vectors[start : start + len(batch)] = embedder.passages(texts)
    rows = (document_row(document, "") for document in documents)
    write_generation(
        folder, rows, passages, vectors, {"model": embedder.fingerprint, "corpus": ""}, beside
    )
