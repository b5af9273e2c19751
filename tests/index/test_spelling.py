from __future__ import annotations

import pytest

from index.lexical import LexicalIndex
from index.spelling import Speller
from index.swedish import stem
from index.synonyms import expand, neighbours

TEXTS = ("Norrbottensteatern får verksamhetsstöd.", "Kulturmedel söks i mars.", "En plan gäller.")


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(LexicalIndex.build(("", text) for text in TEXTS))


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("norbottensteatern", "norrbottensteatern"), ("kulturmedle", "kulturmedel")],
)
def test_a_slip_is_put_right(speller: Speller, slip: str, meant: str) -> None:
    assert speller.correct(stem(slip)) == stem(meant)


@pytest.mark.parametrize("word", ["plan", "kulturmedel", "pannkakor", "xyz"])
def test_a_known_a_short_and_a_far_word_stay(speller: Speller, word: str) -> None:
    assert speller.correct(stem(word)) == stem(word)


def test_a_compound_written_apart_is_joined(speller: Speller) -> None:
    assert "kulturmedel" in speller.corrected("kultur medel").split()
    assert "verksamhetsstöd" in speller.corrected("verksamhet stöd").split()


def test_a_question_without_slips_stays_as_it_is(speller: Speller) -> None:
    assert speller.corrected("Vem får verksamhetsstöd?") == "Vem får verksamhetsstöd?"


def test_an_abbreviation_finds_its_long_form_and_the_other_way() -> None:
    assert stem("kultursamverkansmodellen") in expand("Vad är KSM?")
    assert stem("ksm") in expand("Vad är kultursamverkansmodellen?")
    assert {stem("regionala"), stem("utvecklingsnämnden")} <= expand("Vad gör RUN?").keys()


def test_a_part_is_met_by_its_whole_but_not_the_other_way() -> None:
    assert stem("norrbotten") in neighbours(stem("pajala"))
    assert stem("pajala") not in neighbours(stem("norrbotten"))
