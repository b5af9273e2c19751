from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.postings import KEY_BITS, Postings, Saturation, pack

SATURATION = Saturation(k1=0.9, b=0.6)
LARGEST = (1 << KEY_BITS) - 1


def _postings(passages: list[list[int]], batch: int = 2) -> Postings:
    packed = []
    for first in range(0, len(passages), batch):
        some = passages[first : first + batch]
        keys = np.array([key for keys in some for key in keys], np.int64)
        rows = np.repeat(np.arange(len(some), dtype=np.int32), [len(keys) for keys in some])
        packed.append(pack(keys, rows, first))
    return Postings.build(packed, len(passages), SATURATION)


def _bm25(passages: list[list[int]], key: int) -> list[float]:
    """Return the formula's scores, worked out one passage at a time."""
    having = sum(key in passage for passage in passages)
    idf = math.log1p((len(passages) - having + 0.5) / (having + 0.5))
    mean = max(sum(map(len, passages)) / len(passages), 1.0)
    scores = []
    for passage in passages:
        count = Counter(passage)[key]
        norm = 1 - SATURATION.b + SATURATION.b * len(passage) / mean
        scores.append(idf * count / (count + SATURATION.k1 * norm) if count else 0.0)
    return scores


def _scores(postings: Postings, size: int, wanted: list[tuple[int, float]]) -> list[float]:
    scores = np.zeros(size, np.float32)
    postings.add_to(scores, wanted)
    return [float(score) for score in scores]


@given(st.lists(st.lists(st.sampled_from([0, 1, 5, 17, LARGEST])), min_size=1, max_size=7))
def test_the_scores_are_those_of_the_formula(passages: list[list[int]]) -> None:
    postings = _postings(passages)
    for key in (0, 1, 5, 17, LARGEST, 3):
        expected = _bm25(passages, key)
        assert _scores(postings, len(passages), [(key, 1.0)]) == pytest.approx(expected, rel=2e-3)
        assert postings.frequency(key) == sum(key in passage for passage in passages)


def test_wanted_features_add_up_with_their_weights() -> None:
    passages = [[1, 2], [2], [3]]
    one, two = _bm25(passages, 1), _bm25(passages, 2)
    expected = [2 * a + 0.5 * b for a, b in zip(one, two, strict=True)]
    found = _scores(_postings(passages), 3, [(1, 2.0), (2, 0.5), (99, 7.0)])
    assert found == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize("passages", [[], [[]], [[], []]])
def test_without_features_nothing_is_found(passages: list[list[int]]) -> None:
    postings = _postings(passages)
    assert postings.frequency(1) == 0
    assert _scores(postings, len(passages), [(1, 1.0)]) == [0.0] * len(passages)


def test_postings_that_are_saved_and_opened_are_the_same(tmp_path: Path) -> None:
    postings = _postings([[1, 2], [2], [3]])
    postings.save(tmp_path / "words")
    opened = Postings.open(tmp_path / "words")
    assert _scores(opened, 3, [(2, 1.0)]) == _scores(postings, 3, [(2, 1.0)])
    assert not isinstance(opened.rows.base, np.memmap)


def test_large_postings_are_mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.postings._READ_AT_ONCE", 0)
    postings = _postings([[1, 2], [2], [3]])
    postings.save(tmp_path / "words")
    opened = Postings.open(tmp_path / "words")
    assert isinstance(opened.rows.base, np.memmap)
    assert _scores(opened, 3, [(2, 1.0)]) == _scores(postings, 3, [(2, 1.0)])


def test_long_and_short_stretches_add_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    postings = _postings([[1, 2], [2, 2, 4], [3]])
    wanted = [(1, 2.0), (2, 0.5), (4, 1.0)]
    together = _scores(postings, 3, wanted)
    monkeypatch.setattr("index.postings._SHORT", 0)
    assert _scores(postings, 3, wanted) == pytest.approx(together, rel=1e-5)
