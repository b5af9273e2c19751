"""Documents cut into passages: a few whole sentences of one section, with their place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Document, Kind, Place, Section, State, Years
from index.sentences import Sentence, section_sentences
from index.swedish import tokens

MOST_WORDS = 90


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that is searched as one.

    ``start`` and ``end`` are offsets in the document's text, and so are those of the
    sentences. ``context`` is what stands above the passage: title, other names, headings.
    """

    id: str
    document: str
    title: str
    kind: Kind
    region: str
    place: Place
    years: Years
    state: State
    context: str
    text: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]

    def quote(self, sentence: Sentence) -> str:
        """Return the sentence's own words."""
        return self.text[sentence.start - self.start : sentence.end - self.start]

    @property
    def fingerprint(self) -> str:
        """Return a digest of what is embedded, so that unchanged passages keep their vector."""
        return hashlib.sha256(f"{self.context}\n{self.text}".encode()).hexdigest()


@lru_cache(maxsize=4_096)
def question_key(text: str) -> str:
    """Return what two wordings of a question share that differ in case and punctuation alone."""
    return " ".join(tokens(text))


def document_passages(document: Document, most_words: int = MOST_WORDS) -> Iterator[Passage]:
    """Yield the document's passages in order.

    Args:
        document: the document.
        most_words: where a passage ends; a single longer sentence is still kept whole.

    """
    for section in document.sections:
        for group in _groups(document, section, most_words):
            start, end = group[0].start, group[-1].end
            headings = section.place.headings
            above = dict.fromkeys((document.title, *document.aliases, *headings))
            yield Passage(
                id=f"{document.id}:{start}-{end}",
                document=document.id,
                title=document.title,
                kind=document.kind,
                region=document.region,
                place=section.place,
                years=section.years or document.years,
                state=section.state,
                context=" – ".join(filter(None, above)),
                text=document.text[start:end],
                start=start,
                end=end,
                sentences=tuple(group),
            )


def _groups(document: Document, section: Section, most: int) -> Iterator[list[Sentence]]:
    """Yield runs of sentences that together stay below ``most`` words."""
    group: list[Sentence] = []
    words = 0
    for sentence in section_sentences(document, section):
        length = len(document.text[sentence.start : sentence.end].split())
        if group and words + length > most:
            yield group
            group, words = [], 0
        group.append(sentence)
        words += length
    if group:
        yield group
