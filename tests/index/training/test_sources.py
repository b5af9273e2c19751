from __future__ import annotations

import numpy as np
import pytest
import torch

from index.training.sources import Source, Texts, _paired
from index.training.tokenizer import bundled_tokenizer
from index.training.train import Bag, contrastive_loss, side_by_side

TEXTS = ["Kulturplanen gäller.", "", "bidrag " * 400, "Vem får söka?"]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.of(TEXTS, bundled_tokenizer())


def test_a_text_keeps_its_pieces_and_an_empty_one_has_one(texts: Texts) -> None:
    lengths = np.diff(texts.starts)
    assert lengths[1] == 1
    assert lengths[2] == 256
    flat, starts = texts.bags(np.array([3, 0]))
    ids = bundled_tokenizer().encode(TEXTS[3], add_special_tokens=False).ids
    assert flat[: starts[1]].tolist() == ids


def test_a_batch_has_no_text_twice_on_one_side() -> None:
    pairs = [("a", "x"), ("b", "x"), ("a", "y"), ("c", "z")]
    source = _paired(pairs, bundled_tokenizer(), times=3)
    for rows in source.batches(4, np.random.default_rng(1)):
        assert isinstance(source.right, np.ndarray)
        assert len(set(source.left[rows])) == len(rows) == len(set(source.right[rows]))


def test_the_pairs_of_a_page_come_in_one_batch() -> None:
    pairs = [(f"fråga {n}", f"svar {n}") for n in range(40)]
    pages = [n // 10 for n in range(40)]
    source = _paired(pairs, bundled_tokenizer(), 1, pages)
    for rows in source.batches(20, np.random.default_rng(1)):
        # Questions and answers are numbered in turn, twenty to a page.
        assert set(np.bincount(source.left[rows] // 20)) <= {0, 10}


def test_the_loss_is_least_where_each_lies_on_its_own() -> None:
    near = torch.eye(4)
    assert contrastive_loss(near, near, 20.0) < 1e-6
    assert contrastive_loss(near, near.flip(0), 20.0) > 5


def test_training_draws_pairs_together() -> None:
    pairs = [("kultur", "pengar"), ("teater", "bidrag"), ("musik", "stöd"), ("dans", "medel")]
    tokenizer = bundled_tokenizer()
    source: Source = _paired(pairs, tokenizer, 1)
    torch.manual_seed(1)
    bag = Bag(tokenizer.get_vocab_size(), 16)
    optimiser = torch.optim.Adam(bag.parameters(), lr=0.05)
    losses = []
    for _ in range(30):
        assert isinstance(source.right, np.ndarray)
        left, right = (bag(source.texts.bags(side)) for side in (source.left, source.right))
        loss = contrastive_loss(left, right, 20.0)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.1 < losses[0]


def test_models_side_by_side_keep_their_likeness_in_fewer_dimensions(texts: Texts) -> None:
    rng = np.random.default_rng(3)
    one = (rng.normal(size=(32_000, 6)) @ rng.normal(size=(6, 20))).astype(np.float32)
    turned = side_by_side([one, one], texts, 6)
    assert turned.shape == (32_000, 6)
    ids = bundled_tokenizer().encode("Vem får söka?", add_special_tokens=False).ids
    other = bundled_tokenizer().encode("Kulturplanen gäller.", add_special_tokens=False).ids

    def cosine(weights: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> float:
        a, b = weights[ids].mean(axis=0), weights[other].mean(axis=0)
        return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))

    assert cosine(turned) == pytest.approx(cosine(one), abs=1e-3)
