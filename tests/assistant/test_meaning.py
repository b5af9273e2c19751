from __future__ import annotations

import numpy as np

from assistant.meaning import nearest


def test_a_word_is_as_near_as_its_nearest_in_the_text() -> None:
    texts = [frozenset({"teatern", "pjäs"}), frozenset({"skog", "älg"})]
    theatre, forest = nearest(["teater"], texts)
    assert theatre[0] > 0.8
    assert forest[0] < 0.3


def test_nothing_is_near_a_text_without_words() -> None:
    assert np.array_equal(nearest(["teater"], [frozenset()])[0], [0.0])


def test_without_words_asked_for_there_is_nothing_to_tell() -> None:
    assert [len(found) for found in nearest([], [frozenset({"skog"})])] == [0]
