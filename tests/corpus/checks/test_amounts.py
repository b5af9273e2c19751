from __future__ import annotations

import pytest

from corpus.checks.amounts import find_amounts, write_amount


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("fick 56 906 000 kr i stöd", [56_906_000]),
        ("fick 56\u00a0906\u00a0000\u00a0kr", [56_906_000]),
        ("1,3 miljarder kronor och 126,5 miljoner kronor", [1_300_000_000, 126_500_000]),
        ("en miljon, sedan 1 miljon kronor", [1_000_000]),
        ("högst 350 kronor per invånare", [350]),
        ("100 001–300 000 kr", [100_001, 300_000]),
        ("år 2021 gavs 450 kr", [450]),
        ("2 350 besökare och 40 procent", []),
        ("5 miljoner euro", []),
        ("40 kronprinsar", []),
    ],
)
def test_an_amount_is_read_as_whole_kronor(text: str, kronor: list[int]) -> None:
    assert [amount.kronor for amount in find_amounts(text)] == kronor


def test_an_amount_keeps_its_words_with_ordinary_spaces() -> None:
    assert [amount.text for amount in find_amounts("ca 1\u00a0200\u00a0kr.")] == ["1 200 kr"]


def test_an_amount_is_written_in_groups_of_three() -> None:
    assert write_amount(56_906_000) == "56 906 000 kr"
