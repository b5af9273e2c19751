"""A folder of documents, read and checked: what loaded, what failed, what was left out."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.problems import Problem, UnreadableDocumentError
from corpus.readers import READERS, reader_for

logger = logging.getLogger(__name__)

BUNDLED = Path(__file__).parent / "documents"


@dataclass(frozen=True, slots=True)
class Library:
    """The documents of one or more folders, and every problem met on the way."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()


def find_files(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield every file below the folders, in a fixed order; hidden files are passed over."""
    for folder in folders:
        if folder.is_file():
            yield folder
        for path in sorted(folder.rglob("*")):
            hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
            if path.is_file() and not hidden:
                yield path


def load_library(folders: Iterable[Path]) -> Library:
    """Read every document below ``folders``; a faulty one never stops the others."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    left_out: list[Problem] = []
    folders = list(folders)
    for folder in folders:
        if not folder.exists():
            problems.append(Problem(folder, 0, "Mappen finns inte.", "Kontrollera sökvägen."))
    for path in find_files(folder for folder in folders if folder.exists()):
        reader = reader_for(path)
        if reader is None:
            readable = ", ".join(READERS)
            fault = f"Formatet {path.suffix or 'utan filändelse'} kan inte läsas än."
            left_out.append(Problem(path, 0, fault, f"Spara texten som något av {readable}."))
            continue
        try:
            document = reader(path)
        except UnreadableDocumentError as error:
            problems.extend(error.problems)
            continue
        if document.id in documents:
            fault = f"Id ”{document.id}” används redan av {documents[document.id].path}."
            remedy = "Skriv ett annat id i dokumenthuvudet, eller byt filens namn."
            problems.append(Problem(path, 1, fault, remedy))
            continue
        documents[document.id] = document
    for problem in (*problems, *left_out):
        logger.warning("%s", problem)
    return Library(tuple(documents.values()), tuple(problems), tuple(left_out))
