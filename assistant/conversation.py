"""One turn of a conversation: interpret, search, weigh, decide, answer."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from assistant.answer import Answer, Citation, Statement, Status
from assistant.citing import cite
from assistant.compose import choose, choose_more, is_defined
from assistant.decide import DECISION, Decision, is_answer, is_outside
from assistant.entities import mentions
from assistant.extract import Evidence
from assistant.finding import Finder, words_met
from assistant.follow_up import Turn, said
from assistant.question import (
    COMPLETE,
    MOST_CHARACTERS,
    InterpretedQuestion,
    Leaning,
    clauses,
    interpret,
    is_language,
)
from assistant.signals import FITTED, Signals
from assistant.suggest import choices, follow_ups, is_vague
from assistant.wording import (
    NOT_IN_SOURCES,
    NOT_UNDERSTOOD,
    OUTSIDE_SUBJECT,
    PARTLY,
    UNCLEAR,
    too_long,
)
from index.search import Search

MOST_NEAREST = 3
# The log-odds that a question which names nothing goes on about what the turn before named.
GOES_ON = 1.0
# How much worse the question's own words may then be met (0-1).
LESS_MET = 0.25
# For so many conversations what was cited last is remembered.
_MOST_REMEMBERED = 1_000

_ANSWERED = frozenset({Status.ANSWERED, Status.PARTLY_ANSWERED})


@dataclass(frozen=True)
class Assistant:
    """Answers questions from one index."""

    search: Search
    weights: Signals = FITTED
    decision: Decision = DECISION
    _turns: dict[tuple[str, ...], Turn] = field(default_factory=dict, compare=False, repr=False)

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Return the answer to a question.

        Args:
            question: the question as written.
            history: earlier questions of the conversation, oldest first.

        """
        started = time.perf_counter()
        if len(question) > MOST_CHARACTERS:
            notice = too_long(MOST_CHARACTERS)
            return Answer(Status.NOT_UNDERSTOOD, notice=notice, question=question)
        read, evidence = self._reading(question, history)
        sought = round(1000 * (time.perf_counter() - started), 2)
        answer = self._answer(read, history, evidence)
        if answer.status not in _ANSWERED:
            read, answer = self._read_again(question, history, read, answer)
        elif self._lacks_a_part(read, history):
            answer = replace(answer, status=Status.PARTLY_ANSWERED, notice=PARTLY)
        read_as = read.text if read.is_follow_up else ""
        self._remember((*history, question), read_as, answer)
        total = round(1000 * (time.perf_counter() - started), 2)
        return replace(
            answer,
            question=question,
            read_as=read_as,
            timings_ms=answer.timings_ms | {"evidence": sought, "total": total},
        )

    def read(self, question: str, history: Sequence[str] = ()) -> InterpretedQuestion:
        """Return the question as it is read, with the turns before where it needs them."""
        return self._reading(question, history)[0]

    def _reading(
        self, question: str, history: Sequence[str]
    ) -> tuple[InterpretedQuestion, list[Evidence]]:
        """Return how the question is read, with what was found for it.

        A question that names nothing may go on about what the turn before named, or stand on
        its own ("Är kommuner behöriga?"): it is read as what is likelier to be answered.
        """
        earlier = self._read_as(history)
        read = interpret(question, earlier)
        if earlier and not read.is_follow_up and is_vague(read):
            read = interpret(question, earlier, Leaning.WHOLE)
        found = self.evidence(read, history)
        alone = read.names or mentions(read.text) or read.paragraph or is_defined(read, found)
        if not earlier or read.is_follow_up or alone:
            return read, found
        other = interpret(question, earlier, Leaning.TOPIC)
        leaning = self.evidence(other, history)
        log_odds = self.decision.log_odds
        goes_on = log_odds(other, leaning) + GOES_ON > log_odds(read, found)
        # What is asked must be met about as well: the topic has words of its own, met anywhere.
        goes_on &= words_met(read.terms, leaning) + LESS_MET >= words_met(read.terms, found)
        return (other, leaning) if goes_on else (read, found)

    def _read_again(
        self, question: str, history: Sequence[str], read: InterpretedQuestion, answer: Answer
    ) -> tuple[InterpretedQuestion, Answer]:
        """Return the first other reading that is answered, or what there was.

        A question that was joined to the turn before is read alone, one that was not is
        joined; and a text of several questions is answered question by question.
        """
        if history:
            earlier = () if read.is_follow_up else self._read_as(history)
            other = interpret(question, earlier, Leaning.WHOLE)
            if other.is_follow_up or len(other.terms) >= COMPLETE:
                second = self._answer(other, history)
                if second.status in _ANSWERED:
                    return other, second
        parts = clauses(read.text)
        if parts and parts != [read.text]:
            readings = [interpret(part) for part in parts]
            for position, reading in enumerate(readings[1:], 1):
                if len(reading.terms) < COMPLETE:
                    readings[position] = interpret(parts[position], parts[:1], Leaning.WHOLE)
            answers = [self._answer(reading) for reading in readings]
            answered = [part for part in answers if part.status in _ANSWERED]
            if answered:
                whole = len(answered) == len(answers)
                status = Status.ANSWERED if whole else Status.PARTLY_ANSWERED
                said = tuple(dict.fromkeys(s for part in answered for s in part.statements))
                more = (s for part in answered for s in part.more)
                further = tuple(s for s in dict.fromkeys(more) if s not in said)
                return read, replace(
                    answered[0],
                    status=status,
                    statements=said,
                    more=further,
                    notice="" if whole else PARTLY,
                )
        return read, answer

    def _lacks_a_part(self, read: InterpretedQuestion, history: Sequence[str]) -> bool:
        """Tell whether a text of several whole questions asks one that has no answer."""
        readings = [interpret(part) for part in clauses(read.text)]
        if len(readings) < 2:
            return False
        whole = (one for one in readings if len(one.terms) >= COMPLETE and not is_vague(one))
        return any(self._answer(one, history).status not in _ANSWERED for one in whole)

    def _turn(self, history: Sequence[str]) -> Turn:
        """Return the last of the earlier questions, at least one."""
        turns = said(history)
        if turns not in self._turns:
            self.answer(turns[-1], turns[:-1])
        return self._turns.get(turns, Turn(turns[-1], frozenset()))

    def _remember(self, turns: Sequence[str], read_as: str, answer: Answer) -> None:
        """Keep how the last question was read, and what its answer cites, for the next."""
        if len(self._turns) > _MOST_REMEMBERED:
            self._turns.clear()
        if told := said(turns):
            cited = frozenset(c.document for s in answer.statements for c in s.citations)
            self._turns[told] = Turn(read_as or told[-1], cited)

    def _read_as(self, history: Sequence[str]) -> tuple[str, ...]:
        """Return the last earlier question as it was read, with what it takes from those before."""
        return (self._turn(history).question,) if said(history) else ()

    def _answer(
        self,
        read: InterpretedQuestion,
        history: Sequence[str] = (),
        evidence: list[Evidence] | None = None,
    ) -> Answer:
        if not read.terms and not read.paragraph and not is_vague(read):
            return Answer(Status.NOT_UNDERSTOOD, notice=NOT_UNDERSTOOD)
        started = time.perf_counter()
        if evidence is None:
            evidence = self.evidence(read, history)
        found = time.perf_counter()
        answer = self.compose(read, evidence)
        done = time.perf_counter()
        timings = {"evidence": found - started, "answer": done - found}
        milliseconds = {name: round(1000 * seconds, 2) for name, seconds in timings.items()}
        return replace(answer, timings_ms=milliseconds)

    def evidence(self, read: InterpretedQuestion, history: Sequence[str] = ()) -> list[Evidence]:
        """Return every sentence that was found for a question, weighed, best first."""
        before = self._turn(history).cited if read.is_follow_up and said(history) else frozenset()
        return self._finder.find(read, before)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.search, self.weights)

    def compose(self, read: InterpretedQuestion, evidence: list[Evidence]) -> Answer:
        """Return the answer that weighed sentences make up, or why there is none."""
        if not evidence:
            return Answer(Status.NOT_IN_SOURCES, notice=NOT_IN_SOURCES)
        best = evidence[0]
        if is_vague(read):
            several = choices(read, evidence)
            if several:
                return Answer(Status.NEEDS_CLARIFICATION, notice=UNCLEAR, choices=several)
        if not is_answer(read, evidence, self.decision):
            return self._abstain(read, evidence)
        chosen = choose(read, evidence)
        statements = tuple(map(self._state, chosen))
        if best.is_unknown:
            return Answer(Status.NOT_IN_SOURCES, statements, notice=NOT_IN_SOURCES)
        more = choose_more(read, evidence, chosen)
        return Answer(
            Status.ANSWERED,
            statements,
            more=tuple(map(self._state, more)),
            follow_ups=follow_ups(evidence, [*chosen, *more], (read.original, read.text)),
        )

    def _abstain(self, read: InterpretedQuestion, evidence: list[Evidence]) -> Answer:
        if not read.paragraph and is_outside(evidence):
            if is_language(read.text):
                return Answer(Status.OUTSIDE_SUBJECT, notice=OUTSIDE_SUBJECT)
            return Answer(Status.NOT_UNDERSTOOD, notice=NOT_UNDERSTOOD)
        nearest: dict[tuple[str, str], Citation] = {}
        documents: set[str] = set()
        for item in sorted(evidence, key=lambda item: -item.score):
            if len(nearest) == MOST_NEAREST:
                break
            if item.passage.document not in documents:
                documents.add(item.passage.document)
                # Two of our documents may come from the same page.
                first = self._state(item).citations[0]
                nearest.setdefault((first.url, first.place), first)
        return Answer(Status.NOT_IN_SOURCES, notice=NOT_IN_SOURCES, nearest=tuple(nearest.values()))

    def _state(self, item: Evidence) -> Statement:
        document = self.search.store.document(item.passage.document)
        return Statement(item.text, cite(document, item.passage, item.sentence))
