from __future__ import annotations

import pytest

from index.numbers import quantities


@pytest.mark.parametrize(
    "text",
    ["56 906 000 kr", "56\u00a0906\u00a0000 kronor", "56,9 miljoner", "56 906 tkr", "56,9 mkr"],
)
def test_an_amount_is_the_same_however_it_is_written(text: str) -> None:
    assert quantities(text) == quantities("56 906 000 kr")


def test_an_amount_that_is_roughly_said_meets_the_exact_one_by_half() -> None:
    rough, exact = set(quantities("57 mkr")), set(quantities("56,9 miljoner"))
    assert rough & exact
    assert rough != exact


def test_other_amounts_do_not_meet() -> None:
    assert not set(quantities("56,9 miljoner")) & set(quantities("45,1 miljoner"))


def test_a_year_is_no_amount() -> None:
    assert quantities("Planen gäller 2023–2026.") == []


def test_a_split_year_is_both_years() -> None:
    assert quantities("läsåret 2022/23") == ["2022", "2023"]


def test_a_percentage_is_the_same_in_signs_and_words() -> None:
    assert quantities("50 %") == quantities("50 procent") != []


def test_a_text_without_figures_has_none() -> None:
    assert quantities("Regionen beslutar.") == []
