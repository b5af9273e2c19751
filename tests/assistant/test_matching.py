from __future__ import annotations

import pytest

from assistant.matching import best_match, closeness, coverage, term_matches, text_terms
from index.swedish import stem


def _close(word: str, other: str) -> float:
    return closeness(stem(word), stem(other))


def test_forms_of_one_word_are_as_close_as_can_be() -> None:
    assert _close("kulturplanen", "kulturplaner") == 1.0


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("teater", "barnteater"),
        ("barnteater", "teater"),
        ("kultur", "kulturplan"),
        ("litterär", "litteratur"),
    ],
)
def test_a_compound_a_part_or_a_word_that_begins_alike_stands_a_little_apart(
    word: str, other: str
) -> None:
    assert 0.0 < _close(word, other) < 1.0


@pytest.mark.parametrize(
    ("word", "other"), [("cirkus", "hemslöjd"), ("2024", "2025"), ("20", "2024"), ("du", "dueter")]
)
def test_words_that_share_nothing_are_not_close(word: str, other: str) -> None:
    assert _close(word, other) == 0.0


def test_a_compound_is_closer_to_its_word_than_the_word_to_its_compound() -> None:
    assert _close("teater", "barnteater") >= _close("barnteater", "teater")


def test_the_best_match_of_a_text_counts() -> None:
    assert best_match(stem("dans"), text_terms("Musik och dans för barn")) == 1.0
    assert best_match(stem("dans"), text_terms("")) == 0.0


def test_a_term_counts_most_in_the_sentence_itself() -> None:
    def met(sentence: str = "", heading: str = "", title: str = "", around: str = "") -> float:
        return term_matches([stem("dans")], sentence, heading, title, around)[stem("dans")]

    worth = [met("dans"), met(heading="dans"), met(title="dans"), met(around="dans"), met("slöjd")]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] == 1.0 > worth[1]
    assert worth[-2] > worth[-1] == 0.0


def test_a_term_met_twice_counts_where_it_is_worth_most() -> None:
    dance = stem("dans")
    assert term_matches([dance], "dans", "dans", "dans", "dans") == {dance: 1.0}


def test_nothing_asked_is_not_met() -> None:
    assert coverage({}, lambda term: 1.0) == 0.0


def test_a_question_met_in_every_word_is_met_whole() -> None:
    assert coverage({"dans": 1.0, "barn": 1.0}, len) == 1.0


def test_a_rare_word_that_is_missing_costs_more_than_a_common_one() -> None:
    rarity = {"kultur": 1.0, "cirkus": 5.0}.__getitem__
    without_rare = coverage({"kultur": 1.0, "cirkus": 0.0}, rarity)
    without_common = coverage({"kultur": 0.0, "cirkus": 1.0}, rarity)
    assert without_rare < without_common
