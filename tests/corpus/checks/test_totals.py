from __future__ import annotations

import pytest

from corpus.checks.ledger import Ledger
from corpus.checks.totals import check_totals
from tests.corpus.checks.conftest import ALLOCATIONS, TOTALS, Books


def _faults(ledger: Ledger) -> list[str]:
    return [problem.fault for problem in check_totals(ledger)]


def test_a_sum_that_equals_its_parts_passes(books: Books) -> None:
    assert _faults(books()) == []


def test_a_changed_part_is_caught_on_the_line_of_the_sum(books: Books) -> None:
    (problem,) = check_totals(books(allocations=ALLOCATIONS.replace("650000", "660000")))
    assert (problem.path.name, problem.line) == ("allocations.csv", 5)
    assert problem.fault == "Delarna av 3 000 000 kr till Kulturen i länet 2021 blir 3 010 000 kr."


def test_a_changed_sum_is_caught(books: Books) -> None:
    ledger = books(allocations=ALLOCATIONS.replace("3000000", "3100000"))
    assert any("3 000 000 kr till Kulturen i länet 2021 finns inte" in f for f in _faults(ledger))


def test_a_sum_that_nobody_has_named_is_caught(books: Books) -> None:
    ledger = books(totals="[[sum]]\n" + TOTALS.removeprefix("[[sum]]\n").replace("/beslut", "/x"))
    assert "Summan till Kulturen i länet har kanske 2 delar i filen." in _faults(ledger)


@pytest.mark.parametrize(("difference", "count"), [(100_000, 0), (90_000, 1)])
def test_a_sum_may_differ_for_a_reason(books: Books, difference: int, count: int) -> None:
    totals = f'{TOTALS}difference = {difference}\nreason = "Avrundat."\n'
    ledger = books(
        allocations=ALLOCATIONS.replace("3000000", "3100000"),
        totals=totals.replace("3000000", "3100000"),
    )
    assert len(_faults(ledger)) == count


def test_a_sum_may_be_left_unadded_for_a_reason(books: Books) -> None:
    rows = ALLOCATIONS.replace("3000000", "9000000")
    totals = TOTALS.replace("3000000", "9000000").replace('stage = "granted"', 'reason = "Del."')
    assert _faults(books(allocations=rows, totals=totals)) == []


def test_the_parts_may_be_named(books: Books) -> None:
    rows = ALLOCATIONS.replace("3000000", "2350000")
    totals = TOTALS.replace("3000000", "2350000")
    named = totals.replace('stage = "granted"', 'parts = ["Dans i Nord"]')
    assert _faults(books(allocations=rows, totals=named)) == []
