from __future__ import annotations

import pytest

from corpus.checks.agreement import check_agreement
from corpus.checks.ledger import Ledger
from tests.corpus.checks.conftest import HEAD, RIGHT, SOURCE, Books, Draft

GRANT = """[[grant]]
id = "dansstod"
name = "Dansstöd"
grantor = "Region Norrbotten"
document = "dans"
state = "current"
requirements = [{ text = "Stödet är högst 20 000 kr.", source = "https://example.se/beslut" }]
"""
EXEMPT = """[[exempt]]
document = "dans"
amount = "9 000 kr"
reason = "Hyran, inte ett bidrag."
"""


def _faults(draft: Draft, ledger: Ledger, sentence: str) -> list[str]:
    text = f"{HEAD}{sentence}[^a]\n\n{SOURCE}"
    return [problem.fault for problem in check_agreement([draft(text)], ledger)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dans i Nord fick 2 350 000 kr för 2021.",
        "Dans i Nord fick 2,35 miljoner kronor för 2021.",
        "Dans i Nord fick 2 100 000 kr för 2020 och 2 350 000 kr för 2021.",
        "Dans i Nord fick 2 350 000 kr av 3 000 000 kr för 2021.",
        "Dans i Nord har en gång fått 2 100 000 kr.",
        "Åren 2019–2022 gavs 2 350 000 kr till dansen.",
        "Dansen lockade 2 350 001 besökare 2021.",
    ],
)
def test_amounts_that_stand_in_the_file_pass(draft: Draft, books: Books, sentence: str) -> None:
    assert _faults(draft, books(), sentence) == []


@pytest.mark.parametrize("digit", range(7))
def test_a_single_changed_digit_is_caught(draft: Draft, books: Books, digit: int) -> None:
    figures = list("2350000")
    figures[digit] = "7"
    amount = f"{int(''.join(figures)):,}".replace(",", " ")
    (fault,) = _faults(draft, books(), f"Dans i Nord fick {amount} kr för 2021.")
    assert fault.startswith(f"{amount} kr står inte i allocations.csv")


def test_the_finding_names_line_and_nearest_row(draft: Draft, books: Books) -> None:
    text = RIGHT.replace("2\u00a0350", "2\u00a0351")
    (problem,) = check_agreement([draft(text)], books())
    assert problem.line == 7
    assert problem.fault.endswith("närmast är 2 350 000 kr (rad 2).")


def test_the_year_has_to_agree(draft: Draft, books: Books) -> None:
    assert _faults(draft, books(), "Dans i Nord fick 2 100 000 kr för 2021.") == [
        "2 100 000 kr gäller 2020 i allocations.csv (rad 3)."
    ]


def test_the_recipient_has_to_agree(draft: Draft, books: Books) -> None:
    assert _faults(draft, books(), "Dans i Nord fick 650 000 kr för 2021.") == [
        "650 000 kr hör till Filmpool Nord i allocations.csv (rad 4), inte till Dans i Nord."
    ]


def test_an_item_has_the_year_of_its_lead(draft: Draft, books: Books) -> None:
    assert _faults(draft, books(), "Stöd 2021:\n\n- dans: 2 350 000 kr") == []
    assert _faults(draft, books(), "Stöd 2020:\n\n- dans: 2 350 000 kr") != []


def test_an_amount_from_a_source_without_rows_is_found(draft: Draft, books: Books) -> None:
    text = RIGHT.replace("/beslut", "/annat")
    (problem,) = check_agreement([draft(text)], books())
    assert problem.fault == "2 350 000 kr: allocations.csv har inget belopp ur meningens källa."


def test_without_the_file_nothing_is_asked(draft: Draft) -> None:
    assert list(check_agreement([draft(RIGHT)], Ledger())) == []


def test_a_rule_of_a_grant_may_stand_with_the_grants(draft: Draft, books: Books) -> None:
    ledger = books(grants=GRANT)
    sentence = "Dansstödet är högst 20 000 kr.[^a]"
    grant = HEAD.replace("organisation", "grant")
    assert list(check_agreement([draft(f"{grant}{sentence}\n\n{SOURCE}")], ledger)) == []
    wrong = sentence.replace("20", "30")
    assert len(list(check_agreement([draft(f"{grant}{wrong}\n\n{SOURCE}")], ledger))) == 1
    assert len(list(check_agreement([draft(f"{HEAD}{sentence}\n\n{SOURCE}")], ledger))) == 1


def test_an_amount_that_was_looked_through_passes(draft: Draft, books: Books) -> None:
    ledger = books(checks_amounts=EXEMPT)
    assert _faults(draft, ledger, "Dans i Nord betalade 9 000 kr i hyra 2021.") == []
    assert len(_faults(draft, ledger, "Dans i Nord betalade 9 001 kr i hyra 2021.")) == 1
