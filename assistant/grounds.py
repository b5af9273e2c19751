"""What speaks for and against an answer: its best sentence, what comes next, and the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from operator import attrgetter
from statistics import fmean

from assistant.answerable import known, wording
from assistant.extract import Evidence
from assistant.question import InterpretedQuestion
from assistant.signals import Signals
from corpus.questions import known_documents

LONG = 10
# So far above every other document (in log-odds) is as good as alone.
FAR = 3.0
# A subject met less than this is hardly what was asked about.
POOR = 0.45
# A sum of signals is large beside the others, which are shares.
SCORE_SCALE = 10.0
_NEXT, _NEAR = 10, 8


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for and against an answer; the first are the signals of its best sentence.

    length: how many words of substance the question has (1 for ten or more). margin: how far the
    best sentence is above the best of another document. poor: how far the subject is met worse
    than ``POOR``. subject_near, semantic_near: the best subject and cosine among the sentences
    that come next. rank_near: the mean rank of the first ones' passages. score: the best
    sentence's score. wording: how likely it is that the sources answer a question worded so (-1 to
    1). known, missed: how near the question is in meaning to the nearest that the bundled corpus
    is known to answer, and not to; known_words, missed_words: the same in words; with some: of
    the nearest few. These nine are 0 where the sentence is from another document than the bundled.
    """

    coverage: float
    own: float
    semantic: float
    heading: float
    rank: float
    fit: float
    unmet: float
    kind: float
    heading_met: float
    focus: float
    fewest: float
    about: float
    strange: float
    subject: float
    least_subject: float
    rest: float
    thing: float
    likeness: float
    like_words: float
    named: float
    dated: float
    length: float
    margin: float
    poor: float
    subject_near: float
    semantic_near: float
    rank_near: float
    score: float
    wording: float
    known: float
    known_some: float
    known_words: float
    known_words_some: float
    missed: float
    missed_some: float
    missed_words: float
    missed_words_some: float

    @classmethod
    def of(
        cls, read: InterpretedQuestion, evidence: Sequence[Evidence], besides: str = ""
    ) -> Grounds:
        """Return the grounds of an answer by the first of some sentences, at least one.

        Args:
            read: the question.
            evidence: the sentences, best first.
            besides: a bundled question that is left out, where it is itself what is asked.

        """
        best = evidence[0]
        own = {name: getattr(best.signals, name) for name in _SIGNALS}
        return cls(
            **own,
            length=min(len(read.terms), LONG) / LONG,
            margin=_margin(evidence),
            poor=max(0.0, POOR - best.signals.subject),
            subject_near=max(item.signals.subject for item in evidence[:_NEXT]),
            semantic_near=max(item.signals.semantic for item in evidence),
            rank_near=fmean(item.signals.rank for item in evidence[:_NEAR]),
            score=best.score / SCORE_SCALE,
            **_answerable(read, best, besides),
        )


# The grounds that have to do with the question alone, in the order they are worked out.
_ANSWERABLE = (
    "wording",
    *("known", "known_some", "known_words", "known_words_some"),
    *("missed", "missed_some", "missed_words", "missed_words_some"),
)
values_of = attrgetter(*(f.name for f in fields(Grounds)))
_SIGNALS = [f.name for f in fields(Grounds) if f.name in {s.name for s in fields(Signals)}]


def _answerable(read: InterpretedQuestion, best: Evidence, besides: str) -> dict[str, float]:
    """Return what tells whether the bundled corpus answers such a question; nothing of others."""
    if best.passage.document not in known_documents():
        return dict.fromkeys(_ANSWERABLE, 0.0)
    near = known(read.text, besides)
    pairs = (near.meaning, near.words, near.missed_meaning, near.missed_words)
    values = (wording(read.text), *(value for pair in pairs for value in astuple(pair)))
    return dict(zip(_ANSWERABLE, values, strict=True))


def _margin(evidence: Sequence[Evidence]) -> float:
    """Return how far the best sentence is above that of another document (0-1)."""
    best = evidence[0]
    others = (
        item.score
        for item in evidence
        if item.admissible and item.passage.document != best.passage.document
    )
    return min(best.score - next(others, best.score - FAR), FAR) / FAR
