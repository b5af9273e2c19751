"""Which sentences make up the answer, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.extract import Evidence
from assistant.fitting import type_fit
from assistant.matching import repeats
from assistant.question import InterpretedQuestion
from assistant.reading import Asks

MOST_STATEMENTS = 5
MOST_WORDS = 120

# How far below the best a sentence may score and still belong with it (in log-odds), where it
# answers what else is asked ("och när?"), and as part of the answer.
NEAR_FURTHER = 5.0
# How surely a sentence defines what is asked about, and how far below the best it may score.
DEFINES, NEAR_DEFINITION = 0.5, 7.0
MOST_MORE = 6

_DEFINITION = re.compile(
    r"^(?:hej[,! ]*)?vad (?:är|ä|e|betyder|innebär|menas med)\b", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:just )?nu\b|\bi dag\b|\bidag\b|\bnuvarande\b|\bgällande\b|\binnevarande\b|\baktuell"
    r"|\bsenaste\b|\bfortfarande\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Margins:
    """How far below the best a sentence may score, by where it stands."""

    section: float
    document: float
    elsewhere: float


NEAR = Margins(5.0, 2.0, 1.0)
# What a person sees who asks for more.
MORE = Margins(15.0, 8.0, 6.0)


def choose(read: InterpretedQuestion, evidence: list[Evidence]) -> list[Evidence]:
    """Return the sentences to show: the best first, then what belongs with it.

    What belongs with it stands in the same section, answers as well, or gives another
    source's word on the same disputed fact. A paragraph that was asked for is given whole.
    """
    evidence = _definition_first(read, evidence)
    best = evidence[0]
    if read.paragraph:
        return list(_within_words(sorted(_same_section(best, evidence), key=_position)))
    evidence = _of_today(read, evidence)
    candidates = [best, *_disputed(best, evidence), *_further(read, evidence)]
    near = [item for item in evidence[1:] if _belongs(best, item)]
    # What is in doubt comes after what is not, but beside what it is told with.
    candidates += sorted(near, key=lambda item: _is_doubtful_elsewhere(best, item))
    chosen = _within_bounds(candidates, [], MOST_STATEMENTS)
    if read.asks is Asks.HOW:
        # Steps come in their order; what stands elsewhere comes after.
        chosen.sort(key=lambda item: (not _is_same_section(best, item), _position(item)))
    return chosen


def _of_today(read: InterpretedQuestion, evidence: list[Evidence]) -> list[Evidence]:
    """Return the sentences, without older rules than the best where it is asked what holds now."""
    if read.years or not _NOW.search(read.text):
        return evidence
    oldest = evidence[0].signals.older
    return [item for item in evidence if item.signals.older <= oldest]


def _definition_first(read: InterpretedQuestion, evidence: list[Evidence]) -> list[Evidence]:
    """Return the sentences with the best definition first, where one is asked for."""
    if not _DEFINITION.search(read.text):
        return evidence
    least = evidence[0].score - NEAR_DEFINITION
    near = [item for item in evidence if item.admissible and item.score >= least]
    best = max(near, key=lambda item: (item.signals.definition, item.score), default=evidence[0])
    if best.signals.definition < DEFINES:
        return evidence
    return [best, *(item for item in evidence if item is not best)]


def is_defined(read: InterpretedQuestion, evidence: list[Evidence]) -> bool:
    """Tell whether the question asks what something is, and the best sentence says just that."""
    asks = _DEFINITION.search(read.text)
    return bool(asks and evidence) and evidence[0].signals.definition >= DEFINES


def choose_more(
    read: InterpretedQuestion, evidence: list[Evidence], chosen: list[Evidence]
) -> list[Evidence]:
    """Return what is shown to those who ask for more: the rest of the section, then the next best.

    Args:
        read: the question.
        evidence: all sentences, best first.
        chosen: what is shown already.

    """
    evidence = _of_today(read, evidence)
    best = evidence[0]
    shown = {(item.passage.document, item.sentence.start) for item in chosen}
    rest = [
        item
        for item in evidence
        if (item.passage.document, item.sentence.start) not in shown and _belongs(best, item, MORE)
    ]
    if read.paragraph:
        rest = [item for item in rest if _is_same_section(best, item)]
    rest.sort(key=lambda item: (not _is_same_section(best, item), -item.score))
    return _within_bounds(rest, chosen, MOST_MORE)


def _within_bounds(
    candidates: Iterable[Evidence], before: list[Evidence], most: int
) -> list[Evidence]:
    """Return the first candidates that say something new, up to a number of words."""
    chosen: list[Evidence] = []
    words = 0
    for item in candidates:
        length = len(item.text.split())
        shown = [*before, *chosen]
        if shown and (
            (words and words + length > MOST_WORDS) or repeats(item.text, (c.text for c in shown))
        ):
            continue
        chosen.append(item)
        words += length
        if len(chosen) == most:
            break
    return chosen


def _within_words(candidates: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield sentences until they are too many words; at least one."""
    words = 0
    for item in candidates:
        words += len(item.text.split())
        if words > MOST_WORDS and words > len(item.text.split()):
            return
        yield item


def _belongs(best: Evidence, item: Evidence, margins: Margins = NEAR) -> bool:
    if not item.admissible or item.is_unknown != best.is_unknown:
        return False
    near = margins.elsewhere
    if item.passage.document == best.passage.document:
        near = margins.section if _is_same_section(best, item) else margins.document
    return best.score - item.score <= near


def _is_doubtful_elsewhere(best: Evidence, item: Evidence) -> bool:
    return bool(item.doubts) and item.passage.document != best.passage.document


def _same_section(best: Evidence, evidence: list[Evidence]) -> Iterator[Evidence]:
    return (item for item in evidence if _is_same_section(best, item))


def _is_same_section(one: Evidence, other: Evidence) -> bool:
    a, b = one.passage, other.passage
    return a.document == b.document and a.place == b.place


def _disputed(best: Evidence, evidence: list[Evidence]) -> Iterator[Evidence]:
    """Yield the sentences that share a footnote of doubt with the best one."""
    doubts = set(best.doubts)
    for item in evidence[1:]:
        same_document = item.passage.document == best.passage.document
        if item.admissible and same_document and doubts & set(item.doubts):
            yield item


def _further(read: InterpretedQuestion, evidence: list[Evidence]) -> Iterator[Evidence]:
    """Yield the best sentence for each further thing the question asks ("och när?")."""
    for kind in read.also:
        for item in evidence[1:]:
            fits = type_fit(kind, item.text, item.sentence.is_list) >= 1
            near = evidence[0].score - item.score <= NEAR_FURTHER
            if item.admissible and fits and near and not item.is_unknown:
                yield item
                break


def _position(item: Evidence) -> int:
    return item.sentence.start
