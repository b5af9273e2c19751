"""Learn what each part of the search is worth, on questions that the model has not seen.

Run ``python -m index.training.fusion --data ../shared/training``; it prints the weights that
stand in ``index/weights.py``. The questions are those of the written pages and of the texts
that are held out (``written.py``). The weights maximise the likelihood of the right passage
among all passages (ListNet's top one, Cao et al. 2007), each set counting as much. The written
questions avoid the words of their answers more than people do; so the weights are held near
those that were in use (a normal prior on their logarithms), as near as it takes for the
questions on texts to lose nothing.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from index.embedding import Embedder, load_embedder
from index.lexical import LexicalIndex
from index.spelling import Speller
from index.synonyms import all_synonyms
from index.training.pairs import Pair, question_rows
from index.training.teacher import windows
from index.training.written import written_pages
from index.weights import LEARNED, Weights

logger = logging.getLogger(__name__)

# The parts of the lexical score that are learned; a stem that is shared counts one.
LEARNED_PARTS = ("kin", "part", "letters", "synonyms", "graded")
_NOTHING = Weights(kin=0, part=0, letters=0, quantity=0, synonyms=0, graded=0)
# The weights that the prior is centred on, and how strongly it holds them.
PRIOR = Weights(kin=0.5, part=0.4, letters=0.3, synonyms=1.0, graded=0.3, semantic=1.0)
_STRENGTH = 0.5
_ROUNDS, _RATE = 200, 0.05


@dataclass(frozen=True)
class Exam:
    """Questions over passages: features (parts + 2, questions, passages) and right ones.

    The first feature is the stems', then come ``LEARNED_PARTS`` and last the cosine. ``right``
    (questions, passages) tells which passages are cut from the text that answers.
    """

    features: torch.Tensor
    right: torch.Tensor


def exam(pairs: list[Pair], texts: list[str], embedder: Embedder) -> Exam:
    """Return the features of questions over texts cut into passages.

    Args:
        pairs: questions with the text that answers each.
        texts: all texts, those of the pairs among them.
        embedder: the model.

    """
    passages = [(number, part) for number, text in enumerate(texts) for part in windows(text)]
    words = LexicalIndex.build(("", part) for _, part in passages)
    speller = Speller(words)
    meant = [speller.corrected(question) for question, _ in pairs]
    found: list[NDArray[np.float32]] = []
    stems = [words.scores(question, {}, _NOTHING) for question in meant]
    found.append(np.stack(stems))
    for part in LEARNED_PARTS:
        one = _changed(_NOTHING, {part: 1.0})
        rows = [words.scores(q, all_synonyms(q, words, one), one) for q in meant]
        found.append(np.stack(rows) - found[0])
    vectors = embedder.passages([part for _, part in passages])
    found.append(embedder.passages(meant) @ vectors.T)
    owners = np.array([number for number, _ in passages])
    answers = np.array([texts.index(text) for _, text in pairs])
    right = torch.from_numpy(owners[None, :] == answers[:, None])
    return Exam(torch.from_numpy(np.stack(found)), right)


def fused(features: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Return the search's scores: the lexical one scaled to its best, plus the cosine."""
    lexical = features[0] + (features[1:-1] * weights[:-1, None, None]).sum(dim=0)
    best = lexical.max(dim=1, keepdim=True).values.clamp_min(1e-6)
    return lexical / best + weights[-1] * features[-1]


def learn(exams: list[Exam]) -> Weights:
    """Return the weights that make the right passages likeliest."""
    prior = torch.tensor([getattr(PRIOR, part) for part in (*LEARNED_PARTS, "semantic")]).log()
    logs = prior.clone().requires_grad_()
    scale = torch.tensor(2.0, requires_grad=True)
    optimiser = torch.optim.Adam([logs, scale], lr=_RATE)
    for _ in range(_ROUNDS):
        losses = []
        for one in exams:
            shares = functional.log_softmax(scale.exp() * fused(one.features, logs.exp()), dim=1)
            shares = shares.masked_fill(~one.right, -torch.inf)
            losses.append(-torch.logsumexp(shares, dim=1).mean())
        loss = torch.stack(losses).mean() + _STRENGTH * (logs - prior).square().sum()
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
    values = [round(value, 2) for value in logs.exp().tolist()]
    return _changed(LEARNED, dict(zip((*LEARNED_PARTS, "semantic"), values, strict=True)))


def _changed(weights: Weights, values: dict[str, Any]) -> Weights:
    return replace(weights, **values)


def reciprocal_rank(one: Exam, weights: Weights) -> float:
    """Return the mean reciprocal rank of the first right passage (0-1)."""
    values = [getattr(weights, part) for part in LEARNED_PARTS] + [weights.semantic]
    scores = fused(one.features, torch.tensor(values))
    best = scores.masked_fill(~one.right, -torch.inf).max(dim=1, keepdim=True).values
    return float((1 / (1 + (scores > best).sum(dim=1))).mean())


def exams(folder: Path, embedder: Embedder) -> dict[str, Exam]:
    """Return the held-out questions, by where they come from."""
    items = [item for page in written_pages(held_out=True) for item in page.items]
    written = [(question, answer) for questions, answer in items for question in questions]
    asked = list(question_rows(folder, held_out=True))
    texts = dict.fromkeys(context for _, context in question_rows(folder)) | dict.fromkeys(
        context for _, context in asked
    )
    return {
        "written pages": exam(written, list(dict.fromkeys(a for _, a in written)), embedder),
        "questions on texts": exam(asked, list(texts), embedder),
    }


def main() -> None:
    """Print the learned weights, and how they do beside those in use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", default="", help="a folder; empty for the bundled model")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    show: Callable[..., None] = logger.info
    found = exams(options.data, load_embedder(options.model))
    learned = learn(list(found.values()))
    for field in fields(Weights):
        show(
            "%s: %s (in use %s)",
            field.name,
            getattr(learned, field.name),
            getattr(LEARNED, field.name),
        )
    for name, one in found.items():
        show(
            "MRR, %s (%d): learned %.3f, in use %.3f",
            name,
            len(one.right),
            reciprocal_rank(one, learned),
            reciprocal_rank(one, LEARNED),
        )


if __name__ == "__main__":
    main()
