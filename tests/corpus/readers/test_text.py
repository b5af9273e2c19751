from __future__ import annotations

import pytest

from corpus.document import BlockKind, Document, Kind, Source
from corpus.problems import UnreadableDocumentError
from corpus.readers.text import read_text
from corpus.typography import HARD_SPACE
from tests.conftest import Write

STATUTE = """Förordning (2099:1) om stöd till länens kultur m.m.
Departement: Kulturdepartementet
Ändring införd: t.o.m. SFS 2099:7

1 kap. Inledande bestämmelser

Vad förordningen handlar om

1 § Denna förordning handlar om stöd. Den gäller hela landet.

9 a § En region får lämna stöd till

1. dans, och

2. musik.

Stödet lämnas för ett år.

2 kap. Ansökan

1 § En ansökan ska vara skriftlig.
"""


def _read(write: Write, text: str) -> Document:
    return read_text(write("sida.txt", text))


def _sections(document: Document) -> list[tuple[str, list[str]]]:
    return [
        (
            str(section.place).replace(HARD_SPACE, " "),
            [document.text[b.start : b.end] for b in section.blocks],
        )
        for section in document.sections
    ]


def test_a_statute_is_divided_at_its_paragraph_signs(write: Write) -> None:
    assert _sections(_read(write, STATUTE)) == [
        ("1 kap. 1 §", ["1 § Denna förordning handlar om stöd. Den gäller hela landet."]),
        (
            "1 kap. 9 a §",
            [
                "9 a § En region får lämna stöd till",
                "dans, och",
                "musik.",
                "Stödet lämnas för ett år.",
            ],
        ),
        ("2 kap. 1 §", ["1 § En ansökan ska vara skriftlig."]),
    ]


def test_the_place_of_a_paragraph_never_breaks_at_the_end_of_a_line(write: Write) -> None:
    _, lettered, _ = _read(write, STATUTE).sections
    assert lettered.place.paragraph == "1\u00a0kap. 9\u00a0a\u00a0§"


def test_a_statute_names_its_title_department_and_last_change(write: Write) -> None:
    document = _read(write, STATUTE)
    title = "Förordning (2099:1) om stöd till länens kultur m.m."
    assert (document.kind, document.title, document.id) == (Kind.STATUTE, title, "sida")
    assert document.sources == (Source("fil", title, "Kulturdepartementet", "t.o.m. SFS 2099:7"),)


def test_a_paragraph_knows_the_heading_above_it(write: Write) -> None:
    first, second, third = _read(write, STATUTE).sections
    assert first.place.headings[1:] == second.place.headings[1:] == ("Vad förordningen handlar om",)
    assert third.place.headings[1:] == ("2 kap. Ansökan",)


def test_a_short_line_alone_is_a_heading(write: Write) -> None:
    document = _read(
        write, "Kultur i länet\n\nDansen växer.\n\nOm musiken\n\nMusiken vilar.\n\nSlut\n"
    )
    assert document.title == "Kultur i länet"
    assert _sections(document) == [
        ("", ["Dansen växer."]),
        ("Om musiken", ["Musiken vilar.", "Slut"]),
    ]


@pytest.mark.parametrize(
    "line", ["Vi stöder:", "Dansen växer.", "Vad är dans?", "– dans", "3 § Stöd", "ord " * 25]
)
def test_other_short_lines_are_no_headings(write: Write, line: str) -> None:
    document = _read(write, f"Titel\n\n{line}\n\nMusiken vilar.\n")
    assert line.strip(" –") in document.text
    assert all(line.strip() not in section.place.headings for section in document.sections)


def test_a_line_before_a_list_leads_the_list_and_is_no_heading(write: Write) -> None:
    document = _read(write, "Titel\n\nVill du veta mer\n\n • dans\n • musik\n")
    assert _sections(document) == [("", ["Vill du veta mer", "dans", "musik"])]


@pytest.mark.parametrize("bullet", ["•", "·", "–", "-", "*", "1.", "12)", "a)"])
def test_a_list_is_known_by_its_bullets(write: Write, bullet: str) -> None:
    document = _read(write, f"Titel\n\nVi stöder:\n\n {bullet} dans\n {bullet} musik\n")
    kinds = [block.kind for block in document.sections[0].blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM]
    assert document.text == f"Vi stöder:\n{bullet} dans\n{bullet} musik"


def test_lines_broken_by_the_page_are_joined(write: Write) -> None:
    document = _read(write, "Titel\n\nDansen växer\noch musiken\n vilar.\n")
    assert document.text == "Dansen växer och musiken vilar."


def test_navigation_is_left_out(write: Write) -> None:
    document = _read(
        write, "Hoppa till innehåll\n\nTitel\n\nDansen växer.\n\nÖppna meny Öppna meny\n"
    )
    assert (document.title, document.text) == ("Titel", "Dansen växer.")


def test_the_file_is_the_source_of_every_block(write: Write) -> None:
    document = _read(write, "Titel\n\nDansen växer.\n\n• musik\n• film\n")
    (section,) = document.sections
    assert [(mark.offset, mark.note) for mark in section.marks] == [
        (block.end, "fil") for block in section.blocks
    ]
    assert not document.is_summary


def test_a_text_of_a_single_sentence_keeps_it(write: Write) -> None:
    assert _read(write, "Kulturplanen gäller till 2025.\n").text == "Kulturplanen gäller till 2025."


@pytest.mark.parametrize("text", ["Bara en titel\n", "Hoppa till innehåll\n\nÖppna meny\n"])
def test_a_text_with_nothing_to_quote_is_a_problem(write: Write, text: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"sida\.txt:1: Dokumentet har ingen text\."):
        _read(write, text)
