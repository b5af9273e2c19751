from __future__ import annotations

from pathlib import Path

import pytest

from corpus.library import BUNDLED, Library, load_library
from tests.conftest import Write

REAL = Path(__file__).parents[2].parent / "shared" / "real"
SOURCE = "[^a]: Region Norrbotten, ”Plan”, 2021. <https://example.se/plan>\n"


def _load(tmp_path: Path) -> Library:
    return load_library([tmp_path])


def test_every_readable_document_below_a_folder_loads(write: Write, tmp_path: Path) -> None:
    write("dans.md", "Dansen växer.\n")
    write("län/musik.txt", "Musik i länet\n\nMusiken vilar inte.\n")
    write("film.MARKDOWN", "Filmen rullar.\n")
    library = _load(tmp_path)
    assert [document.id for document in library.documents] == ["dans", "film", "musik"]
    assert library.problems == library.left_out == ()


def test_a_faulty_document_never_stops_the_others(write: Write, tmp_path: Path) -> None:
    write("a.md", "Före.\n")
    write("b.md", "Dansen växer.[^saknas]\n")
    write("c.md", "Efter.\n")
    library = _load(tmp_path)
    assert [document.id for document in library.documents] == ["a", "c"]
    assert [str(problem) for problem in library.problems] == [
        f"{tmp_path / 'b.md'}:1: Fotnoten [^saknas] finns inte. "
        "Skriv en rad [^saknas]: med källan sist i filen."
    ]


@pytest.mark.parametrize(
    ("text", "line", "fault", "remedy"),
    [
        ("---\nid: x\n\nText.\n", 1, "Dokumenthuvudet avslutas inte.", "---"),
        ("---\nid: a: b\n---\nText.\n", 2, "inte giltig YAML", "kolon inom citattecken"),
        ("---\nkind: dikt\n---\nText.\n", 2, "”kind: dikt” är okänt", "culture-plan"),
        ("---\nid: x\nstate: glömd\n---\nText.\n", 3, "”state: glömd” är okänt", "superseded"),
        ("---\nvalid_from: snart\n---\nText.\n", 2, "”valid_from: snart”", "fyra siffror"),
        ("---\nid: x\nvalid_to: 21\n---\nText.\n", 3, "”valid_to: 21”", "fyra siffror"),
        (f"Text.[^b]\n\n{SOURCE}", 1, "Fotnoten [^b] finns inte.", "[^b]:"),
        (f"Text.[^a]\n\n{SOURCE}{SOURCE}", 4, "[^a] är definierad två gånger", "Ta bort den ena"),
        ("Text.[^a]\n\n[^a]: Plan.\n", 3, "[^a] går inte att läsa", "Utgivare, ”Titel”, datum"),
        ('# A {valid="i år"}\n\nText.\n', 1, '”valid="i år"”', "2017–2018"),
        ('Text.\n\n## B {state="förr"}\n\nText.\n', 3, "i rubriken ”B”", 'state="older"'),
        ("", 1, "Filen är tom.", "Skriv en text"),
        (" \n\n\t\n", 1, "Filen är tom.", "ta bort den"),
        ("# Bara en rubrik\n", 1, "Dokumentet har ingen text.", "Skriv en text"),
    ],
)
def test_a_fault_is_named_with_file_line_and_remedy(
    write: Write, tmp_path: Path, text: str, line: int, fault: str, remedy: str
) -> None:
    path = write("fel.md", text)
    write("hel.md", "Den här texten är hel.\n")
    library = _load(tmp_path)
    assert [document.id for document in library.documents] == ["hel"]
    (problem,) = library.problems
    assert (problem.path, problem.line) == (path, line)
    assert fault in problem.fault
    assert remedy in problem.remedy


@pytest.mark.parametrize("name", ["fel.md", "fel.txt"])
def test_a_file_in_latin_1_is_named_with_its_line(write: Write, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes("Dans.\n\nMusik på länet.\n".encode("latin-1"))
    write("hel.md", "Den här texten är hel.\n")
    library = _load(tmp_path)
    assert [document.id for document in library.documents] == ["hel"]
    (problem,) = library.problems
    assert (problem.path.name, problem.line) == (name, 3)
    assert "inte kodad i UTF-8 (byte 0xe5)" in problem.fault
    assert "UTF-8" in problem.remedy


def test_a_byte_order_mark_and_windows_lines_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf---\r\nid: dans\r\n---\r\nDansen.\r\n")
    (document,) = _load(tmp_path).documents
    assert (document.id, document.text) == ("dans", "Dansen.")


def test_two_documents_of_the_same_id_are_told_apart(write: Write, tmp_path: Path) -> None:
    first = write("a.md", "---\nid: dans\n---\nDen första.\n")
    second = write("b.md", "---\nid: dans\n---\nDen andra.\n")
    library = _load(tmp_path)
    assert [document.path for document in library.documents] == [first]
    (problem,) = library.problems
    assert problem.path == second
    assert f"Id ”dans” används redan av {first}." in problem.fault
    assert problem.remedy == "Skriv ett annat id i dokumenthuvudet, eller byt filens namn."


def test_a_format_without_a_reader_is_named_and_left_out(write: Write, tmp_path: Path) -> None:
    write("a.md", "Dansen växer.\n")
    write("b.jsonl", "{}\n")
    write("LÄSMIG", "Hej.\n")
    library = _load(tmp_path)
    assert [document.id for document in library.documents] == ["a"]
    assert library.problems == ()
    assert [(left.path.name, left.fault) for left in library.left_out] == [
        ("LÄSMIG", "Formatet utan filändelse kan inte läsas än."),
        ("b.jsonl", "Formatet .jsonl kan inte läsas än."),
    ]
    assert all(".md, .markdown, .txt" in left.remedy for left in library.left_out)


def test_hidden_files_are_passed_over(write: Write, tmp_path: Path) -> None:
    write(".git/a.md", "Dold.\n")
    write("_utkast/b.md", "Dold.\n")
    write(".c.md", "Dold.\n")
    write("d.md", "Synlig.\n")
    assert [document.id for document in _load(tmp_path).documents] == ["d"]


def test_a_single_file_may_be_given(write: Write) -> None:
    path = write("a.md", "Dansen växer.\n")
    assert [document.path for document in load_library([path]).documents] == [path]


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (problem,) = load_library([tmp_path / "borta"]).problems
    assert str(problem) == f"{tmp_path / 'borta'}: Mappen finns inte. Kontrollera sökvägen."


def test_the_bundled_documents_load_without_a_problem() -> None:
    library = load_library([BUNDLED])
    assert library.documents
    assert library.problems == library.left_out == ()


@pytest.mark.skipif(not REAL.is_dir(), reason="the real documents (../shared/real) are not here")
def test_the_seed_page_and_every_statute_load_without_a_problem() -> None:
    library = load_library([REAL])
    assert library.problems == ()
    loaded = {document.path for document in library.documents}
    assert loaded == set(REAL.rglob("*.txt"))
    assert all(document.sections for document in library.documents)
    assert [left.path.name for left in library.left_out] == ["government-culture.jsonl"]
    assert "Formatet .jsonl kan inte läsas än." in str(library.left_out[0])
