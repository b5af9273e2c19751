from __future__ import annotations

import pytest

from corpus.document import (
    BlockKind,
    Certainty,
    Document,
    Doubt,
    Kind,
    Place,
    Section,
    State,
    Years,
)
from corpus.problems import Problem, UnreadableDocumentError
from corpus.readers.markdown import read_markdown
from corpus.typography import hard_spaces
from tests.conftest import Write

NOTES = """
[^a]: Region Norrbotten, ”Plan”, 2021. <https://example.se/a>
[^b]: Kulturrådet, ”Mål”, 2009. <https://example.se/b>
[^c]: Osäker: två tal finns.
"""


def _read(write: Write, text: str) -> Document:
    return read_markdown(write("dans.md", text))


def _problems(write: Write, text: str) -> tuple[Problem, ...]:
    with pytest.raises(UnreadableDocumentError) as raised:
        _read(write, text)
    return raised.value.problems


def _blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [
        (block.kind, document.text[block.start : block.end])
        for section in document.sections
        for block in section.blocks
    ]


def _marked(document: Document, section: Section) -> list[tuple[str, str]]:
    return [(document.text[: mark.offset].split()[-1], mark.note) for mark in section.marks]


def test_the_text_is_what_a_person_reads(write: Write) -> None:
    document = _read(
        write,
        "# Dans\n\nDen **fria** dansen är [*ung*](https://example.se), `ny` &amp; \\*stark\\*\n"
        "och växer.\n",
    )
    assert document.text == "Dans\n\nDen fria dansen är ung, ny & *stark* och växer."


def test_a_footnote_marks_the_place_where_it_stands(write: Write) -> None:
    document = _read(write, f"Dansen växer.[^a] Musiken[^b] vilar.[^a][^c]\n{NOTES}")
    (section,) = document.sections
    assert document.text == "Dansen växer. Musiken vilar."
    assert _marked(document, section) == [
        ("växer.", "a"),
        ("Musiken", "b"),
        ("vilar.", "a"),
        ("vilar.", "c"),
    ]


def test_sources_and_doubts_are_kept_apart(write: Write) -> None:
    document = _read(write, f"Dansen växer.[^a][^c]\n{NOTES}")
    assert [source.id for source in document.sources] == ["a", "b"]
    assert document.doubts == (Doubt("c", Certainty.UNCERTAIN, "två tal finns."),)
    assert document.is_summary


def test_a_document_without_sources_is_its_own_source(write: Write) -> None:
    assert not _read(write, "Dansen växer.\n").is_summary


def test_a_section_knows_the_headings_above_it(write: Write) -> None:
    document = _read(write, "# Plan\n\nA.\n\n## Dans\n\nB.\n\n#### Ung\n\nC.\n\n## Musik\n\nD.\n")
    assert [section.place.headings for section in document.sections] == [
        ("Plan",),
        ("Plan", "Dans"),
        ("Plan", "Dans", "Ung"),
        ("Plan", "Musik"),
    ]


def test_a_heading_without_text_is_no_section(write: Write) -> None:
    document = _read(write, "# Plan\n\n## Dans\n\nB.\n")
    assert [section.place.headings for section in document.sections] == [("Plan", "Dans")]
    assert document.title == "Plan"


@pytest.mark.parametrize("sign", ["9 §", "9 a §", "2 kap. 1 §"])
def test_a_heading_may_be_a_paragraph_sign(write: Write, sign: str) -> None:
    document = _read(write, f"# Lag\n\n## {sign} Om stöd\n\nStöd får ges.\n")
    assert document.sections[0].place == Place(("Lag", f"{sign} Om stöd"), hard_spaces(sign))


def test_a_heading_says_which_years_its_section_holds_for(write: Write) -> None:
    document = _read(
        write,
        "---\nvalid_from: 2022\n---\n# Plan\n\nA.\n\n"
        '## Förr {valid="2017–2018" state="older"}\n\nB.\n\n### Dans\n\nC.\n\n## Nu\n\nD.\n',
    )
    assert [(section.years, section.state) for section in document.sections] == [
        (Years(2022), State.CURRENT),
        (Years(2017, 2018), State.OLDER),
        (Years(2017, 2018), State.OLDER),
        (Years(2022), State.CURRENT),
    ]
    assert "Förr\n" in document.text
    assert "{" not in document.text


