"""From a question to the sentences that may answer it: what is looked for, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.extract import Evidence, Weighing
from assistant.matching import best_match, text_terms
from assistant.paraphrases import Likenesses, Paraphrases, paraphrases_of
from assistant.question import InterpretedQuestion
from assistant.signals import FITTED, Signals
from index.filters import Filters
from index.search import Hit, Search

PASSAGES = 24
# So many sections are looked at whose known questions are near, wherever the search has them.
LIKELY = 6
# What a question is taken to be about that has no word of its own ("Hur mycket fick de?").
MONEY = "pengar stöd bidrag"


@dataclass(frozen=True)
class Finder:
    """Finds passages in one index and weighs their sentences."""

    search: Search
    weights: Signals = FITTED

    def find(
        self, read: InterpretedQuestion, before: frozenset[str], besides: str = ""
    ) -> list[Evidence]:
        """Return every sentence of what was found, weighed, best first.

        Args:
            read: the question.
            before: the documents that the answer before cited, if the question leans on that.
            besides: a known question that is left out, where it is itself what is asked.

        """
        sought = self._sought(read)
        likeness = self._paraphrases.likeness(sought, besides)
        hits = self.search.search(sought, PASSAGES, Filters(paragraph=read.paragraph))
        if not _has_what_is_numbered(read, hits):
            read = replace(read, paragraph="")
            hits = self.search.search(sought, PASSAGES)
        hits = self._with_likely(hits, likeness, read)
        return Weighing(read, self.search, self.weights, before, likeness).weigh(hits)

    def _sought(self, read: InterpretedQuestion) -> str:
        """Return what is looked for: the question, with what it leaves unsaid."""
        if read.is_bare_paragraph:
            return f"{read.text} {self.search.home_statute}"
        return read.text if read.terms else f"{read.text} {MONEY}"

    @cached_property
    def _paraphrases(self) -> Paraphrases:
        """Return the questions that the index's sections are known to answer."""
        return paraphrases_of(self.search.store)

    def _with_likely(
        self, hits: list[Hit], likeness: Likenesses, read: InterpretedQuestion
    ) -> list[Hit]:
        """Return the hits and the sections whose known questions are nearest to this one."""
        if read.paragraph or not hits:
            return hits
        found = {hit.passage.id for hit in hits}
        near = likeness.nearest(LIKELY)
        rows = [row for name in near for row in self.search.store.rows_in(*name)]
        lowest = min(hit.score for hit in hits)
        more = [p for p in self.search.store.passages(rows) if p.id not in found]
        return hits + [Hit(passage, lowest, 0.0, 0.0) for passage in more]


def words_met(wanted: Sequence[str], evidence: Sequence[Evidence]) -> float:
    """Return how well the first of some sentences, and what stands above it, meets words (0-1)."""
    if not wanted or not evidence:
        return 0.0
    passage = evidence[0].passage
    stems = text_terms(evidence[0].text) | text_terms(passage.context)
    return sum(best_match(term, stems) for term in wanted) / len(wanted)


def _has_what_is_numbered(read: InterpretedQuestion, hits: Sequence[Hit]) -> bool:
    """Tell whether the paragraph that is asked for is one of those that the index knows as such.

    "§ 133" of a board's minutes is none, nor is 8 § "enligt SFS 2014:1586", which is told of as
    a change.
    """
    if not read.paragraph or read.is_bare_paragraph:
        return True
    numbers = {name for name in read.names if ":" in name}
    texts = [f"{hit.passage.context} {hit.passage.text}" for hit in hits]
    return bool(hits) and all(any(number in text for text in texts) for number in numbers)
