from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.pieces import LONGEST, Pieces, Table, hashes

WORDS = st.lists(st.text("abcdåäöé", min_size=0, max_size=LONGEST), min_size=1, max_size=6)


def _at(values: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, np.int64)


@given(WORDS)
def test_a_piece_has_the_number_that_it_has_as_a_word_of_its_own(words: list[str]) -> None:
    pieces = Pieces.of(words)
    for row, word in enumerate(words):
        for start in range(len(word) + 1):
            for end in range(start, len(word) + 1):
                found = pieces.between(_at([row]), _at([start]), _at([end]))
                assert found[0] == hashes([word[start:end]])[0]


@given(WORDS)
def test_different_words_have_different_numbers(words: list[str]) -> None:
    assert len(set(hashes(words).tolist())) == len(set(words))


def test_a_letter_put_after_a_beginning_makes_the_longer_word() -> None:
    pieces = Pieces.of(["kyrko"])
    assert pieces.with_letter(_at([0]), _at([4]), "a")[0] == hashes(["kyrka"])[0]


def test_a_table_gives_its_values_and_the_default_for_the_rest() -> None:
    table = Table.of(hashes(["stöd", "bidrag", "stöd"]), np.array([1, 2, 3], np.float32))
    found = table.look_up(hashes(["bidrag", "stöd", "pengar"]), -1)
    assert found.tolist() == [2, 3, -1], "of a word that comes twice the highest value stays"


def test_a_counting_table_counts() -> None:
    table = Table.counting(hashes(["a", "b", "a"]))
    assert table.look_up(hashes(["a", "b", "c"]), 0).tolist() == [2, 1, 0]
