from __future__ import annotations

import pytest

from index.swedish import stem, terms
from index.synonyms import expand, neighbours


def test_a_word_finds_those_that_mean_nearly_the_same() -> None:
    assert 0 < neighbours(stem("pengar"))[stem("medel")] < 1
    assert neighbours("finnsinte") == {}


def test_a_question_is_expanded_with_what_it_does_not_say_itself() -> None:
    found = expand("Vilka pengar och medel finns?")
    assert stem("anslag") in found
    assert not {stem("pengar"), stem("medel")} & set(found)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("RUN", "regionala utvecklingsnämnden"),
        ("KSM", "kultursamverkansmodellen"),
        ("KKN", "kulturella och kreativa näringar"),
        ("mkr", "miljoner kronor"),
    ],
)
def test_an_abbreviation_and_its_long_form_find_each_other(short: str, long: str) -> None:
    assert set(terms(long)) <= set(expand(f"Vad gör {short}?"))
    assert stem(short.lower()) in expand(f"Vad gör {long}?")


def test_an_abbreviation_in_the_genitive_is_the_same() -> None:
    assert expand("RUN:s beslut").items() >= expand("RUN").items()


def test_some_words_of_a_long_form_do_not_find_its_abbreviation() -> None:
    assert "run" not in expand("regionala frågor")


def test_an_abbreviation_of_one_word_is_nearly_that_word() -> None:
    assert neighbours(stem("ksm"))[stem("kultursamverkansmodellen")] > 0.8
    assert neighbours(stem("kultursamverkansmodellen"))[stem("ksm")] > 0.8
