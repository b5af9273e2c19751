"""Fits how sentences are weighed and when to answer, on the tuning half of the cases.

``kulturplan fit`` prints what it learned and how it does on cases it was not fitted on
(cross-validation); the numbers stand in ``assistant/signals.py`` and ``assistant/decide.py``.

- The weights of a sentence's signals make the sentences that answer likeliest among all that
  were found for their question: a softmax (ListNet's top one, Cao et al. 2007), held near the
  weights in use by a normal prior.
- The decision is a logistic regression of "the answer is right" on what ``decide.Grounds`` holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import astuple, fields, replace
from typing import TYPE_CHECKING

from assistant.conversation import Assistant
from assistant.decide import Decision, Grounds
from assistant.evaluation.answers import Outcome
from assistant.evaluation.lessons import Lesson, outcome, weighed_again
from assistant.signals import Weights

if TYPE_CHECKING:
    import torch

FOLDS = 5
AGAINST = frozenset({"unmet", "older", "elsewhere", "unknown", "strange"})
_SPREAD, _DECISION_SPREAD = 0.5, 0.7
_ROUNDS, _RATE = 300, 0.05
_STEP = 0.05
_WRONG = 0.25
# How much less sure an answer to bare words or to a paragraph sign may be.
_LOOKUP = 0.6


def fit_weights(lessons: Sequence[Lesson], prior: Weights) -> Weights:
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

    # What speaks for a sentence may count for nothing, but never against it, and the reverse.
    signs = [-1.0 if f.name in AGAINST else 1.0 for f in fields(Weights)]
    return Weights(*_fitted(loss, astuple(prior), _SPREAD, signs))


def fit_decision(
    lessons: Sequence[Lesson], outcomes: Sequence[Outcome], prior: Decision
) -> Decision:
    """Return the decision that tells right answers from wrong ones most surely."""
    import torch

    pairs = [
        (
            (1.0, *astuple(Grounds.of(one.read, one.evidence))),
            float(one.case.answerable and outcome.right),
        )
        for one, outcome in zip(lessons, outcomes, strict=True)
        if one.evidence and one.evidence[0].admissible
    ]
    values = torch.tensor([row for row, _ in pairs], dtype=torch.float64)
    wanted = torch.tensor([right for _, right in pairs], dtype=torch.float64)

    def loss(weights: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.binary_cross_entropy_with_logits(
            values @ weights, wanted, reduction="sum"
        )

    bias, *weights = _fitted(loss, [0.0] * values.shape[1], _DECISION_SPREAD)
    return replace(prior, bias=bias, weights=tuple(weights))


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


def fitted(assistant: Assistant, lessons: Sequence[Lesson]) -> Assistant:
    """Return the assistant with weights and decision fitted on some lessons."""
    weights = fit_weights(lessons, assistant.weights)
    weighing = replace(assistant, weights=weights)
    again = [weighed_again(one, weights) for one in lessons]
    always = replace(weighing, decision=replace(assistant.decision, least=0.0, least_of_lookup=0.0))
    outcomes = [outcome(always, one) for one in again]
    decision = fit_decision(again, outcomes, assistant.decision)
    return replace(weighing, decision=fit_least(again, outcomes, decision))


def fit_least(
    lessons: Sequence[Lesson], outcomes: Sequence[Outcome], decision: Decision
) -> Decision:
    """Return the decision with the least probability that is worth most.

    A right answer is worth one, and so is a no to what the sources do not say; a wrong answer
    costs ``_WRONG``, since it misleads, where a no that was not needed costs nothing more.

    The probabilities are those of decisions fitted on the other cases, a fifth at a time.

    Args:
        lessons: the cases.
        outcomes: how each comes out where everything is answered that can be.
        decision: how the probability is worked out.

    """
    pairs = [
        (one, got)
        for one, got in zip(lessons, outcomes, strict=True)
        if one.evidence and one.evidence[0].admissible
    ]
    judged: list[tuple[float, bool, bool]] = []
    for out in _folds([one for one, _ in pairs]):
        rest = [pair for n, pair in enumerate(pairs) if n not in out]
        other = fit_decision([one for one, _ in rest], [got for _, got in rest], decision)
        for one, got in (pairs[n] for n in sorted(out)):
            chance = other.probability(one.read, one.evidence)
            judged.append((chance, one.case.answerable, got.right))

    def worth(least: float) -> float:
        return sum(
            (1.0 if got else -_WRONG) if chance >= least else float(not wanted)
            for chance, wanted, got in judged
        )

    # The middle of a window is steadier than the best single value.
    steps = [round(_STEP * n, 2) for n in range(2, round(1 / _STEP) - 1)]
    smooth = {s: worth(s - _STEP) + 2 * worth(s) + worth(s + _STEP) for s in steps}
    least = max(steps, key=lambda step: smooth[step])
    return replace(decision, least=least, least_of_lookup=round(least * _LOOKUP, 2))


def cross_validate(assistant: Assistant, lessons: Sequence[Lesson]) -> list[Outcome]:
    """Return how each lesson comes out when fitted on the others, a fifth at a time.

    The folds are fixed by the cases' ids.
    """
    found: dict[int, Outcome] = {}
    for out in _folds(lessons):
        trained = fitted(assistant, [one for n, one in enumerate(lessons) if n not in out])
        for n in out:
            found[n] = outcome(trained, weighed_again(lessons[n], trained.weights))
    return [found[n] for n in range(len(lessons))]


def _folds(lessons: Sequence[Lesson]) -> list[set[int]]:
    """Return the places of the lessons in each fold, fixed by their cases' ids."""
    order = sorted(range(len(lessons)), key=lambda n: _shuffled(lessons[n].case.id))
    return [set(order[fold::FOLDS]) for fold in range(FOLDS)]


def _shuffled(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
