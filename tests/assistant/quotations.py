"""The promise every answer keeps: what is quoted stands in the document, at its offsets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from assistant.answer import Answer, Citation
from corpus.document import Document
from corpus.readers import reader_for
from index.store import Store


def citations(answer: Answer) -> Iterator[Citation]:
    """Yield every citation of an answer."""
    for statement in answer.statements:
        yield from statement.citations
    yield from answer.nearest


def check_quotations(answer: Answer, store: Store) -> None:
    """Assert that every quotation is found, character for character, where it says it is."""
    for statement in answer.statements:
        assert statement.citations, f"no source carries ”{statement.text}”"
        assert {citation.quote for citation in statement.citations} == {statement.text}
    for citation in citations(answer):
        stored = store.document(citation.document)
        anew = _read(stored.path, stored.path.stat().st_mtime_ns)
        context = slice(citation.context_start, citation.context_start + len(citation.context))
        assert citation.quote.strip()
        assert citation.quote in citation.context
        for text in (stored.text, anew.text):
            assert text[citation.start : citation.end] == citation.quote
            assert text[context] == citation.context


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int) -> Document:
    reader = reader_for(path)
    assert reader is not None
    return reader(path)
