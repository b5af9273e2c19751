from __future__ import annotations

import pytest

from corpus.document import Block, BlockKind, Document, Mark, Place, Section, Source, Years

TEXT = "Dansen växer. Musiken vilar."


def _document(*sections: Section, sources: tuple[Source, ...] = ()) -> Document:
    return Document("plan", "Plan", TEXT, sections, sources=sources)


def _section(
    start: int, end: int, *blocks: tuple[int, int], marks: tuple[Mark, ...] = ()
) -> Section:
    shapes = tuple(Block(BlockKind.PARAGRAPH, *span) for span in blocks)
    return Section(Place(("Dans",)), start, end, shapes, marks)


def test_a_document_whose_parts_lie_in_order_is_accepted() -> None:
    document = _document(_section(0, 13, (0, 13)), _section(14, 28, (14, 28)))
    assert [document.text[s.start : s.end] for s in document.sections] == [
        "Dansen växer.",
        "Musiken vilar.",
    ]


@pytest.mark.parametrize(
    "sections",
    [
        (_section(0, 29),),
        (_section(9, 5),),
        (_section(0, 13), _section(12, 28)),
        (_section(14, 28), _section(0, 13)),
    ],
    ids=["past the end", "backwards", "overlapping", "out of order"],
)
def test_a_section_outside_its_place_is_refused(sections: tuple[Section, ...]) -> None:
    with pytest.raises(ValueError, match="plan: section Dans lies outside the text"):
        _document(*sections)


@pytest.mark.parametrize(
    "section",
    [
        _section(5, 13, (0, 13)),
        _section(0, 13, (0, 14)),
        _section(0, 13, (3, 3)),
        _section(0, 13, (0, 6), (5, 13)),
    ],
    ids=["before", "after", "empty", "overlapping"],
)
def test_a_block_outside_its_section_is_refused(section: Section) -> None:
    with pytest.raises(ValueError, match="plan: a block of Dans lies outside it"):
        _document(section)


def test_a_mark_without_its_note_is_refused() -> None:
    section = _section(0, 13, (0, 13), marks=(Mark(13, "källa"),))
    with pytest.raises(ValueError, match="the note källa is not defined"):
        _document(section)
    assert _document(section, sources=(Source("källa", "Plan"),)).sections == (section,)


@pytest.mark.parametrize(
    ("years", "inside", "outside"),
    [
        (Years(2018, 2021), (2018, 2021), (2017, 2022)),
        (Years(2022), (2022, 2099), (2021,)),
        (Years(last=2016), (1900, 2016), (2017,)),
        (Years(), (1, 9999), ()),
    ],
)
def test_years_include_both_their_ends(
    years: Years, inside: tuple[int, ...], outside: tuple[int, ...]
) -> None:
    assert all(years.include(year) for year in inside)
    assert not any(years.include(year) for year in outside)


def test_years_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="2021-2018"):
        Years(2021, 2018)


@pytest.mark.parametrize(
    ("years", "written"),
    [
        (Years(2018, 2021), "2018–2021"),
        (Years(2020, 2020), "2020"),
        (Years(2022), "2022–"),
        (Years(last=2016), "–2016"),
        (Years(), ""),
    ],
)
def test_years_are_written_as_a_person_writes_them(years: Years, written: str) -> None:
    assert str(years) == written
    assert bool(years) is bool(written)


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (Place(("Mål", "Dans"), "9 a §", 4), "9 a §"),
        (Place(("Mål", "Dans"), page=4), "s. 4"),
        (Place(("Mål", "Dans")), "Dans"),
        (Place(), ""),
    ],
)
def test_a_place_is_the_shortest_a_person_can_look_up(place: Place, written: str) -> None:
    assert str(place) == written


def test_a_reference_names_publisher_title_date_and_place() -> None:
    source = Source("a", "Kulturplan", "Region Norrbotten", "2021", place="s. 4")
    assert source.reference == "Region Norrbotten, ”Kulturplan”, 2021, s. 4"


def test_a_reference_leaves_out_what_is_not_known() -> None:
    assert Source("a", "Kulturplan").reference == "”Kulturplan”"
