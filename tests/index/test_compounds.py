from __future__ import annotations

import pytest

from index.compounds import parts, parts_of, seams
from index.swedish import stem

COMPOUNDS = """
verksamhets|bidrag kultur|plan musei|besök bibliotek|plan folk|högskola stats|bidrag
resultat|rapport konst|område regions|styrelse kultur|råd utvecklings|nämnd kommun|fullmäktige
sam|verkan film|verksamhet teater|grupp musik|skola slöjd|förening arkiv|verksamhet dans|konst
utställnings|hall ansöknings|tid berättar|kväll barn|bok lands|bygd fri|tid läs|främjande
kyrko|musik gatu|musik skol|klass hälso|vård familje|rådgivning arbets|plats
""".split()

SIMPLE = """
museum teater konstnär bidrag region ansökan förening sökande slöjd kulturell konserter
bibliotek direktör kommunal musiken projekt verksamhet stipendium utställning
""".split()


def _known_parts(word: str) -> set[str]:
    return set(parts([word])[0])


def test_most_compounds_are_taken_apart_at_the_seam() -> None:
    found = seams([word.replace("|", "") for word in COMPOUNDS])
    right = {word for word, at in zip(COMPOUNDS, found, strict=True) if at == word.index("|")}
    assert len(right) >= 0.85 * len(COMPOUNDS), set(COMPOUNDS) - right


def test_few_simple_words_are_taken_apart() -> None:
    assert sum(place > 0 for place in seams(SIMPLE)) <= 0.1 * len(SIMPLE)


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("verksamhetsbidrag", "verksamhet"),
        ("verksamhetsbidrag", "bidrag"),
        ("verksamhetsbidragens", "bidrag"),
        ("kyrkomusik", "kyrka"),
        ("gatumusik", "gata"),
        ("skolklass", "skola"),
        ("hälsovård", "hälsa"),
    ],
)
def test_a_part_has_the_stem_of_the_word_it_is_a_form_of(word: str, part: str) -> None:
    assert stem(part) in _known_parts(word)


def test_a_part_is_taken_apart_in_its_turn() -> None:
    assert {stem("kultur"), stem("skola"), stem("bidrag")} <= _known_parts("kulturskolebidrag")


def test_a_hyphen_is_a_seam() -> None:
    assert {"eu", stem("bidrag")} <= _known_parts("eu-bidrag")
    assert {stem("verksamhet"), stem("bidrag")} <= _known_parts("eu-verksamhetsbidrag")


def test_a_word_is_no_part_of_itself() -> None:
    for word in (*SIMPLE, *(word.replace("|", "") for word in COMPOUNDS)):
        assert stem(word) not in _known_parts(word)


@pytest.mark.parametrize(
    "word", ["", "a", "56906000", "9a§", "---", "x" * 5_000, "бюджет", "ååååååå"]
)
def test_what_is_no_word_has_no_parts(word: str) -> None:
    assert parts([word]) == [()]


def test_many_words_at_once_give_what_each_gives_alone() -> None:
    words = [word.replace("|", "") for word in COMPOUNDS] + SIMPLE + ["", "x" * 5_000, "eu-bidrag"]
    assert parts_of(words) == [parts([word])[0] for word in words]
