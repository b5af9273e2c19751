from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.swedish import stem, terms, tokens


def test_a_text_is_its_words_in_lower_case() -> None:
    assert tokens("Dansen, musiken – och FILMEN!") == ["dansen", "musiken", "och", "filmen"]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("9 §", "9§"),
        ("9 a §", "9a§"),
        ("12\u00a0§", "12§"),
        ("56 906 000", "56906000"),
        ("56\u00a0906\u00a0000", "56906000"),
        ("3,5", "3,5"),
        ("2010:2012", "2010:2012"),
        ("23.59", "23.59"),
        ("Sápmi", "sápmi"),
        ("meänkieli", "meänkieli"),
    ],
)
def test_a_sign_a_number_or_a_name_is_one_token(text: str, token: str) -> None:
    assert tokens(text) == [token]


def test_years_side_by_side_are_not_one_number() -> None:
    assert tokens("2022 2025") == ["2022", "2025"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kulturplanen", "kulturplaner"),
        ("bidraget", "bidragen"),
        ("konstnärer", "konstnärerna"),
        ("regionens", "regionen"),
    ],
)
def test_the_forms_of_a_word_have_the_same_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_terms_are_the_stems_of_the_words_that_carry_the_subject() -> None:
    assert terms("Vem kan söka och få resebidrag?") == terms("söka resebidraget")


def test_a_text_without_a_subject_has_no_terms() -> None:
    assert terms("Vad är det som gäller?") == []
    assert tokens("– … !") == []


def test_an_ending_after_a_colon_goes() -> None:
    assert stem("eu:s") == stem("eu")
    assert stem("2010:2012") == "2010:2012"


WORDS = "kulturplanens EU:s läns-teater (och) – ”så” Sápmi m.m. a:s §".split()


@given(st.lists(st.sampled_from(WORDS)))
def test_a_text_is_read_alike_with_and_without_a_number_after_it(words: list[str]) -> None:
    text = " ".join(words)
    assert [*tokens(text), "2010"] == tokens(f"{text} | 2010")
