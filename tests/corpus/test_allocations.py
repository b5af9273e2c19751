from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from corpus.allocations import (
    COLUMNS,
    Allocation,
    AmountCertainty,
    Precision,
    Stage,
    SupportKind,
    load_allocations,
)
from corpus.library import BUNDLED as DOCUMENTS
from corpus.library import load_library
from corpus.problems import UnreadableDocumentError
from corpus.recipients import load_recipients
from tests.conftest import Write

HEADER = ",".join(COLUMNS)
ROW = (
    "2024,Kulturrådet,Region Norrbotten,Norrbotten,1,verksamhetsbidrag,granted,56906000,exact,"
    "https://example.se/a,certain,"
)
ANNEX = "https://9lib.net/document/q05poe73-"


def _row(**changes: str) -> str:
    cells = dict(zip(COLUMNS, ROW.split(","), strict=True)) | changes
    return ",".join(cells.values())


def _total(allocations: Iterable[Allocation]) -> int:
    return sum(allocation.amount for allocation in allocations)


@pytest.fixture(scope="module")
def bundled() -> tuple[Allocation, ...]:
    """Return the bundled amounts."""
    return load_allocations()


def test_a_row_becomes_an_allocation_with_its_line(write: Write) -> None:
    path = write("a.csv", f'{HEADER}\n{ROW}"Till 17 verksamheter, se beslutet."\n')
    assert load_allocations(path) == (
        Allocation(
            year=2024,
            grantor="Kulturrådet",
            recipient="Region Norrbotten",
            region="Norrbotten",
            area=1,
            kind=SupportKind.OPERATING,
            stage=Stage.GRANTED,
            amount=56906000,
            precision=Precision.EXACT,
            source="https://example.se/a",
            certainty=AmountCertainty.CERTAIN,
            note="Till 17 verksamheter, se beslutet.",
            line=2,
        ),
    )


def test_what_a_source_does_not_say_may_be_empty(write: Write) -> None:
    (row,) = load_allocations(
        write("a.csv", f"{HEADER}\n{_row(year='', grantor='', region='', area='')}\n")
    )
    assert (row.year, row.grantor, row.region, row.area) == (None, "", "", None)


def test_only_a_change_may_be_negative(write: Write) -> None:
    change = _row(stage="change", amount_sek="-350000")
    (row,) = load_allocations(write("a.csv", f"{HEADER}\n{change}\n"))
    assert row.amount == -350000


@pytest.mark.parametrize(
    ("changes", "fault", "remedy"),
    [
        ({"year": "24"}, "”24” är inte ett rimligt årtal.", "från 1974"),
        ({"year": "1066"}, "”1066” är inte ett rimligt årtal.", "tomt"),
        ({"amount_sek": "56 906 000"}, "Beloppet ”56 906 000”", "hela kronor"),
        ({"amount_sek": "1.5"}, "Beloppet ”1.5”", "bara siffror"),
        ({"amount_sek": "0"}, "Beloppet ”0”", "hela kronor"),
        ({"amount_sek": "-5"}, "Beloppet -5 är negativt.", "change"),
        ({"area": "8"}, "Område ”8” finns inte i 8 §.", "1–7"),
        ({"stage": "given"}, "”stage: given” är okänt.", "granted, applied"),
        ({"kind": "bidrag"}, "”kind: bidrag” är okänt.", "verksamhetsbidrag"),
        ({"precision": "ca"}, "”precision: ca” är okänt.", "about"),
        ({"certainty": "ja"}, "”certainty: ja” är okänt.", "conflicting"),
        ({"recipient": ""}, "Mottagare saknas.", "recipients.toml"),
        ({"source": "SVT"}, "Källan ”SVT” är inte en webbadress.", "https://"),
    ],
)
def test_a_faulty_row_is_named_with_file_line_and_remedy(
    write: Write, changes: dict[str, str], fault: str, remedy: str
) -> None:
    path = write("a.csv", f"{HEADER}\n{ROW}\n{_row(**changes)}\n{ROW}\n")
    with pytest.raises(UnreadableDocumentError) as error:
        load_allocations(path)
    (problem,) = error.value.problems
    assert (problem.path, problem.line) == (path, 3)
    assert fault in problem.fault
    assert remedy in problem.remedy


def test_every_faulty_row_is_reported_and_every_fault_of_it(write: Write) -> None:
    rows = (_row(year="x", amount_sek="y"), ROW, "2024,för få fält", _row(stage="z"))
    with pytest.raises(UnreadableDocumentError) as error:
        load_allocations(write("a.csv", "\n".join((HEADER, *rows))))
    assert [problem.line for problem in error.value.problems] == [2, 2, 4, 5]
    assert "Raden har 2 fält i stället för 12." in str(error.value)


