"""Fits how sentences are weighed and when to answer, on the tuning half of the cases.

``kulturplan fit`` prints what it learned and how it does on cases it was not fitted on
(cross-validation); with ``--write`` the numbers go into ``assistant/fitted.json``.

- The weights of a sentence's signals make the sentences that answer likeliest among all that
  were found for their question: a softmax (ListNet's top one, Cao et al. 2007), held by a normal
  prior near one for what speaks for a sentence and minus one for what speaks against it.
- Whether to answer from the bundled documents is decided by boosted trees (``boosting.py``), and
  from others by a logistic regression of "the answer is right" on what ``Grounds`` holds.
  Questions that are known to have no answer (``unanswered.txt``) are added to the cases, since
  these hold few; they count less, since they would make answers seem rarer than they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, fields, replace
from typing import TYPE_CHECKING

from assistant.conversation import Assistant
from assistant.decide import Boosted, Judge, Logistic, Odds, probability
from assistant.evaluation.answers import Outcome
from assistant.evaluation.boosting import (
    Judged,
    grow,
    is_decided,
    of_cases,
    of_unanswered,
    out_of_fold,
)
from assistant.evaluation.folds import folds
from assistant.evaluation.lessons import Lesson, outcome, weighed_again
from assistant.grounds import Grounds
from assistant.signals import Signals
from assistant.trees import Trees

if TYPE_CHECKING:
    import torch

AGAINST = frozenset({"unmet", "older", "elsewhere", "unknown", "strange"})
_SPREAD, _DECISION_SPREAD = 2.0, 1.7
_ROUNDS, _RATE = 300, 0.05
_STEP, _WINDOW = 0.05, 4
_WRONG = 0.5
# What a question that is known to have no answer counts beside a case.
_UNANSWERED = 0.2
# How much less sure an answer to bare words or to a paragraph sign may be.
_LOOKUP = 0.6


# What speaks for a sentence may count for nothing, but never against it, and the reverse.
PRIOR = Signals(*(-1.0 if f.name in AGAINST else 1.0 for f in fields(Signals)))


def fit_weights(lessons: Sequence[Lesson]) -> Signals:
    """Return the weights that make the sentences that answer likeliest."""
    import torch

    useful = [
        (
            torch.from_numpy(one.signals[one.admissible]),
            torch.from_numpy(one.best[one.admissible]),
        )
        for one in lessons
        if len(one.evidence) and one.shares[one.admissible].any()
    ]

    def loss(weights: torch.Tensor) -> torch.Tensor:
        losses = [
            -torch.logsumexp(torch.log_softmax(signals @ weights, dim=0)[best], dim=0)
            for signals, best in useful
        ]
        return torch.stack(losses).sum()

    return Signals(*_fitted(loss, astuple(PRIOR), _SPREAD, astuple(PRIOR)))


def fit_logistic(
    lessons: Sequence[Lesson],
    outcomes: Sequence[Outcome],
    unanswered: Sequence[Lesson] = (),
) -> Logistic:
    """Return the logistic model that tells right answers from wrong ones most surely.

    Args:
        lessons: the cases.
        outcomes: how each comes out where everything is answered that can be.
        unanswered: questions without an answer, besides those of the cases.

    """
    import torch

    right = [one.case.answerable and got.right for one, got in zip(lessons, outcomes, strict=True)]
    judged = [(one, float(good), 1.0) for one, good in zip(lessons, right, strict=True)]
    judged += [(one, 0.0, _UNANSWERED) for one in unanswered]
    rows = [
        ((1.0, *astuple(Grounds.of(one.read, one.evidence))), good, counts)
        for one, good, counts in judged
        if is_decided(one)
    ]
    values, wanted, counts = (
        torch.tensor(column, dtype=torch.float64) for column in zip(*rows, strict=True)
    )

    def loss(weights: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.binary_cross_entropy_with_logits(
            values @ weights, wanted, counts, reduction="sum"
        )

    bias, *weights = _fitted(loss, [0.0] * values.shape[1], _DECISION_SPREAD)
    return Logistic(Grounds(*weights), bias)


def _fitted(
    loss: Callable[[torch.Tensor], torch.Tensor],
    prior: Sequence[float],
    spread: float,
    signs: Sequence[float] | None = None,
) -> list[float]:
    """Return the numbers that make a loss least, held near a prior (normal, of that spread).

    With ``signs`` each number keeps its sign (1 or -1) or is 0.
    """
    import torch

    centre = torch.tensor(prior, dtype=torch.float64)
    weights = centre.clone().requires_grad_()
    optimiser = torch.optim.Adam([weights], lr=_RATE)
    for _ in range(_ROUNDS):
        optimiser.zero_grad()
        total = loss(weights) + ((weights - centre) / spread).square().sum() / 2
        torch.autograd.backward(total)
        optimiser.step()
        if signs is not None:
            with torch.no_grad():
                kept = torch.tensor(signs, dtype=torch.float64)
                weights.copy_((weights * kept).clamp_min(0.0) * kept)
    return [round(value, 2) for value in weights.tolist()]


def fitted(
    assistant: Assistant,
    lessons: Sequence[Lesson],
    unanswered: Sequence[Lesson] = (),
    bundled: Sequence[Judged] = (),
) -> Assistant:
    """Return the assistant with weights and decision fitted on some lessons.

    Args:
        assistant: the assistant.
        lessons: the cases.
        unanswered: questions without an answer, for the decision alone.
        bundled: what is learned from the bundled questions; without it no trees are grown.

    """
    weighing, again, outcomes = _answering_all(assistant, lessons)
    others = [weighed_again(one, weighing.weights) for one in unanswered]
    logistic = fit_logistic(again, outcomes, others)
    chances = [0.0] * len(again)
    for out in folds(again):
        rest = [n for n in range(len(again)) if n not in out]
        odds = fit_logistic([again[n] for n in rest], [outcomes[n] for n in rest], others)
        for n in out:
            if is_decided(again[n]):
                chances[n] = probability(odds.log_odds(again[n].read, again[n].evidence))
    decision = replace(assistant.decision, other=_judge(logistic, again, outcomes, chances))
    if bundled:
        more = [*bundled, *of_unanswered(others)]
        trees = Trees.of(grow([*of_cases(again, outcomes), *more]))
        chances = out_of_fold(again, outcomes, more)
        decision = replace(decision, bundled=_judge(Boosted(trees), again, outcomes, chances))
    return replace(weighing, decision=decision)


def _answering_all(
    assistant: Assistant, lessons: Sequence[Lesson]
) -> tuple[Assistant, list[Lesson], list[Outcome]]:
    """Return the assistant with weights for some lessons, these weighed so, and how they end.

    They end as where everything is answered that can be.
    """
    weights = fit_weights(lessons)
    weighing = replace(assistant, weights=weights)
    again = [weighed_again(one, weights) for one in lessons]
    always = replace(weighing, decision=assistant.decision.always())
    return weighing, again, [outcome(always, one) for one in again]


def _judge(
    odds: Odds, lessons: Sequence[Lesson], outcomes: Sequence[Outcome], chances: Sequence[float]
) -> Judge:
    """Return the judge with the least probability that is worth most.

    A right answer is worth one, and so is a no to what the sources do not say; a wrong answer
    costs ``_WRONG``, since it misleads, where a no that was not needed costs nothing more.

    Args:
        odds: how the probability is worked out.
        lessons: the cases.
        outcomes: how each comes out where everything is answered that can be.
        chances: how probable an answer is by what was fitted on other cases.

    """
    judged = [
        (chance, one.case.answerable, got.right)
        for one, got, chance in zip(lessons, outcomes, chances, strict=True)
        if is_decided(one)
    ]

    def worth(least: float) -> float:
        return sum(
            (1.0 if got else -_WRONG) if chance >= least else float(not wanted)
            for chance, wanted, got in judged
        )

    # The middle of a wide window is steadier than the best single value.
    steps = [round(_STEP * n, 2) for n in range(2, round(1 / _STEP) - 1)]
    smooth = {
        step: sum((_WINDOW - abs(n)) * worth(step + n * _STEP) for n in range(-_WINDOW, _WINDOW))
        for step in steps
    }
    least = max(steps, key=lambda step: smooth[step])
    return Judge(odds, least, round(least * _LOOKUP, 2))


def cross_validate(
    assistant: Assistant,
    lessons: Sequence[Lesson],
    unanswered: Sequence[Lesson] = (),
    bundled: Sequence[Judged] = (),
) -> list[Outcome]:
    """Return how each lesson comes out when fitted on the others, a fifth at a time.

    The folds are fixed by the cases' ids.
    """
    found: dict[int, Outcome] = {}
    for out in folds(lessons):
        rest = [one for n, one in enumerate(lessons) if n not in out]
        trained = fitted(assistant, rest, unanswered, bundled)
        for n in out:
            found[n] = outcome(trained, weighed_again(lessons[n], trained.weights))
    return [found[n] for n in range(len(lessons))]
