"""What the measurement of growth indexes: pages or documents, as passages, and questions."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.beir import read_object
from assistant.evaluation.ours import passage_of
from assistant.evaluation.problems import BenchmarkError
from corpus.document import Document
from corpus.library import load_library
from index.passages import Passage, document_passages

QUESTIONS = 200
SEED = 4
_BLANK_LINES = re.compile(r"\n\s*\n|\Z")


@dataclass(frozen=True, slots=True)
class Material:
    """Documents with their passages, and titles to search for."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    questions: tuple[str, ...]

    def first(self, size: int) -> Material:
        """Return the material of the first ``size`` passages."""
        passages = self.passages[:size]
        wanted = {passage.document for passage in passages}
        documents = tuple(document for document in self.documents if document.id in wanted)
        return Material(documents, passages, self.questions)


def read_material(source: Path, size: int) -> Material:
    """Read a file of pages or a folder of documents, at most ``size`` passages of it.

    Args:
        source: ``.jsonl`` or ``.jsonl.gz`` with ``title`` and ``text`` on each line, whose
            paragraphs become passages; or a folder, cut into passages as a build does.
        size: how many passages are wanted.

    Raises:
        BenchmarkError: the source is not there, a line is broken, or it holds no text.

    """
    if not source.exists():
        raise BenchmarkError(f"{source} finns inte. Kontrollera sökvägen.")
    documents = list(load_library([source]).documents if source.is_dir() else _pages(source))
    # Files lie sorted by kind; shuffled, every size holds all kinds. Pages' titles are taken
    # from the end, which the smaller sizes do not reach.
    order = random.Random(SEED)
    order.shuffle(documents)
    if source.is_dir():
        headings = _headings(documents)
        questions = order.sample(headings, min(QUESTIONS, len(headings)))
    else:
        questions = [page.title for page in documents[-QUESTIONS:]]
    return _cut(source, documents, questions, size)


def _cut(source: Path, documents: list[Document], questions: list[str], size: int) -> Material:
    passages: list[Passage] = []
    used: list[Document] = []
    for document in documents:
        if len(passages) >= size:
            break
        passages += document_passages(document) if source.is_dir() else _paragraphs(document)
        used.append(document)
    if not passages or not questions:
        raise BenchmarkError(f"{source} innehåller ingen text att söka i.")
    return Material(tuple(used), tuple(passages[:size]), tuple(questions))


def _pages(path: Path) -> Iterator[Document]:
    """Yield every page of a file as a document without sections."""
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    page = read_object(path, number, line, "title", "text")
                    yield Document(f"p{number}", page["title"], page["text"], sections=())
    except (gzip.BadGzipFile, EOFError, UnicodeDecodeError) as error:
        raise BenchmarkError(f"{path} går inte att läsa som (packad) UTF-8-text.") from error


def _paragraphs(page: Document) -> Iterator[Passage]:
    start = 0
    for blank in _BLANK_LINES.finditer(page.text):
        piece = page.text[start : blank.start()]
        if piece.strip():
            indent = len(piece) - len(piece.lstrip())
            yield passage_of(page, start + indent, start + len(piece.rstrip()))
        start = blank.end()


def _headings(documents: list[Document]) -> list[str]:
    """Return the documents' titles and headings, each once."""
    found = {document.title: None for document in documents}
    for document in documents:
        for section in document.sections:
            found.update(dict.fromkeys(section.place.headings))
    return list(found)
