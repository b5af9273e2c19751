from __future__ import annotations

import numpy as np

from index.letters import LENGTH, runs
from index.postings import KEY_BITS


def _keys(*texts: str) -> list[set[int]]:
    keys, rows = runs([text.split() for text in texts])
    return [set(keys[rows == row].tolist()) for row in range(len(texts))]


def test_every_run_of_letters_in_a_text_is_one_feature() -> None:
    keys, rows = runs([["kultur", "plan"], ["dans"], [], ["teater"]])
    assert np.bincount(rows, minlength=4).tolist() == [11 - LENGTH + 1, 0, 0, 6 - LENGTH + 1]
    assert len(keys) == len(rows)
    assert keys.min() >= 0
    assert keys.max() < 1 << KEY_BITS


def test_texts_share_the_runs_that_both_have() -> None:
    plan, support, dance = _keys("kulturplan", "kulturstöd", "folkdansen")
    assert len(plan & support) == len("kultur") - LENGTH + 1
    assert not plan & dance


def test_words_side_by_side_share_more_than_the_same_words_apart() -> None:
    asked, together, apart = _keys("fri scen", "en fri scen", "scen som är fri")
    assert len(asked & together) > len(asked & apart)


def test_no_run_goes_from_one_text_into_the_next() -> None:
    alone = _keys("kultur")[0] | _keys("planen")[0]
    assert set().union(*_keys("kultur", "planen")) == alone


def test_no_text_has_no_runs() -> None:
    assert [len(array) for array in runs([])] == [0, 0]
    assert [len(array) for array in runs([[], ["a"]])] == [0, 0]
