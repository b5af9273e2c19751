from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Write
from tests.corpus.coverage import report
from tests.corpus.coverage.report import Fact, find_fault

FACTS = Path(__file__).parents[3].parent / "shared" / "facts"

FACT_FILE = """# Rubrik

Löpande text om planen.

**Bara en fet rad**

- Planen gäller fyra år.

| År | Belopp |
|---|---:|
| 2024 | 56 906 000 kr |

---
{list}

| 1 | https://example.se/a | A |
| 2 | https://example.se/b (filen b) | B |
"""


@pytest.fixture
def folder(write: Write, tmp_path: Path) -> Path:
    """Return a folder with two fact files that the corpus knows nothing of."""
    for name, heading in report.SOURCE_LISTS.items():
        write(name, FACT_FILE.format(list=heading))
    return tmp_path


@pytest.mark.skipif(not FACTS.is_dir(), reason="the fact files (../shared/facts) are not here")
def test_every_fact_landed_or_was_left_out_for_a_reason() -> None:
    result = report.make_report(FACTS)
    assert result.unaccounted == ()
    assert result.missing_sources == ()
    assert all(landing.reason for _, landing in result.left_out)
    assert result.share_left_out <= report.HIGHEST_SHARE_LEFT_OUT
    assert len(result.landed) > 700


def test_every_landing_is_in_the_bundled_corpus() -> None:
    assert list(report.find_faults(report.read_landings())) == []


def test_no_fact_landed_twice_in_the_table() -> None:
    landings = report.read_landings()
    assert len({(landing.file, landing.line) for landing in landings}) == len(landings)


def test_bullets_data_rows_and_running_text_are_facts(folder: Path) -> None:
    facts = list(report.read_facts(folder / "norrbotten.md"))
    assert [(fact.line, fact.text) for fact in facts] == [
        (3, "Löpande text om planen."),
        (7, "- Planen gäller fyra år."),
        (11, "| 2024 | 56 906 000 kr |"),
    ]


def test_a_fact_is_known_wherever_in_its_file_it_stands() -> None:
    assert Fact("a.md", 3, "Planen.").key == Fact("a.md", 9, "Planen.").key
    assert Fact("a.md", 3, "Planen.").key != Fact("a.md", 3, "Planerna.").key


def test_the_source_list_is_read_as_addresses(folder: Path) -> None:
    addresses = list(report.read_addresses(folder / "national.md"))
    assert addresses == ["https://example.se/a", "https://example.se/b"]


def test_a_document_must_exist_and_a_heading_may_be_reworded() -> None:
    headings = {"kulturmedel": ("Kulturmedel", "Vem kan söka kulturmedel?")}
    assert find_fault("kulturmedel", headings) == ""
    assert find_fault("grants.toml", headings) == ""
    assert find_fault("kulturmedel#Vem får söka kulturmedel?", headings) == ""
    assert "no heading like" in find_fault("kulturmedel#När stänger ansökan?", headings)
    assert "does not exist" in find_fault("kulturmedlen", headings)
    assert "does not exist" in find_fault("pengar.csv", headings)


def test_the_script_fails_where_a_fact_is_unaccounted_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report.main([str(folder)]) == 1
    output = capsys.readouterr().out
    assert "UNACCOUNTED norrbotten.md:7: - Planen gäller fyra år." in output
    assert "NOT IN sources.toml https://example.se/b" in output
    assert "0 facts landed, 0 left out, 6 unaccounted for: 100.0% did not land" in output


def test_the_script_says_how_it_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report.main([]) == 2
    assert report.main([str(tmp_path)]) == 2
    assert "tests.corpus.coverage.report" in capsys.readouterr().err
