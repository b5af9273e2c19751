from __future__ import annotations

import pytest

from corpus.checks.contacts import check_contacts
from tests.corpus.checks.conftest import HEAD, SOURCE, Draft


@pytest.mark.parametrize(
    "text",
    [
        "Skriv till kultur@norrbotten.se eller registrator.kultur@norrbotten.se.",
        "Dnr 00553-2020 gäller 2 350 000 kr och 0–100 000 kr.",
        "Organisationsnumret är 222000-3202, lagen 2010:1919 och dagen 2021-03-01.",
        "Kl. 08:00–16:30 den 1 mars 2021 kom 020 ansökningar.",
    ],
)
def test_an_office_may_be_reached(draft: Draft, text: str) -> None:
    assert list(check_contacts(draft(f"{HEAD}{text}[^a]\n\n{SOURCE}"))) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Ring 0920-12 34 56.", "0920-12 34 56"),
        ("Ring 070 123 45 67.", "070 123 45 67"),
        ("Ring +46 70 123 45 67.", "+46 70 123 45 67"),
        ("Ring 0920/123 456.", "0920/123 456"),
        ("Skriv till anna.svensson@norrbotten.se.", "anna.svensson@norrbotten.se"),
        ("Född 19790314-1234.", "personnummer"),
    ],
)
def test_a_persons_contact_details_are_found(draft: Draft, text: str, fault: str) -> None:
    (problem,) = check_contacts(draft(f"{HEAD}{text}[^a]\n\n{SOURCE}"))
    assert problem.line == 7
    assert fault in problem.fault


def test_an_address_is_no_telephone_number(draft: Draft) -> None:
    address = SOURCE.replace("/beslut", "/0920-123456")
    assert list(check_contacts(draft(f"{HEAD}Text.[^a]\n\n{address}"))) == []
