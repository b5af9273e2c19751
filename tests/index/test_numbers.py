from __future__ import annotations

import pytest

from index.numbers import quantities


@pytest.mark.parametrize(
    "text",
    [
        "56 906 000",
        "56\u00a0906\u00a0000 kronor",
        "56906000 kr",
        "56.906.000 kr",
        "56,9 miljoner",
        "56,9 mkr",
        "56,9 Mkr",
        "56 906 tkr",
        "56,906 mnkr",
        "0,0569 miljarder kronor",
    ],
)
def test_an_amount_is_the_same_however_it_is_written(text: str) -> None:
    assert quantities(text) == quantities("56,9 miljoner kronor")


def test_a_rougher_amount_shares_the_rougher_feature() -> None:
    rough, exact = set(quantities("57 mkr")), set(quantities("56 906 000 kr"))
    assert len(rough & exact) == 1
    assert not set(quantities("58 mkr")) & exact


def test_every_amount_of_a_text_counts() -> None:
    found = set(quantities("Bidraget höjs från 300 tkr till 1,2 mkr."))
    assert found == {*quantities("300 000 kr"), *quantities("1 200 000 kr")}


@pytest.mark.parametrize("text", ["12 %", "12%", "12 procent", "12\u00a0%"])
def test_a_percentage_is_the_same_however_it_is_written(text: str) -> None:
    assert quantities(text) == quantities("12,0 procent") != []
    assert not set(quantities(text)) & set(quantities("12 mkr"))


def test_a_split_year_is_both_its_years() -> None:
    assert quantities("läsåret 2022/23") == ["2022", "2023"]


@pytest.mark.parametrize(
    "text",
    ["", "ingen siffra", "år 2023", "2022–2025", "9 §", "kl. 23.59", "2010:2012", "17 museer"],
)
def test_what_is_no_amount_gives_none(text: str) -> None:
    assert quantities(text) == []
