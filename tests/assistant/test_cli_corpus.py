from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from tests.conftest import Write

RIGHT = (
    "---\nid: dans\ntitle: Dans\n---\n\nDansen fick 2\u00a0000\u00a0kr 2021.[^a]\n\n"
    "[^a]: Region Norrbotten, ”Beslut”, 2021. <https://example.se/beslut>\n"
)


def _check(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["corpus", "check", *arguments])


def test_a_right_folder_passes(write: Write, tmp_path: Path) -> None:
    write("dans.md", RIGHT)
    result = _check(str(tmp_path))
    assert result.exit_code == 0
    assert result.output.endswith("1 dokument kontrollerat: inga fel.\n")


def test_a_fault_is_named_with_file_line_and_remedy(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("texter/dans.md", RIGHT.replace("id: dans", "id: danse"))
    write("texter/film.md", RIGHT.replace("id: dans", "id: film"))
    monkeypatch.chdir(tmp_path)
    result = _check("texter")
    assert result.exit_code == 1
    assert result.output.startswith(
        "texter/dans.md:2: Dokumentets id ”danse” är inte filens namn ”dans”. Skriv id: dans,"
    )
    assert result.output.endswith("2 dokument kontrollerade: 1 fel i 1 fil.\n")


def test_fix_puts_in_hard_spaces(write: Write, tmp_path: Path) -> None:
    path = write("dans.md", RIGHT.replace("\u00a0", " "))
    assert _check(str(tmp_path)).exit_code == 1
    result = _check(str(tmp_path), "--fix")
    assert result.exit_code == 0
    assert result.output.startswith("Hårda mellanslag sattes in i 1 fil.\n")
    assert path.read_text(encoding="utf-8") == RIGHT


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    result = _check(str(tmp_path / "borta"))
    assert result.exit_code == 1
    assert "finns inte. Kontrollera sökvägen." in result.output


def test_without_the_dictionary_the_report_says_what_was_skipped(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("dans.md", RIGHT.replace("title: Dans", "title: Danns"))
    monkeypatch.setenv("PATH", "")
    result = _check(str(tmp_path))
    assert result.exit_code == 0
    assert "Stavningen kontrollerades inte" in result.output


def test_without_a_folder_the_bundled_documents_are_checked() -> None:
    assert "dokument kontrollerade: inga fel." in _check().output
