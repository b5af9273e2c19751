from __future__ import annotations

import pytest

from corpus.typography import hard_spaces


@pytest.mark.parametrize(
    ("text", "set_hard"),
    [
        ("56 906 000 kr", "56\u00a0906\u00a0000\u00a0kr"),
        ("9 §", "9\u00a0§"),
        ("9 a §", "9\u00a0a\u00a0§"),
        ("2 kap. 1 §", "2\u00a0kap. 1\u00a0§"),
        ("s. 4", "s.\u00a04"),
        ("25 procent", "25\u00a0procent"),
        ("1,2 miljarder kronor", "1,2\u00a0miljarder kronor"),
    ],
)
def test_a_number_and_its_unit_stay_on_one_line(text: str, set_hard: str) -> None:
    assert hard_spaces(text) == set_hard
    assert hard_spaces(set_hard) == set_hard


@pytest.mark.parametrize("text", ["2022 2025", "1 mars 2024", "5 kronofogdar", "SFS 2010:1919 9"])
def test_other_blanks_are_left_alone(text: str) -> None:
    assert hard_spaces(text) == text
