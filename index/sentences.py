"""A section's text as quotable sentences, each with its exact span and its footnotes.

A list whose items are fragments is one sentence together with its lead-in; items that are
sentences of their own stand alone. Boundaries come from the sentencex library (Wikimedia);
those it sets after Swedish abbreviations are taken away again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sentencex import get_sentence_boundaries

from corpus.document import Block, BlockKind, Document, Mark, Section

# Abbreviations that never end a sentence; "kr", "m.m." and their like may, and do.
_ABBREVIATIONS = (
    "bl a|bl.a|ca|cirka|dnr|dr|dvs|d.v.s|ev|exkl|f.d|f|fr.o.m|fr|g|inkl|jfr|kap|kl|kungl"
    "|nr|prop|bet|rskr|resp|s|sid|s.k|t.ex|t.o.m|tel|ung|art|mom|p|doc|prof|vol|red|ref|min|max"
)
_ENDS_ABBREVIATED = re.compile(
    rf"(?:^|[\s(])(?:{_ABBREVIATIONS.replace('.', '[.]')})\.\s*$", re.IGNORECASE
)
_ENDS_SENTENCE = re.compile(r"[.!?:…]['”\")\]]*\s*$")
_BEGINS_SENTENCE = re.compile(r"[”\"'(\[–-]*\s*[A-ZÅÄÖÁÉČŠŽĐŊ0-9§]")
# Ends that the library passes over: after a month, "m.m.", an ellipsis or a parenthesis.
_MISSED_END = re.compile(r"(?:[^\W\d_]{2}|m\.m|m\.fl|\)|…)[.…]?[”\")]*\s+(?=[”\"(]?[A-ZÅÄÖ])")
_BEGINS_SIGN = re.compile(r"\d+\s?(?:[a-z]\s?)?§")
_QUOTED_END = re.compile(r"^[”\")\]]+\s*")
# In Swedish the same sign opens and closes; after a blank it opens.
_QUOTED_START = re.compile(r"(?<=\s)[”\"]\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a document that may be quoted: a sentence, or a list with its lead-in."""

    start: int
    end: int
    notes: tuple[str, ...] = ()
    is_list: bool = False


def section_sentences(document: Document, section: Section) -> list[Sentence]:
    """Return the section's sentences in order; they do not overlap."""
    text = document.text
    found: list[Sentence] = []
    run: list[Block] = []
    for block in (*section.blocks, None):
        if block is not None and block.kind is BlockKind.ITEM:
            run.append(block)
            continue
        if run:
            _close_list(text, section.marks, run, found)
            run = []
        if block is not None:
            found.extend(_block_sentences(text, section.marks, block))
    return found


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of a running text, without outer blanks."""
    start = 0
    found = {piece["end_index"] for piece in get_sentence_boundaries("sv", text)}
    for boundary in sorted(found | {match.end() for match in _MISSED_END.finditer(text)}):
        opening = _QUOTED_START.search(text[start:boundary])
        end = start + opening.start() if opening else boundary
        rest = text[end:]
        closing = None if text[end - 1].isspace() else _QUOTED_END.match(rest)
        if closing and _ENDS_SENTENCE.search(text[start:end]):
            end += closing.end()
            rest = text[end:]
        if end < start or (rest and not _is_boundary(text[start:end], rest)):
            continue
        yield from _trimmed(text, start, end)
        start = end
    if start < len(text):
        yield from _trimmed(text, start, len(text))


def _is_boundary(before: str, after: str) -> bool:
    if not _ENDS_SENTENCE.search(before) or not _BEGINS_SENTENCE.match(after):
        return False
    if _ENDS_ABBREVIATED.search(before):
        return False
    return not (_BEGINS_SIGN.match(after) and before.rstrip().endswith("kap."))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield start, end


def _block_sentences(text: str, marks: tuple[Mark, ...], block: Block) -> list[Sentence]:
    """Split a block; a sentence without a footnote of its own has the next one's."""
    if block.kind is BlockKind.ROW:
        spans = [(block.start, block.end)]
    else:
        body = text[block.start : block.end]
        spans = [(block.start + a, block.start + b) for a, b in split_sentences(body)]
    inside = [mark for mark in marks if block.start <= mark.offset <= block.end]
    sentences: list[Sentence] = []
    inherited: tuple[str, ...] = tuple(mark.note for mark in inside[-1:])
    for position in range(len(spans) - 1, -1, -1):
        start, end = spans[position]
        following = spans[position + 1][0] if position + 1 < len(spans) else block.end + 1
        own = tuple(
            mark.note
            for mark in inside
            if start < mark.offset <= end or end < mark.offset < following
        )
        inherited = own or inherited
        sentences.append(Sentence(start, end, inherited))
    return sentences[::-1]


def _close_list(
    text: str, marks: tuple[Mark, ...], items: list[Block], found: list[Sentence]
) -> None:
    """Add a list: whole with its lead-in if its items are fragments, else item by item."""
    lead = found[-1] if found and _leads(text, found[-1], items[0]) else None
    split = [_block_sentences(text, marks, item) for item in items]
    complete = all(_is_complete(text, item) for item in items)
    if complete or (lead is None and len(items) == 1):
        inherited = lead.notes if lead else ()
        for item in split:
            found.extend(Sentence(s.start, s.end, s.notes or inherited) for s in item)
        return
    notes = dict.fromkeys(lead.notes if lead else ())
    for item in split:
        for sentence in item:
            notes.update(dict.fromkeys(sentence.notes))
    if lead is not None:
        found.pop()
    start = lead.start if lead else items[0].start
    found.append(Sentence(start, items[-1].end, tuple(notes), is_list=True))


def _leads(text: str, sentence: Sentence, item: Block) -> bool:
    """Tell whether a sentence introduces the list that begins with ``item``."""
    between = text[sentence.end : item.start]
    ending = text[sentence.end - 1]
    return ("\n\n" not in between and (ending == ":" or ending not in ".!?")) or ending == ":"


def _is_complete(text: str, item: Block) -> bool:
    body = text[item.start : item.end].rstrip()
    return bool(body) and body[0].isupper() and body[-1] in ".!?" and len(body.split()) >= 4
