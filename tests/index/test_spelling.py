from __future__ import annotations

import pytest

from index.lexical import LexicalIndex
from index.spelling import Speller
from index.swedish import stem

TEXT = """Kulturplanen handlar om verksamhetsstöd, kulturmedel och museer. Utställningar och
musik i länet; ett museum för musik och konst får stöd av utvecklingsnämnden. Kultur och plan."""


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(LexicalIndex.build([("", TEXT), ("", "Musikmuseer får medel.")]))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("utstälningar", "utställningar"),
        ("utvekclingsnämnden", "utvecklingsnämnden"),
        ("utveklingsnämden", "utvecklingsnämnden"),
        ("muzik", "musik"),
        ("musik", "musik"),
    ],
)
def test_a_misspelt_word_is_the_indexes_word(speller: Speller, written: str, meant: str) -> None:
    assert speller.correct(stem(written)) == stem(meant)


@pytest.mark.parametrize("word", ["xylofon", "slöjd", "must", "2023", "9a§", ""])
def test_a_word_that_is_near_none_stays(speller: Speller, word: str) -> None:
    assert speller.correct(stem(word)) == stem(word)


def test_an_unknown_compound_of_known_words_stays(speller: Speller) -> None:
    near = stem("musikmuseum")
    assert not speller.words.frequency(near)
    assert speller.correct(near) == near


def test_of_near_words_the_commoner_is_meant() -> None:
    speller = Speller(LexicalIndex.build([("", "svala"), ("", "svart"), ("", "svart svar")]))
    assert speller.correct("svarx") == "svart"


def test_what_was_meant_is_added_to_the_question(speller: Speller) -> None:
    question = "Vilka utstälningar finns?"
    assert speller.corrected(question) == f"{question} {stem('utställningar')}"
    assert speller.corrected("Vilka utställningar finns?") == "Vilka utställningar finns?"


@pytest.mark.parametrize(
    ("question", "compound"),
    [
        ("Hur söker man kultur medel?", "kulturmedel"),
        ("Vem får verksamhets stöd?", "verksamhetsstöd"),
        ("Vem får verksamhet stöd?", "verksamhetsstöd"),
    ],
)
def test_a_compound_written_apart_is_found(speller: Speller, question: str, compound: str) -> None:
    assert speller.corrected(question) == f"{question} {compound}"


def test_words_that_make_no_known_compound_stay_apart(speller: Speller) -> None:
    assert speller.corrected("musik stöd") == "musik stöd"
