"""One turn of a conversation: interpret, search, weigh, answer."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, Statement, Status
from assistant.citing import cite
from assistant.extract import Evidence, repeats, weigh
from assistant.question import MOST_CHARACTERS, Asks, InterpretedQuestion, interpret
from assistant.wording import NOT_IN_SOURCES, NOT_UNDERSTOOD, OUTSIDE_SUBJECT, too_long
from index.search import Hit, Search
from index.store import Filters

PASSAGES = 24
MOST_STATEMENTS = 4
MOST_WORDS = 120

# A sentence answers if this much of the question is met, or a little less where the
# meaning is near; a question is outside the subject if next to nothing of it is met.
LEAST_COVERAGE = 0.62
LEAST_COVERAGE_IF_NEAR = 0.48
NEAR = 0.5
OUTSIDE_COVERAGE = 0.3


@dataclass(frozen=True)
class Assistant:
    """Answers questions from one index."""

    search: Search

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Return the answer to a question.

        Args:
            question: the question as written.
            history: earlier questions of the conversation, oldest first.

        """
        started = time.perf_counter()
        if len(question) > MOST_CHARACTERS:
            return Answer(
                Status.NOT_UNDERSTOOD, notice=too_long(MOST_CHARACTERS), question=question
            )
        read = interpret(question, history)
        if not read.terms and not read.paragraph:
            return Answer(Status.NOT_UNDERSTOOD, notice=NOT_UNDERSTOOD, question=question)
        interpreted = time.perf_counter()
        hits = self._find(read)
        found = time.perf_counter()
        evidence = weigh(read, hits, self.search)
        answer = self._compose(read, evidence)
        done = time.perf_counter()
        timings = {
            "interpret": interpreted - started,
            "search": found - interpreted,
            "answer": done - found,
            "total": done - started,
        }
        return replace(
            answer,
            question=question,
            read_as=read.text if read.is_follow_up else "",
            timings_ms={name: round(1000 * seconds, 2) for name, seconds in timings.items()},
        )

    def _find(self, read: InterpretedQuestion) -> list[Hit]:
        filters = Filters(paragraph=read.paragraph) if read.paragraph else None
        return self.search.search(read.text, PASSAGES, filters)

    def _compose(self, read: InterpretedQuestion, evidence: list[Evidence]) -> Answer:
        if not evidence:
            return Answer(Status.NOT_IN_SOURCES, notice=NOT_IN_SOURCES)
        best = evidence[0]
        if not answers(read, best):
            return self._abstain(read, evidence)
        chosen = choose(read, evidence)
        statements = tuple(self._state(item) for item in chosen)
        if best.is_unknown:
            return Answer(Status.NOT_IN_SOURCES, statements, notice=NOT_IN_SOURCES)
        return Answer(Status.ANSWERED, statements)

    def _abstain(self, read: InterpretedQuestion, evidence: list[Evidence]) -> Answer:
        covered = max(item.coverage for item in evidence)
        if covered < OUTSIDE_COVERAGE:
            known = any(self.search.store.words.frequency(term) for term in read.terms)
            status = (
                Status.OUTSIDE_SUBJECT if known or len(read.terms) > 1 else Status.NOT_UNDERSTOOD
            )
            return Answer(
                status,
                notice=OUTSIDE_SUBJECT if status is Status.OUTSIDE_SUBJECT else NOT_UNDERSTOOD,
            )
        nearest: dict[str, Citation] = {}
        for item in evidence:
            citation = self._state(item).citations[0]
            nearest.setdefault(item.passage.document, citation)
            if len(nearest) == 3:
                break
        return Answer(Status.NOT_IN_SOURCES, notice=NOT_IN_SOURCES, nearest=tuple(nearest.values()))

    def _state(self, item: Evidence) -> Statement:
        document = self.search.store.document(item.passage.document)
        return Statement(item.text, cite(document, item.passage, item.sentence))


def answers(read: InterpretedQuestion, item: Evidence) -> bool:
    """Tell whether a sentence answers the question well enough to be shown."""
    if not item.admissible:
        return False
    if read.asks in {Asks.AMOUNT, Asks.SHARE} and not item.fit:
        return False
    if not read.terms:
        return True
    if item.coverage >= LEAST_COVERAGE:
        return True
    return item.coverage >= LEAST_COVERAGE_IF_NEAR and item.semantic >= NEAR


def choose(read: InterpretedQuestion, evidence: list[Evidence]) -> list[Evidence]:
    """Return the sentences to show: the best first, then what belongs with it."""
    best = evidence[0]
    chosen = [best]
    words = len(best.text.split())
    for item in evidence[1:]:
        if len(chosen) == MOST_STATEMENTS:
            break
        same_section = (
            item.passage.document == best.passage.document
            and item.passage.place == best.passage.place
        )
        enough = 0.8 if same_section else 0.92
        if item.score < enough * best.score or not answers(read, item):
            continue
        length = len(item.text.split())
        if (
            item.is_unknown
            or words + length > MOST_WORDS
            or repeats(item.text, (c.text for c in chosen))
        ):
            continue
        chosen.append(item)
        words += length
    return chosen
