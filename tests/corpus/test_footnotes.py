from __future__ import annotations

import pytest

from corpus.document import Certainty, Doubt, Source
from corpus.footnotes import parse_note

ADDRESS = "<https://example.se/plan>"


def _source(text: str) -> Source:
    note = parse_note("plan", f"{text} {ADDRESS}")
    assert isinstance(note, Source)
    return note


def test_a_footnote_is_a_source_with_all_its_parts() -> None:
    source = _source(
        "Region Norrbotten, ”Kulturplan 2022–2025”, 2021-11-24, s. 4. Kopia hos 9lib; läst 2024."
    )
    assert source == Source(
        id="plan",
        title="Kulturplan 2022–2025",
        publisher="Region Norrbotten",
        date="2021-11-24",
        url="https://example.se/plan",
        place="s. 4",
        note="Kopia hos 9lib; läst 2024.",
    )


@pytest.mark.parametrize(
    "place", ["s. 4", "s. 12–14", "9 §", "9 a §", "2 kap. 1 §", "2 kap. 9 a §"]
)
@pytest.mark.parametrize("note", ["", " Kopia hos 9lib; läst 2024."])
def test_a_footnote_names_the_place(place: str, note: str) -> None:
    source = _source(f"Staten, ”Förordning”, 2010-12-16, {place}.{note}")
    assert (source.place, source.date, source.note) == (place, "2010-12-16", note.strip())


@pytest.mark.parametrize(
    "date",
    ["2021", "2021-11-24", "24 november 2021", "t.o.m. SFS 2019:952", "ca. 2009", "odaterad"],
)
def test_a_date_may_hold_an_abbreviation(date: str) -> None:
    assert _source(f"Kulturrådet, ”Mål”, {date}. Avskrift.").date == date
    assert _source(f"Kulturrådet, ”Mål”, {date}.").date == date


def test_a_title_may_hold_quotation_marks_and_commas() -> None:
    source = _source("Kulturrådet, ”Om ”Tid för kultur”, ett försök”, 2009.")
    assert (source.publisher, source.title, source.date) == (
        "Kulturrådet",
        "Om ”Tid för kultur”, ett försök",
        "2009",
    )


def test_a_publisher_may_hold_commas() -> None:
    assert _source("Kiruna, Luleå och Piteå, ”Plan”, 2020.").publisher == "Kiruna, Luleå och Piteå"


def test_a_source_needs_neither_publisher_nor_date() -> None:
    source = _source("”Plan”.")
    assert (source.publisher, source.title, source.date, source.note) == ("", "Plan", "", "")


def test_straight_quotation_marks_will_do() -> None:
    assert _source('Kulturrådet, "Mål", 2009.').title == "Mål"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Osäker: två tal finns.", Certainty.UNCERTAIN),
        ("osäker: två tal finns.", Certainty.UNCERTAIN),
        ("Motstridig: två tal finns.", Certainty.CONFLICTING),
    ],
)
def test_a_footnote_may_be_a_doubt_with_its_reason(text: str, certainty: Certainty) -> None:
    assert parse_note("antal", text) == Doubt("antal", certainty, "två tal finns.")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Region Norrbotten, ”Kulturplan”, 2021.", "källans adress saknas"),
        ("Region Norrbotten, ”Kulturplan”, 2021. <ftp://example.se>", "källans adress saknas"),
        (f"Region Norrbotten, Kulturplan, 2021. {ADDRESS}", "källans titel saknas"),
        ("Osäker:", "källans adress saknas"),
        ("", "källans adress saknas"),
    ],
)
def test_an_unreadable_footnote_says_what_is_missing(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_note("plan", text)
