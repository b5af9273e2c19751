"""Whether the best sentence answers the question, or the honest thing is to say no."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from operator import attrgetter, mul
from statistics import fmean

from assistant.answerable import known, wording
from assistant.extract import Evidence
from assistant.fitted import learned
from assistant.fitting import has_so_many
from assistant.question import InterpretedQuestion, is_language
from assistant.reading import Asks
from assistant.signals import Signals
from corpus.questions import known_documents

# The share of a question that must be met somewhere for it to be inside the subject.
OUTSIDE_COVERAGE = 0.3
# So many of its words met well put a question inside the subject all the same.
INSIDE_WORDS = 2
# The share of a question that an answer must meet, however probable it seems.
LEAST_COVERAGE = 0.1
# A sentence that has a share instead of a sum fits a question for a year's sum less than this.
ONLY_A_SHARE = 0.5
# What the words of a list must meet of the question to be the one that is asked for by number.
HALF = 0.5
# The share of a question that a sentence of the paragraph it asks for must meet to be shown.
PARAGRAPH_MET = 0.4
LONG = 10
# So far above every other document (in log-odds) is as good as alone.
FAR = 3.0
# A subject met less than this is hardly what was asked about.
POOR = 0.45
# A sum of signals is large beside the others, which are shares.
SCORE_SCALE = 10.0
_NEXT, _NEAR = 10, 8
_EXACT = frozenset(
    {Asks.AMOUNT, Asks.SHARE, Asks.COUNT, Asks.WHEN, Asks.DAY, Asks.CONTACT, Asks.PERSON}
)


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
    def of(cls, read: InterpretedQuestion, evidence: Sequence[Evidence]) -> Grounds:
        """Return the grounds of an answer by the first of some sentences, at least one."""
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
            **_answerable(read, best),
        )


# The grounds that have to do with the question alone, in the order they are worked out.
_ANSWERABLE = (
    "wording",
    *("known", "known_some", "known_words", "known_words_some"),
    *("missed", "missed_some", "missed_words", "missed_words_some"),
)
_values = attrgetter(*(f.name for f in fields(Grounds)))
_SIGNALS = [f.name for f in fields(Grounds) if f.name in {s.name for s in fields(Signals)}]


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic model of "this is a right answer", fitted by ``kulturplan fit``.

    ``weights`` is what each ground is worth. ``least`` is how probable an answer must be to be
    shown, ``least_of_lookup`` the same of a question whose paragraph sign is met already, or that
    is bare words to look up.
    """

    weights: Grounds
    bias: float
    least: float
    least_of_lookup: float

    def log_odds(self, read: InterpretedQuestion, evidence: Sequence[Evidence]) -> float:
        """Return the log-odds that the first of the sentences answers; -inf where none may."""
        if not evidence or not evidence[0].admissible:
            return -math.inf
        grounds = _values(Grounds.of(read, evidence))
        return float(self.bias + sum(map(mul, grounds, _values(self.weights))))

    def probability(self, read: InterpretedQuestion, evidence: Sequence[Evidence]) -> float:
        """Return how probable it is that the first of the sentences answers (0-1)."""
        odds = self.log_odds(read, evidence)
        return 0.0 if odds == -math.inf else 1 / (1 + math.exp(-odds))


DECISION = Decision(Grounds(**learned("grounds")), **learned("decision"))


def _answerable(read: InterpretedQuestion, best: Evidence) -> dict[str, float]:
    """Return what tells whether the bundled corpus answers such a question; nothing of others."""
    if best.passage.document not in known_documents():
        return dict.fromkeys(_ANSWERABLE, 0.0)
    near = known(read.text)
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


def is_answer(
    read: InterpretedQuestion, evidence: Sequence[Evidence], decision: Decision = DECISION
) -> bool:
    """Tell whether the first of the sentences answers the question well enough to be shown."""
    best = evidence[0]
    if not best.admissible:
        return False
    if best.signals.coverage < LEAST_COVERAGE and not read.paragraph:
        return False
    if read.asks is Asks.AMOUNT and read.years and best.signals.fit < ONLY_A_SHARE:
        return False
    if read.asks in _EXACT and not best.signals.fit:
        return False
    met = bool(read.paragraph) and best.signals.own >= PARAGRAPH_MET
    if read.is_bare_paragraph or met or _is_the_list(read, best):
        return True
    least = decision.least
    if read.paragraph or not is_language(read.text):
        least = min(least, decision.least_of_lookup)
    return decision.probability(read, evidence) >= least


def _is_the_list(read: InterpretedQuestion, best: Evidence) -> bool:
    """Tell whether a sentence lists just as many things as are asked for, and of that kind."""
    is_list = bool(read.so_many) and best.sentence.is_list
    return is_list and has_so_many(best.text, read.so_many) and best.signals.own >= HALF


def is_outside(evidence: Sequence[Evidence]) -> bool:
    """Tell whether next to nothing of the question is met anywhere."""
    covered = max(item.signals.coverage for item in evidence)
    return covered < OUTSIDE_COVERAGE and max(item.met for item in evidence) < INSIDE_WORDS
