from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from index.letters import LENGTH, runs
from index.postings import Postings, Saturation, pack

SATURATION = Saturation(1.2, 0.75)


def _build(*features: tuple[int, int]) -> Postings:
    """Return the postings of (key, row) pairs over three passages."""
    keys = np.array([key for key, _ in features], np.int64)
    rows = np.array([row for _, row in features], np.int32)
    return Postings.build([pack(keys, rows, 0)], 3, SATURATION)


def test_a_feature_is_worth_what_the_formula_says() -> None:
    postings = _build((7, 0), (7, 0), (8, 1), (9, 1), (9, 2))
    scores = np.zeros(3, np.float32)
    postings.add_to(scores, [(7, 2.0)])
    norm = 1.2 * (1 - 0.75 + 0.75 * 2 / (5 / 3))
    assert scores[0] == pytest.approx(2 * math.log(1 + 2.5 / 1.5) * 2 / (2 + norm), rel=1e-3)
    assert scores[1:].tolist() == [0, 0]


def test_a_feature_tells_in_how_many_passages_it_stands() -> None:
    postings = _build((7, 0), (7, 0), (9, 1), (9, 2))
    assert [postings.frequency(key) for key in (7, 8, 9, 10)] == [1, 0, 2, 0]


def test_an_unknown_feature_adds_nothing() -> None:
    scores = np.zeros(3, np.float32)
    _build((7, 0)).add_to(scores, [(8, 1.0)])
    assert not scores.any()


def test_postings_that_are_saved_and_opened_are_the_same(tmp_path: Path) -> None:
    postings = _build((7, 0), (9, 1), (9, 2))
    postings.save(tmp_path / "ord")
    opened = Postings.open(tmp_path / "ord")
    for name in ("keys", "starts", "rows", "weights"):
        np.testing.assert_array_equal(getattr(opened, name), getattr(postings, name))


def test_texts_that_share_letters_share_runs() -> None:
    keys, rows = runs([["kulturpengarna"], ["kulturens", "pengar"], ["dans"]])
    first, second = (set(keys[rows == row].tolist()) for row in (0, 1))
    assert len(first) == len("kulturpengarna") - LENGTH + 1
    assert len(first & second) >= 4
    assert not (rows == 2).any()


def test_no_run_crosses_from_one_text_to_the_next() -> None:
    keys, _ = runs([["abc"], ["def"]])
    assert len(keys) == 0
