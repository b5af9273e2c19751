from __future__ import annotations

from corpus.checks.spaces import check_spaces, fix_spaces
from corpus.library import load_library
from tests.conftest import Write
from tests.corpus.checks.conftest import RIGHT

PLAIN = RIGHT.replace("\u00a0", " ")


def test_hard_spaces_pass(write: Write) -> None:
    assert list(check_spaces(write("dans.md", RIGHT))) == []


def test_a_missing_hard_space_is_found_on_its_line(write: Write) -> None:
    (problem,) = check_spaces(write("dans.md", PLAIN))
    assert problem.line == 7
    assert "2\u00a0350\u00a0000\u00a0kr" in problem.fault
    assert "--fix" in problem.remedy


def test_fixing_puts_them_in_and_changes_nothing_else(write: Write) -> None:
    path = write("dans.md", PLAIN)
    assert fix_spaces(path)
    assert path.read_text(encoding="utf-8") == RIGHT
    assert not fix_spaces(path)


def test_front_matter_and_titles_of_sources_stay(write: Write) -> None:
    text = (
        "---\nid: dans\ntitle: Om 2 000 kr\n---\n\nText.[^a]\n\n"
        "[^a]: Regionen, ”Stöd på 2 000 kr”, 2021. <https://example.se/1>\n"
    )
    path = write("dans.md", text)
    assert list(check_spaces(path)) == []
    assert not fix_spaces(path)


def test_the_place_in_a_source_gets_its_hard_space_and_stays_a_place(write: Write) -> None:
    path = write("dans.md", PLAIN.replace("”, 2021.", "”, 2021, s. 4. Osäkert, ca 2 000 kr."))
    assert fix_spaces(path)
    (source,) = load_library([path.parent]).documents[0].sources
    assert (source.place, source.note) == ("s.\u00a04", "Osäkert, ca 2\u00a0000\u00a0kr.")


def test_a_file_in_the_windows_way_is_read_line_by_line(write: Write) -> None:
    path = write("dans.md", PLAIN.replace("\n", "\r\n"))
    assert [problem.line for problem in check_spaces(path)] == [7]
