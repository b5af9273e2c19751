from __future__ import annotations

import pytest
import torch

from index.embedding import Embedder
from index.training.fusion import LEARNED_PARTS, PRIOR, Exam, exam, fused, learn, reciprocal_rank
from index.weights import Weights

NAMES = (*LEARNED_PARTS, "semantic")
STEMS, COSINE = 0, len(LEARNED_PARTS) + 1


def _exam(telling: int, lead: float = 1.5, questions: int = 24, passages: int = 12) -> Exam:
    """Return questions whose right passage stands out in one feature, and noise in the others."""
    torch.manual_seed(4)
    features = torch.rand(len(LEARNED_PARTS) + 2, questions, passages)
    right = torch.zeros(questions, passages, dtype=torch.bool)
    right[torch.arange(questions), torch.arange(questions) % passages] = True
    features[telling][right] += lead
    return Exam(features, right)


def test_what_tells_the_right_passage_is_learned_to_weigh_more() -> None:
    for telling, part in enumerate(NAMES, 1):
        learned = learn([_exam(telling, lead=0.4)])
        gains = {name: getattr(learned, name) / getattr(PRIOR, name) for name in NAMES}
        assert max(gains, key=lambda name: gains[name]) == part
        assert gains[part] > 1


def test_learned_weights_rank_better_than_those_they_began_from() -> None:
    one = _exam(COSINE, lead=0.5)
    assert reciprocal_rank(one, learn([one])) > reciprocal_rank(one, PRIOR)


def test_the_lexical_score_is_scaled_to_its_best() -> None:
    one = _exam(STEMS)
    zero = torch.zeros(len(LEARNED_PARTS) + 1)
    assert fused(one.features, zero).max(dim=1).values == pytest.approx(torch.ones(24))


def test_a_question_is_answered_by_any_passage_of_its_text(embedder: Embedder) -> None:
    long = "Dansen turnerar i länet. " * 60
    one = exam([("Var turnerar dansen?", long)], ["Filmen visas.", long], embedder)
    assert one.right.tolist() == [[False] + [True] * (one.right.shape[1] - 1)]
    assert one.features.shape == (len(LEARNED_PARTS) + 2, 1, one.right.shape[1])
    assert reciprocal_rank(one, Weights()) == 1.0
