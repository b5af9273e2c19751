from __future__ import annotations

import pytest

from index.graded import graded_synonyms
from index.lexical import LexicalIndex
from index.pieces import hashes
from index.swedish import stem
from index.synonyms import all_synonyms
from index.weights import LEARNED, Weights

TEXTS = ["Läkaren skrev ett intyg.", "Bilen stod stilla.", "Pengarna räckte.", "Det finns medel."]


@pytest.fixture(scope="module")
def words() -> LexicalIndex:
    return LexicalIndex.build(("", text) for text in TEXTS)


def test_words_that_people_graded_as_alike_are_synonyms_with_a_weight() -> None:
    found = graded_synonyms([stem("doktor")])
    number = int(hashes([stem("läkare")])[0])
    assert 0.5 < found[number] <= 1
    assert graded_synonyms([stem("läkare")])[int(hashes([stem("doktor")])[0])] == found[number]


def test_a_word_without_synonyms_and_no_word_have_none() -> None:
    assert graded_synonyms(["xyzzyq"]) == {}
    assert graded_synonyms([]) == {}


def test_only_synonyms_that_stand_in_the_index_are_looked_for(words: LexicalIndex) -> None:
    found = all_synonyms("Vad skrev en doktor?", words, LEARNED)
    assert set(found) <= set(words.names)
    assert 0 < found[stem("läkare")] <= LEARNED.graded


def test_our_own_list_goes_before_the_dictionaries(words: LexicalIndex) -> None:
    money = all_synonyms("pengar", words, Weights(synonyms=1.0, graded=0.1))
    assert money[stem("medel")] == pytest.approx(0.6)


def test_without_weight_there_are_none(words: LexicalIndex) -> None:
    assert all_synonyms("doktor pengar", words, Weights(synonyms=0, graded=0)) == {}


def test_a_passage_is_found_by_a_synonym(words: LexicalIndex) -> None:
    question = "Har en doktor kommit?"
    scores = words.scores(question, all_synonyms(question, words, LEARNED))
    assert scores.argmax() == 0 and scores[0] > 0
