from __future__ import annotations

from pathlib import Path

from corpus.checks.ledger import find_ledger
from corpus.library import BUNDLED
from tests.conftest import Write
from tests.corpus.checks.conftest import ALLOCATIONS, SOURCES


def test_the_data_files_lie_beside_the_documents(write: Write, tmp_path: Path) -> None:
    write("allocations.csv", ALLOCATIONS)
    write("sources.toml", SOURCES)
    (tmp_path / "texter").mkdir()
    ledger = find_ledger(tmp_path / "texter")
    assert (len(ledger.allocations), len(ledger.sources)) == (4, 1)
    assert ledger.addresses == {"https://example.se/beslut"}
    assert ledger.is_whole


def test_or_in_the_folder_itself(write: Write, tmp_path: Path) -> None:
    write("texter/sources.toml", SOURCES)
    write("allocations.csv", ALLOCATIONS)
    ledger = find_ledger(tmp_path / "texter")
    assert (len(ledger.allocations), len(ledger.sources)) == (0, 1)


def test_or_nowhere(tmp_path: Path) -> None:
    ledger = find_ledger(tmp_path)
    assert (ledger.allocations, ledger.sources, ledger.problems) == ((), (), ())


def test_a_part_of_the_bundled_corpus_has_its_data_files_but_is_not_the_whole() -> None:
    ledger = find_ledger(BUNDLED / "stod")
    assert ledger.folder == BUNDLED.parent
    assert ledger.allocations
    assert not ledger.is_whole
    assert find_ledger(BUNDLED).is_whole


def test_a_faulty_data_file_is_a_problem_of_its_own(write: Write, tmp_path: Path) -> None:
    write("sources.toml", SOURCES)
    write("allocations.csv", ALLOCATIONS.replace("650000", "650 000"))
    ledger = find_ledger(tmp_path)
    (problem,) = ledger.problems
    assert (problem.path.name, problem.line) == ("allocations.csv", 4)
    assert ledger.sources
