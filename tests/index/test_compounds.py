from __future__ import annotations

import pytest

from index.compounds import parts, seam
from index.swedish import stem


@pytest.mark.parametrize(
    ("word", "last"),
    [
        ("kulturplan", "plan"),
        ("verksamhetsbidrag", "bidrag"),
        ("länsteater", "teater"),
        ("biblioteksbuss", "buss"),
        ("ansökningstiden", "tiden"),
    ],
)
def test_a_compound_is_taken_apart_before_its_last_part(word: str, last: str) -> None:
    assert word[seam(word) :] == last


@pytest.mark.parametrize("word", ["teater", "region", "kommun", "betala", "ansöka", "xyzzyx", "av"])
def test_a_simple_word_is_left_whole(word: str) -> None:
    assert seam(word) == 0
    assert parts(word) == ()


def test_the_linking_letters_are_undone() -> None:
    assert stem("verksamhet") in parts("verksamhetsbidrag")
    assert stem("bidrag") in parts("verksamhetsbidrag")


def test_a_hyphen_is_a_seam() -> None:
    assert {stem("dans"), stem("teater")} <= set(parts("dans-teater"))


def test_a_compound_of_three_parts_gives_them_all() -> None:
    found = parts("regionkulturplan")
    assert {stem("region"), stem("kultur"), stem("plan")} <= set(found)
