"""Questions to go on with: what a vague question may mean, and what lies near an answer.

Both are headings of the corpus, whole questions that stand over their own answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.entities import mentions
from assistant.extract import Evidence
from assistant.question import InterpretedQuestion, is_language
from assistant.reading import Asks, content_terms, kind_of
from corpus.document import Kind, State
from index.passages import Passage, question_key
from index.swedish import stem

MOST_CHOICES, FEWEST_CHOICES = 4, 2
MOST_FOLLOW_UPS = 3

# Words that say that someone wants money, but neither which nor for what.
_GENERIC = frozenset(
    map(
        stem,
        """
        söka söker sökt ansöka ansöker ansökan ansökningar ansökningstid ansökningsdag sökas
        pengar pengarna pengen stöd stödet stöden bidrag bidraget bidragen medel medlen anslag
        summa belopp kronor krav villkor regler blankett formulär dag dagen datum tid sista högst
        förening föreningen föreningar projekt bestämmer beslutar avgör betalar betalas utbetalt
        använda använder användas sen tidigast länge lång fort svar besked hjälp möjlighet kostar
        kostnad deadline maxbelopp
        """.split(),
    )
)
_POINTS_BACK = re.compile(
    r"\b(?:det|den|de|dem|dom|detta|denna|dessa|där|dit|han|hon)\b", re.IGNORECASE
)
# A question of so few words that points back says nothing without the turn before.
_SHORT, _MOST_OF_POINTING = 6, 1


def is_vague(read: InterpretedQuestion) -> bool:
    """Tell whether a question may mean several things: nothing in it says what it is about."""
    if read.is_follow_up or read.paragraph or read.names or mentions(read.text):
        return False
    if not is_language(read.text):
        return False
    if all(term in _GENERIC for term in read.terms):
        return bool(read.terms) or read.asks is not Asks.WHAT
    points = bool(_POINTS_BACK.search(read.text)) and len(read.text.split()) <= _SHORT
    return points and len(read.terms) <= _MOST_OF_POINTING and not read.years


def choices(read: InterpretedQuestion, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return questions of the same kind that the vague one may mean, of different documents.

    Grants come first, since vague questions are mostly about applying. Fewer than two are no
    choice, and nothing is returned.
    """
    fitting = [
        item
        for item in evidence
        if (heading := _question(item.passage)) and kind_of(heading) is read.asks
    ]
    fitting.sort(key=lambda item: item.passage.kind is not Kind.GRANT)
    found: dict[str, str] = {}
    for item in fitting:
        if item.passage.state is State.CURRENT:
            found.setdefault(item.passage.document, _question(item.passage))
    several = tuple(dict.fromkeys(found.values()))[:MOST_CHOICES]
    return several if len(several) >= FEWEST_CHOICES else ()


def follow_ups(
    evidence: Sequence[Evidence], chosen: Sequence[Evidence], asked: Iterable[str]
) -> tuple[str, ...]:
    """Return questions near an answer that neither it nor the turns before have answered.

    Args:
        evidence: all sentences found, best first.
        chosen: those that the answer shows.
        asked: the questions of the conversation, this one included.

    """
    answered = {question_key(_question(item.passage)) for item in chosen}
    done = answered | {question_key(text) for text in asked}
    cited = {item.passage.document for item in chosen}
    found: dict[str, str] = {}
    for item in _nearest_first(evidence, cited):
        heading = _question(item.passage)
        key = question_key(heading)
        if heading and key not in done and _stands_alone(heading, item.passage):
            found.setdefault(key, heading)
        if len(found) == MOST_FOLLOW_UPS:
            break
    return tuple(found.values())


def _nearest_first(evidence: Sequence[Evidence], cited: set[str]) -> Iterator[Evidence]:
    """Yield what holds today, first of the cited documents and then of the others."""
    current = [item for item in evidence if item.passage.state is State.CURRENT]
    yield from (item for item in current if item.passage.document in cited)
    yield from (item for item in current if item.passage.document not in cited)


def _question(passage: Passage) -> str:
    """Return the heading above a passage if it is a question, else nothing."""
    heading = passage.place.headings[-1] if passage.place.headings else ""
    return heading if heading.endswith("?") and heading[0].isalpha() else ""


def _stands_alone(heading: str, passage: Passage) -> bool:
    """Tell whether a heading says what it is about without its document's title."""
    terms = content_terms(heading)
    return len(terms) > 1 and (
        bool(mentions(heading)) or bool(set(content_terms(passage.title)) & set(terms))
    )
