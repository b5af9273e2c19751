from __future__ import annotations

from pathlib import Path

from corpus.checks.report import check_folder, fix_folder
from corpus.library import BUNDLED
from tests.conftest import Write
from tests.corpus.checks.conftest import ALLOCATIONS, HEAD, RIGHT, SOURCE, SOURCES, TOTALS


def test_a_right_folder_has_nothing_to_report(write: Write, tmp_path: Path) -> None:
    write("allocations.csv", ALLOCATIONS)
    write("sources.toml", SOURCES)
    write("checks/totals.toml", TOTALS)
    write("texter/dans.md", RIGHT)
    report = check_folder(tmp_path / "texter")
    assert (report.documents, report.problems, report.files) == (1, (), 0)


def test_every_check_has_its_say(write: Write, tmp_path: Path) -> None:
    write("allocations.csv", ALLOCATIONS.replace("650000", "660000"))
    write("sources.toml", f"{SOURCES}\n{SOURCES.replace('/beslut', '/annat')}")
    write("checks/totals.toml", TOTALS)
    sentences = (
        "Dans i Nord fick 2 350 001 kr i maj 2203, ring 0920-12 34 56.[^a]",
        " ".join(["Ord", *["ord"] * 40]) + ".[^a]",
    )
    other = SOURCE.replace("[^a]", "[^b]").replace("example.se/beslut", "9lib.net/x")
    text = HEAD.replace("id: dans", "id: danse") + "\n\n".join(sentences) + f"\n\n{SOURCE}{other}"
    write("texter/dans.md", text)
    faults = "\n".join(problem.fault for problem in check_folder(tmp_path / "texter").problems)
    for expected in (
        "är inte filens namn",
        "Fotnoten [^b] används inte",
        "inte är utgivarens egen plats",
        "står inte i sources.toml",
        "Ingen uppgift har källan",
        "2 350 001 kr står inte",
        "Året 2203",
        "Telefonnumret",
        "41 ord",
        "Hårt mellanslag saknas",
        "Delarna av 3 000 000 kr",
    ):
        assert expected in faults


def test_problems_come_in_the_order_of_files_and_lines(write: Write, tmp_path: Path) -> None:
    write("b.md", f"{HEAD}Fick 2 000 kr.[^a]\n\n{SOURCE}")
    write("a.md", "Oläslig.[^b]\n")
    found = [(problem.path.name, problem.line) for problem in check_folder(tmp_path).problems]
    assert found == sorted(found)
    assert found[0] == ("a.md", 1)


def test_an_original_text_is_only_read(write: Write, tmp_path: Path) -> None:
    write("lag.txt", "Lagen\n\n1 § Stödet är 2 000 kr och ringer 0920-12 34 56.\n")
    write("bild.png", "x")
    assert check_folder(tmp_path).documents == 1
    assert check_folder(tmp_path).problems == ()


def test_fixing_a_folder_counts_what_changed(write: Write, tmp_path: Path) -> None:
    write("a.md", RIGHT)
    path = write("b.md", RIGHT.replace("\u00a0", " "))
    write("c.md", "")
    assert fix_folder(tmp_path) == 1
    assert path.read_text(encoding="utf-8") == RIGHT


def test_one_bundled_document_can_be_checked_alone() -> None:
    report = check_folder(BUNDLED / "stod" / "kulturmedel.md")
    assert (report.documents, report.problems) == (1, ())
