"""Citations: from a sentence back to its document, its sources and its exact place."""

from __future__ import annotations

from assistant.answer import Citation
from corpus.document import Doubt, Source
from index.passages import Passage
from index.sentences import Sentence
from index.tables import StoredDocument


def cite(document: StoredDocument, passage: Passage, sentence: Sentence) -> tuple[Citation, ...]:
    """Return one citation for every source of a sentence, at least one."""
    sources = [document.sources[note] for note in sentence.notes if note in document.sources]
    doubts = [document.doubts[note] for note in sentence.notes if note in document.doubts]
    if not sources:
        sources = [Source("", document.title)]
    return tuple(_citation(document, passage, sentence, source, doubts) for source in sources)


def _citation(
    document: StoredDocument,
    passage: Passage,
    sentence: Sentence,
    source: Source,
    doubts: list[Doubt],
) -> Citation:
    return Citation(
        document=document.id,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        date=source.date,
        place=source.place or str(passage.place),
        quote=document.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        reference=source.reference,
        note=source.note,
        heading=" – ".join(dict.fromkeys((document.title, *passage.place.headings))),
        file=document.path.name,
        years=str(passage.years),
        state=passage.state,
        kind=passage.kind,
        doubts=tuple(doubt.reason for doubt in doubts),
        is_summary=document.is_summary,
        context=passage.text,
        context_start=passage.start,
    )