def test_the_attributes_of_the_first_heading_are_no_part_of_the_title(write: Write) -> None:
    document = _read(write, f'# Plan[^a] {{valid="2017"}}\n\nA.\n{NOTES}')
    assert document.title == "Plan"
    assert document.sections[0].years == Years(2017, 2017)


def test_years_in_a_heading_may_have_blanks_around_the_dash(write: Write) -> None:
    document = _read(write, '# Plan {valid="2017 – 2018"}\n\nA.\n')
    assert document.sections[0].years == Years(2017, 2018)


@pytest.mark.parametrize(
    "attribute",
    [
        'valid="snart"',
        'valid="2018–2017"',
        'valid="20172018"',
        "valid=”2017”",
        'state="glömd"',
        'giltig="2017"',
    ],
)
def test_an_unknown_attribute_names_the_heading_and_the_line(write: Write, attribute: str) -> None:
    (problem,) = _problems(write, f"# Plan\n\nA.\n\n## Förr {{{attribute}}}\n\nB.\n")
    assert problem.line == 5
    assert problem.fault == f"”{attribute}” i rubriken ”Förr” är okänt."
    assert '{valid="2017–2018" state="older"}' in problem.remedy


def test_lists_are_items_with_their_bullets_between_them(write: Write) -> None:
    document = _read(write, "Målen är:\n\n- dans\n  - ung dans\n- musik\n\n3. film\n4. slöjd\n")
    assert document.text == "Målen är:\n- dans\n- ung dans\n- musik\n3. film\n4. slöjd"
    assert [text for kind, text in _blocks(document) if kind is BlockKind.ITEM] == [
        "dans",
        "ung dans",
        "musik",
        "film",
        "slöjd",
    ]


@pytest.mark.parametrize("item", ["-", "- ```\n  dans\n  ```"])
def test_a_list_item_without_text_of_its_own_leaves_no_bullet_behind(
    write: Write, item: str
) -> None:
    document = _read(write, f"Före.\n\n{item}\n\nEfter.\n")
    assert document.text.endswith("\n\nEfter.")


def test_a_table_row_is_one_block_with_its_cells_and_footnotes(write: Write) -> None:
    document = _read(write, f"| År | Kronor |\n|---|---|\n| 2024 | 450 000[^a] |\n{NOTES}")
    assert _blocks(document) == [
        (BlockKind.ROW, "År | Kronor"),
        (BlockKind.ROW, "2024 | 450 000"),
    ]
    assert _marked(document, document.sections[0]) == [("000", "a")]


def test_front_matter_follows_the_document(write: Write) -> None:
    document = _read(
        write, "---\nid: x\ntitle: Y\nkind: grant\nregion: Skåne\naliases: [z]\n---\n# Z\n\nA.\n"
    )
    assert (document.id, document.title, document.kind) == ("x", "Y", Kind.GRANT)
    assert (document.region, document.aliases, document.path.name) == ("Skåne", ("z",), "dans.md")


def test_an_undefined_footnote_names_the_line(write: Write) -> None:
    (problem,) = _problems(write, f"---\nid: x\n---\n\nA.\n\n- B.[^a]\n- C.[^d]\n{NOTES}")
    assert problem.line == 8
    assert "[^d]" in problem.fault
    assert "[^d]:" in problem.remedy


def test_a_duplicate_footnote_names_the_second_line(write: Write) -> None:
    (problem,) = _problems(write, f"A.[^a]\n{NOTES}[^a]: Osäker: igen.\n")
    assert problem.line == 6
    assert problem.fault == "Fotnoten [^a] är definierad två gånger."


def test_an_unreadable_footnote_names_the_line_and_the_form(write: Write) -> None:
    (problem,) = _problems(write, "A.[^a]\n\n[^a]: Region Norrbotten, Plan. <https://example.se>\n")
    assert problem.line == 3
    assert problem.fault == "Fotnoten [^a] går inte att läsa: källans titel saknas."
    assert problem.remedy == "Skriv: Utgivare, ”Titel”, datum. <https://adress>"


def test_every_fault_of_a_document_is_named_at_once(write: Write) -> None:
    problems = _problems(write, "A.[^x]\n\n## B {state=glömd}\n\nC.[^y]\n\n[^z]: ingenting\n")
    assert sorted(problem.line for problem in problems) == [1, 3, 5, 7]
