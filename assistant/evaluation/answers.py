"""Asks every case and measures the answers: right, cited, word for word, honest, quick."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import mean, median, quantiles
from typing import Any

from assistant.answer import Answer, Citation, Status
from assistant.conversation import Assistant
from assistant.evaluation.cases import Case
from index.store import Store

ABSTAINING = frozenset(
    {
        Status.NOT_IN_SOURCES,
        Status.OUTSIDE_SUBJECT,
        Status.NEEDS_CLARIFICATION,
        Status.NOT_UNDERSTOOD,
    }
)

# The figures that are shares, in the order they are shown.
SHARES = (
    "accuracy",
    "accuracy_at_once",
    "precision_answered",
    "citation_match",
    "verbatim",
    "abstain_recall",
    "false_abstain",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one case went. ``missed`` is empty where the answer is right.

    ``at_once`` tells whether it is right without what is shown to those who ask for more.
    """

    case: Case
    answer: Answer
    missed: tuple[str, ...]
    at_once: bool
    cited: bool
    verbatim: bool

    @property
    def abstained(self) -> bool:
        """Tell whether the assistant said that it has no answer."""
        return self.answer.status in ABSTAINING

    @property
    def right(self) -> bool:
        """Tell whether the case went as it should."""
        return not self.missed


def judge(case: Case, answer: Answer, store: Store) -> Outcome:
    """Return how an answer does against its case."""
    return Outcome(
        case,
        answer,
        missed=_missed(case, answer),
        at_once=not _missed(case, replace(answer, more=())),
        cited=_is_cited(case, answer),
        verbatim=_is_verbatim(answer, store),
    )


def _missed(case: Case, answer: Answer) -> tuple[str, ...]:
    """Return what is wrong with an answer, in Swedish; nothing where it is right."""
    missed: list[str] = []
    if case.answerable and answer.status in ABSTAINING:
        missed.append(f"besvarades inte ({answer.status})")
    elif case.answerable:
        missed += [f"saknar /{p}/" for p in case.must_contain if not matches(p, answer.text)]
        if not _is_cited(case, answer):
            missed.append(f"saknar källa {' | '.join(case.source_any)}")
    elif answer.status not in ABSTAINING:
        missed.append(f"skulle inte besvaras ({answer.status})")
    missed += [f"säger /{p}/" for p in case.must_not_contain if matches(p, answer.text)]
    return tuple(missed)


def run(
    assistant: Assistant, cases: Sequence[Case], progress: Callable[[int, int], None]
) -> list[Outcome]:
    """Ask every case and return the outcomes; ``progress`` is told how many, of how many."""
    outcomes = []
    for number, case in enumerate(cases, 1):
        for turn in range(len(case.history)):  # as the conversation went, before the clock
            assistant.answer(case.history[turn], case.history[:turn])
        answer = assistant.answer(case.question, case.history)
        outcomes.append(judge(case, answer, assistant.search.store))
        progress(number, len(cases))
    return outcomes


def summarise(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return the figures of a run, as plain values; shares are 0-1 and times milliseconds."""
    times = [outcome.answer.timings_ms.get("total", 0.0) for outcome in outcomes] or [0.0]
    slow = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return {
        **_figures(outcomes),
        "by_kind": _grouped(outcomes, lambda outcome: outcome.case.kind),
        "by_audience": _grouped(outcomes, lambda outcome: outcome.case.audience),
        "latency_ms": {"p50": round(median(times), 1), "p95": round(slow, 1)},
        "failures": [_failure(outcome) for outcome in outcomes if not outcome.right],
    }


def _figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    answered = [o for o in outcomes if not o.abstained]
    answerable = [o for o in outcomes if o.case.answerable]
    unanswerable = [o for o in outcomes if not o.case.answerable]
    return {
        "n": len(outcomes),
        "accuracy": _share(o.right for o in outcomes),
        "accuracy_at_once": _share(o.at_once for o in outcomes),
        "precision_answered": _share(o.right for o in answered),
        "citation_match": _share(o.cited for o in answered if o.case.answerable),
        "verbatim": _share(o.verbatim for o in answered),
        "abstain_recall": _share(o.abstained for o in unanswerable),
        "false_abstain": _share(o.abstained for o in answerable),
    }


def _grouped(
    outcomes: Sequence[Outcome], key: Callable[[Outcome], str]
) -> dict[str, dict[str, Any]]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return {name: _figures(group) for name, group in sorted(groups.items())}


def _share(values: Any) -> float | None:
    """Return the share that is true, or ``None`` where there is nothing to share."""
    found = list(values)
    return round(mean(found), 4) if found else None


def _failure(outcome: Outcome) -> dict[str, Any]:
    case = outcome.case
    return {
        "id": case.id,
        "kind": case.kind,
        "history": list(case.history),
        "question": case.question,
        "status": outcome.answer.status.value,
        "answer": outcome.answer.text,
        "missed": list(outcome.missed),
    }


def matches(pattern: str, text: str) -> bool:
    """Tell whether a pattern matches; a space in it stands for a hard space too."""
    plain = text.replace("\u00a0", " ")
    return any(re.search(pattern, each, re.IGNORECASE) for each in (text, plain))


def _is_cited(case: Case, answer: Answer) -> bool:
    said = (*answer.statements, *answer.more)
    return fits(case, [citation for statement in said for citation in statement.citations])


def fits(case: Case, citations: Iterable[Citation]) -> bool:
    """Tell whether one of some citations is of a source that the case wants."""
    where = [f"{c.url} {c.document} {c.file}".lower() for c in citations]
    return not case.source_any or any(
        part.lower() in place for part in case.source_any for place in where
    )


def _is_verbatim(answer: Answer, store: Store) -> bool:
    return all(
        store.document(c.document).text[c.start : c.end] == c.quote
        for statement in (*answer.statements, *answer.more)
        for c in statement.citations
    )
