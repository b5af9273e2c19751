from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.lexical import LexicalIndex
from index.swedish import stem, terms

PASSAGES = [
    ("Kulturplan", "Dansen växer i länet."),
    ("Kulturplan", "Musiken vilar i länet."),
    ("Stipendier", "Den som skriver får pengar i länet."),
    ("Film", ""),
]


@pytest.fixture(scope="module")
def words() -> LexicalIndex:
    return LexicalIndex.build(PASSAGES)


def test_the_passage_with_the_questions_words_scores_highest(words: LexicalIndex) -> None:
    scores = words.scores("Växer dansen?")
    assert scores.shape == (len(PASSAGES),)
    assert scores.argmax() == 0
    assert scores[3] == 0


def test_other_forms_of_a_word_are_found(words: LexicalIndex) -> None:
    assert words.scores("musiker och danser")[[0, 1]].min() > 0


def test_what_stands_above_a_passage_counts_as_its_text(words: LexicalIndex) -> None:
    assert words.scores("stipendium").argmax() == 2
    assert words.scores("film").argmax() == 3


def test_a_rare_word_weighs_more_than_a_common_one(words: LexicalIndex) -> None:
    scores = words.scores("musiken i länet")
    assert scores[1] > scores[0] > 0
    assert words.rarity(terms("musiken")[0]) > words.rarity(terms("länet")[0])


def test_a_term_is_counted_once_a_passage(words: LexicalIndex) -> None:
    assert words.frequency(terms("länet")[0]) == 3
    assert words.frequency("finnsinte") == 0


def test_a_synonym_counts_less_than_the_word_itself(words: LexicalIndex) -> None:
    own = words.scores("pengar")[2]
    assert 0 < words.scores("finnsinte", {stem("pengar"): 0.5})[2] < own


@pytest.mark.parametrize("question", ["", "vad är det?", "finnsinte", "…"])
def test_a_question_without_a_known_word_scores_nothing(words: LexicalIndex, question: str) -> None:
    assert not words.scores(question).any()


def test_an_index_that_is_saved_and_opened_gives_the_same_scores(
    words: LexicalIndex, tmp_path: Path
) -> None:
    words.save(tmp_path)
    opened = LexicalIndex.open(tmp_path, len(PASSAGES))
    for question in ("Växer dansen?", "musik och film", "finnsinte"):
        np.testing.assert_allclose(opened.scores(question), words.scores(question))


@pytest.mark.parametrize("passages", [[], [("", "")], [("", "och det är")]])
def test_an_index_without_words_finds_nothing(
    passages: list[tuple[str, str]], tmp_path: Path
) -> None:
    LexicalIndex.build(passages).save(tmp_path)
    opened = LexicalIndex.open(tmp_path, len(passages))
    assert opened.scores("dans").tolist() == [0.0] * len(passages)
    assert opened.frequency("dans") == 0


def test_a_word_meets_its_compounds_and_a_compound_its_parts() -> None:
    words = LexicalIndex.build([("", "Verksamhetsbidrag söks i maj."), ("", "Dansen växer.")])
    for question in ("bidrag", "kulturbidrag"):
        scores = words.scores(question)
        assert scores[0] > scores[1]


def test_an_amount_meets_the_same_amount_written_otherwise() -> None:
    words = LexicalIndex.build([("", "De fick 56 906 000 kr."), ("", "De fick 45 100 000 kr.")])
    scores = words.scores("56,9 miljoner")
    assert scores[0] > scores[1]


@pytest.fixture(scope="module")
def kin() -> LexicalIndex:
    texts = [
        "Den som ansöker om verksamhetsbidrag gör det i mars.",
        "Ett bidrag till kultur är en gåva.",
        "Stödet är 56 906 000 kronor.",
        "Av stödet går 12 procent till 17 museer.",
        "En fri scen finns i Boden.",
        "En scen finns i Boden. Inträdet är fri.",
    ]
    return LexicalIndex.build([("", text) for text in texts])


def test_a_word_is_found_in_a_compound(kin: LexicalIndex) -> None:
    assert kin.scores("bidrag")[[0, 1]].min() > 0
    assert kin.scores("bidrag").argmax() == 1


def test_a_compound_is_found_in_its_parts(kin: LexicalIndex) -> None:
    assert kin.scores("kulturbidrag").argmax() == 1
    assert kin.scores("resebidrag")[0] > 0


@pytest.mark.parametrize("question", ["56,9 miljoner", "56 906 tkr", "57 mkr"])
def test_an_amount_is_found_however_it_is_written(kin: LexicalIndex, question: str) -> None:
    assert kin.scores(question).argmax() == 2


def test_a_percentage_is_not_any_number(kin: LexicalIndex) -> None:
    scores = kin.scores("12 %")
    assert scores.argmax() == 3
    assert scores[2] == 0


def test_a_misspelt_word_shares_letters_with_the_word(kin: LexicalIndex) -> None:
    assert kin.scores("verksamhetsbidrga").argmax() == 0


def test_words_that_stand_together_count_more_there(kin: LexicalIndex) -> None:
    scores = kin.scores("fri scen")
    assert scores[4] > scores[5] > 0


def test_the_vocabulary_is_the_stems_of_the_words_as_written(kin: LexicalIndex) -> None:
    vocabulary = kin.vocabulary()
    assert stem("verksamhetsbidrag") in vocabulary
    assert stem("verksamhet") not in vocabulary
    assert not any(name.startswith("#") for name in vocabulary)


def test_passages_are_read_the_same_in_many_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    passages = PASSAGES * 3
    whole = LexicalIndex.build(passages)
    monkeypatch.setattr("index.gathering._BATCH", 5)
    parted = LexicalIndex.build(passages)
    for question in ("Växer dansen?", "musik i länet"):
        np.testing.assert_array_equal(parted.scores(question), whole.scores(question))
