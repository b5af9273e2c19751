from __future__ import annotations

from datetime import date

import pytest

from corpus.document import State, Years
from corpus.grants import Criterion, Period, Requirement, load_grants
from corpus.library import BUNDLED as DOCUMENTS
from corpus.library import load_library
from corpus.problems import UnreadableDocumentError
from tests.conftest import Write

SOURCE = "https://a.se/r"
GRANT = f"""[[grant]]
id = "resa"
name = "Resebidrag"
aliases = ["resestöd"]
grantor = "Region Norrbotten"
document = "resebidrag"
state = "current"
valid_from = 2023
valid_to = 2024
applicants = [
  {{ text = "Konstnärer kan söka resebidrag.", source = "{SOURCE}" }},
]
requirements = [
  {{ text = "Högst två resor.", source = "{SOURCE}", number = "två", value = 2, unit = "resor" }},
]
not_supported = [
  {{ text = "Resebidrag gavs inte till studier 2017.", source = "{SOURCE}", state = "older" }},
]
max_amount = 15000
max_share_percent = 50
periods = [
  {{ text = "Sök i mars.", opens = "2024-03-01", closes = "2024-03-31", source = "{SOURCE}" }},
]
"""


def test_a_table_becomes_a_grant_with_its_criteria(write: Write) -> None:
    (grant,) = load_grants(write("a.toml", GRANT))
    assert (grant.id, grant.state, grant.line) == ("resa", State.CURRENT, 1)
    assert grant.years == Years(2023, 2024)
    assert grant.applicants == (Criterion("Konstnärer kan söka resebidrag.", SOURCE, None),)
    assert grant.requirements == (
        Requirement("Högst två resor.", SOURCE, None, number="två", value=2, unit="resor"),
    )
    assert [item.state for item in grant.not_supported] == [State.OLDER]
    assert (grant.max_amount, grant.max_share_percent) == (15000, 50)
    assert grant.periods == (
        Period("Sök i mars.", SOURCE, None, opens=date(2024, 3, 1), closes=date(2024, 3, 31)),
    )
    assert grant.not_applicants == ()
    assert grant.appeal == grant.contact == grant.replaced_by == ""
    assert grant.last_confirmed is None


@pytest.mark.parametrize(
    ("old", "new", "fault", "remedy"),
    [
        ('grantor = "Region Norrbotten"\n', "", "resa: ”grantor” saknas.", "grantor"),
        ('state = "current"\n', "", "resa: ”state” saknas.", "superseded"),
        ("valid_to = 2024", "valid_to = 2020", "slutar (2020) före sin början (2023)", "åren"),
        ("max_amount = 15000", 'max_amount = "15 000"', "”max_amount = 15 000”", "mellanslag"),
        ("percent = 50", "percent = 150", "heltal från 1 till 100", "siffror"),
        ('"2024-03-31"', '"31 mars"', "periods nr 1: ”closes = 31 mars”", "2024-02-15"),
        ('"2024-03-31"', '"2024-01-01"', "periods nr 1: Perioden slutar (2024-01-01)", "datumen"),
        (', unit = "resor"', "", "requirements nr 1: ”value” och ”unit” hör ihop.", "båda"),
        ('state = "older"', 'state = "gammal"', "not_supported nr 1: ”state = gammal”", "older"),
        (f'resebidrag.", source = "{SOURCE}"', 'resebidrag."', "applicants nr 1: ”source”", "…"),
        ("number =", "nummer =", "requirements nr 1: ”nummer” är okänt.", "number"),
        ("not_supported", "not_suported", "resa: ”not_suported” är okänt.", "not_supported"),
        ('["resestöd"]', '["resestöd"]\nreplaced_by = "tåg"', "”tåg” finns inte.", "replaced_by"),
    ],
)
def test_a_faulty_grant_is_named_with_its_criterion(
    write: Write, old: str, new: str, fault: str, remedy: str
) -> None:
    assert old in GRANT
    path = write("a.toml", GRANT.replace(old, new, 1))
    with pytest.raises(UnreadableDocumentError) as error:
        load_grants(path)
    (problem,) = error.value.problems
    assert (problem.path, problem.line) == (path, 1)
    assert fault in problem.fault
    assert remedy in problem.remedy


def test_the_faults_of_every_grant_are_reported(write: Write) -> None:
    second = GRANT.replace('"resa"', '"tåg"').replace("percent = 50", "percent = 0")
    with pytest.raises(UnreadableDocumentError) as error:
        load_grants(write("a.toml", GRANT.replace("valid_to = 2024", "valid_to = 24") + second))
    lines = [problem.line for problem in error.value.problems]
    assert lines == [1, 1 + GRANT.count("\n")]


def test_every_bundled_grant_points_to_a_document_that_exists() -> None:
    documents = {document.id for document in load_library([DOCUMENTS]).documents}
    assert {grant.document for grant in load_grants()} <= documents


def test_the_bundled_grants_have_criteria_and_ended_periods_are_not_current() -> None:
    grants = {grant.id: grant for grant in load_grants()}
    assert len(grants) == 24
    assert grants["kulturmedel"].max_share_percent == 50
    assert grants["mobilitetsstod"].max_amount == 15000
    for grant in grants.values():
        for period in grant.periods:
            if period.closes and period.closes < date(2025, 1, 1):
                assert period.state is not State.CURRENT, period.text


def test_every_bundled_figure_stands_in_its_requirement() -> None:
    for grant in load_grants():
        for requirement in grant.requirements:
            assert bool(requirement.value is None) == (not requirement.unit)
            if requirement.unit == "kr" and requirement.value:
                figure = f"{requirement.value:,}".replace(",", " ")
                assert figure in requirement.text.replace("\u00a0", " ")
