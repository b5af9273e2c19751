"""Answers and hits as plain text and as JSON values, for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.answer import Answer, Citation, doubt_text
from assistant.wording import next_step, validity_text
from index.search import Hit
from index.store import Store


def answer_text(answer: Answer) -> str:
    """Return the answer with numbered sources below it."""
    numbers: dict[tuple[str, str], int] = {}
    sources: list[str] = []
    lines = [f"Jag tolkade frågan som: ”{answer.read_as}”"] if answer.read_as else []
    if answer.notice:
        lines.append(answer.notice)
    for position, statement in enumerate((*answer.statements, *answer.more)):
        if position == len(answer.statements):
            lines += ["", "Mer:"]
        marks = []
        for citation in statement.citations:
            key = (citation.reference, citation.url)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                sources.append(_source_line(numbers[key], citation))
            marks.append(f"[{numbers[key]}]")
        lines.append(f"{statement.text} {''.join(dict.fromkeys(marks))}")
        lines.extend(f"  {doubt_text(doubt)}" for doubt in statement.citations[0].doubts)
    if sources:
        lines += ["", "Källor", *sources]
    if answer.nearest:
        lines += ["", "Närmast finns:", *(f"- {c.heading}" for c in answer.nearest)]
    if step := next_step(answer):
        lines += ["", step]
    for heading, questions in (
        ("Välj vad du menar:", answer.choices),
        ("Fråga vidare:", answer.follow_ups),
    ):
        if questions:
            lines += ["", heading, *(f"- {question}" for question in questions)]
    return "\n".join(lines)


def _source_line(number: int, citation: Citation) -> str:
    parts = [f"[{number}] {citation.reference}"]
    parts += filter(None, (citation.note, validity_text(citation), citation.url or citation.file))
    return "\n    ".join(parts)


def hits_text(hits: Sequence[Hit]) -> str:
    """Return ranked passages, a paragraph each."""
    if not hits:
        return "Inget i källorna liknar frågan."
    return "\n\n".join(
        f"{n}. {hit.passage.title} – {hit.passage.place} ({hit.score:.2f})\n{hit.passage.text}"
        for n, hit in enumerate(hits, 1)
    )


def hits_json(hits: Sequence[Hit], store: Store) -> list[dict[str, Any]]:
    """Return ranked passages as plain values."""
    values = []
    for hit in hits:
        passage = hit.passage
        sources = store.document(passage.document).sources
        notes = dict.fromkeys(note for s in passage.sentences for note in s.notes)
        values.append(
            {
                "id": passage.id,
                "document": passage.document,
                "title": passage.title,
                "place": str(passage.place),
                "score": round(hit.score, 4),
                "lexical": round(hit.lexical, 4),
                "semantic": round(hit.semantic, 4),
                "text": passage.text,
                "start": passage.start,
                "end": passage.end,
                "urls": [sources[note].url for note in notes if note in sources],
            }
        )
    return values