@pytest.mark.parametrize("text", ["", "år,belopp\n2024,5\n"])
def test_a_file_of_another_kind_is_refused(write: Write, text: str) -> None:
    with pytest.raises(UnreadableDocumentError):
        load_allocations(write("a.csv", text))


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="gick inte att öppna"):
        load_allocations(tmp_path / "borta.csv")


def test_an_amount_per_head_is_a_rate() -> None:
    assert SupportKind.COST_PER_INHABITANT.is_rate
    assert SupportKind.PER_PARTICIPANT_WEEK.is_rate
    assert not SupportKind.OPERATING.is_rate


def test_every_bundled_recipient_is_known(bundled: tuple[Allocation, ...]) -> None:
    names = {recipient.name for recipient in load_recipients()}
    assert {row.recipient for row in bundled} <= names


def test_every_bundled_region_is_written_as_in_the_documents(
    bundled: tuple[Allocation, ...],
) -> None:
    regions = {document.region for document in load_library([DOCUMENTS]).documents}
    assert {row.region for row in bundled} <= regions | {""}
    assert {recipient.region for recipient in load_recipients()} <= regions | {""}


@pytest.mark.parametrize("stage", [Stage.GRANTED, Stage.APPLIED])
@pytest.mark.parametrize("year", [2020, 2021])
@pytest.mark.parametrize(
    ("group", "section"),
    [
        ("Kulturinstitutioner i Norrbotten", "kulturinstitutioner"),
        ("Folkbildning i Norrbotten", "folkbildning"),
    ],
)
def test_the_subtotals_of_2020_and_2021_equal_their_rows(
    bundled: tuple[Allocation, ...], group: str, section: str, year: int, stage: Stage
) -> None:
    annex = [row for row in bundled if row.source.startswith(ANNEX) and row.year == year]
    parts = [
        row
        for row in annex
        if row.stage is stage and row.note.startswith(f"Avsnitt i bilagan: {section}.")
    ]
    sums = [
        row.amount
        for row in annex
        if row.stage is Stage.SUBTOTAL
        and row.recipient == group
        and ("sökta" in row.note) == (stage is Stage.APPLIED)
    ]
    assert sums == ([_total(parts)] if parts else [])


def test_the_table_of_2025_adds_up(bundled: tuple[Allocation, ...]) -> None:
    table = [row for row in bundled if row.year == 2025 and "imusiken.se" in row.source]
    granted = [row for row in table if row.stage is Stage.GRANTED]
    stockholm = [row for row in granted if row.region == "Stockholm"]
    regions = [row for row in granted if row.region != "Stockholm"]
    derived = [row.amount for row in table if row.certainty is AmountCertainty.DERIVED]
    assert (len(regions), len(stockholm)) == (20, 10)
    assert derived == [_total(regions), _total(stockholm), _total(granted)]


def test_net_costs_per_inhabitant_add_up(bundled: tuple[Allocation, ...]) -> None:
    for payer in ("Region Norrbotten", "Alla regioner"):
        for year in (2017, 2018):
            rows = [
                row
                for row in bundled
                if (row.year, row.recipient, row.kind)
                == (year, payer, SupportKind.COST_PER_INHABITANT)
            ]
            parts = _total(row for row in rows if row.stage is Stage.SUBTOTAL)
            assert [parts] == [row.amount for row in rows if row.stage is Stage.TOTAL]


def test_a_decision_has_one_exact_amount_at_most(bundled: tuple[Allocation, ...]) -> None:
    seen: set[tuple[object, ...]] = set()
    for row in bundled:
        if row.stage is Stage.GRANTED and row.precision is Precision.EXACT and row.year:
            decision = (row.year, row.grantor, row.recipient, row.area, row.kind)
            assert decision not in seen, f"line {row.line}"
            seen.add(decision)


def test_the_state_grant_of_norrbotten_is_there(bundled: tuple[Allocation, ...]) -> None:
    granted = {
        row.year: row.amount
        for row in bundled
        if (row.grantor, row.recipient, row.kind, row.stage, row.precision)
        == (
            "Kulturrådet",
            "Region Norrbotten",
            SupportKind.OPERATING,
            Stage.GRANTED,
            Precision.EXACT,
        )
    }
    assert granted == {2014: 41354000, 2021: 49592000, 2024: 56906000, 2025: 56559000}
