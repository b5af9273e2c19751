from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from tests.assistant.conftest import Ask

ROOT = Path(__file__).parents[2]
QUESTION = "När stänger ansökan om resebidrag?"
ANSWER_FIELDS = ["status", "text", "statements", "follow_ups", "timings_ms"]
CITATION_FIELDS = [
    "document",
    "title",
    "publisher",
    "url",
    "date",
    "place",
    "quote",
    "start",
    "end",
]

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return what runs the command line in this process, away from any ``.env`` file."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)

    return invoke


def _command(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def _ask_json(run: Run, index: Path, *arguments: object) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(run("ask", *arguments, "--json", "--index", index).stdout)
    return values


def test_ask_prints_the_answer_with_numbered_sources(run: Run, index_folder: Path) -> None:
    result = run("ask", QUESTION, "--index", index_folder)
    assert result.exit_code == 0
    assert "Ansökan stänger kl. 23.59 den 1 mars. [1]" in result.stdout
    assert "[1] Region Norrbotten, ”Resebidrag”, 2024-01-15" in result.stdout
    assert "https://example.se/rese" in result.stdout


def test_an_answer_in_json_has_the_fields_that_are_promised(run: Run, index_folder: Path) -> None:
    values = _ask_json(run, index_folder, QUESTION)
    statement = values["statements"][0]
    assert list(values)[: len(ANSWER_FIELDS)] == ANSWER_FIELDS
    assert list(statement) == ["text", "citations"]
    assert list(statement["citations"][0])[: len(CITATION_FIELDS)] == CITATION_FIELDS


def test_an_answer_in_json_is_the_assistants(run: Run, index_folder: Path, ask: Ask) -> None:
    values, answer = _ask_json(run, index_folder, QUESTION), ask(QUESTION)
    citation = values["statements"][0]["citations"][0]
    assert values["status"] == answer.status == "answered"
    assert values["text"] == answer.text
    assert [s["text"] for s in values["statements"]] == [s.text for s in answer.statements]
    assert values["follow_ups"] == list(answer.follow_ups)
    assert all(isinstance(value, int | float) for value in values["timings_ms"].values())
    assert (citation["document"], citation["date"]) == ("resebidrag", "2024-01-15")
    assert citation["end"] - citation["start"] == len(citation["quote"])


def test_json_is_written_in_swedish_letters(run: Run, index_folder: Path) -> None:
    assert "Ansökan" in run("ask", QUESTION, "--json", "--index", index_folder).stdout


def test_no_answer_is_an_answer(run: Run, index_folder: Path) -> None:
    result = run("ask", "När stänger ansökan om resebidrag 2019?", "--index", index_folder)
    assert result.exit_code == 0
    assert result.stdout.startswith("Det framgår inte av källorna.")


def test_history_gives_the_questions_before(run: Run, index_folder: Path) -> None:
    earlier = ["--history", "När stänger ansökan?", "--history", "Vad är resebidrag?"]
    result = run("ask", "Vem kan söka det?", *earlier, "--index", index_folder)
    assert result.stdout.startswith("Jag tolkade frågan som: ”")
    assert "Yrkesverksamma konstnärer" in result.stdout


def test_search_prints_ranked_passages(run: Run, index_folder: Path) -> None:
    result = run("search", "ansökan om resebidrag", "--index", index_folder)
    assert result.exit_code == 0
    assert result.stdout.startswith("1. Resebidrag för konstnärer – ")


@pytest.mark.parametrize("k", [1, 3])
def test_search_gives_as_many_passages_as_asked_for(run: Run, index_folder: Path, k: int) -> None:
    values = json.loads(run("search", "stöd", "--json", "-k", k, "--index", index_folder).stdout)
    assert len(values) == k
    assert {"document", "place", "score", "text", "start", "end"} <= set(values[0])


def test_build_makes_an_index_of_any_folders(run: Run, corpus_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mer").mkdir()
    (tmp_path / "mer" / "cykel.md").write_text("# Cykel\n\nSlangen pumpas.\n", encoding="utf-8")
    folders = ["--corpus", corpus_folder, "--corpus", tmp_path / "mer"]
    result = run("build", *folders, "--index", tmp_path / "index")
    assert result.exit_code == 0
    assert result.stdout.startswith("Klart: 5 dokument")
    assert "Slangen pumpas." in run("ask", "Vad pumpas?", "--index", tmp_path / "index").stdout


def test_building_again_changes_nothing(run: Run, corpus_folder: Path, tmp_path: Path) -> None:
    arguments = ["build", "--corpus", corpus_folder, "--index", tmp_path / "index"]
    run(*arguments)
    assert "redan aktuellt" in run(*arguments).stdout


def test_build_names_what_it_could_not_read_and_what_it_left_out(
    run: Run, corpus_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "fel"
    folder.mkdir()
    (folder / "trasig.md").write_text("Dansen växer.[^saknas]\n", encoding="utf-8")
    (folder / "bild.png").write_bytes(b"\x89PNG")
    folders = ["--corpus", corpus_folder, "--corpus", folder]
    result = run("build", *folders, "--index", tmp_path / "index")
    assert result.exit_code == 0
    assert f"{folder / 'trasig.md'}:1: Fotnoten [^saknas] finns inte." in result.stdout
    assert "bild.png" in result.stdout.split("Lämnades utanför:")[1]


def test_without_an_index_of_its_own_ask_builds_the_corpuss(
    run: Run, corpus_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KULTURPLAN_CORPUS", json.dumps([str(corpus_folder)]))
    monkeypatch.setenv("KULTURPLAN_INDEX", str(tmp_path / "index"))
    values = json.loads(run("ask", QUESTION, "--json").stdout)
    assert values["status"] == "answered"
    assert (tmp_path / "index").is_dir()


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_folder_without_an_index_is_refused(tmp_path: Path, command: str) -> None:
    result = _command(command, QUESTION, "--index", tmp_path / "saknas")
    _check_refusal(result, f"Det finns inget sökindex i {tmp_path / 'saknas'}.")
    assert not (tmp_path / "saknas").exists()


def test_a_corpus_without_documents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    result = _command("build", "--corpus", tmp_path / "tom", "--index", tmp_path / "index")
    _check_refusal(result, "Inget dokument kunde läsas")


def test_a_corpus_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    result = _command("build", "--corpus", tmp_path / "ingen", "--index", tmp_path / "index")
    _check_refusal(result, "Mappen finns inte.")
    assert str(tmp_path / "ingen") in result.stderr


def _check_refusal(result: subprocess.CompletedProcess[str], sentence: str) -> None:
    assert result.returncode == 1
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_help_is_in_swedish(run: Run) -> None:
    text = run("--help").stdout
    assert "Svara på en fråga" in text
    assert {"ask", "search", "build", "serve"} <= set(text.split())


@pytest.mark.parametrize("k", ["0", "många"])
def test_a_wrong_number_of_passages_is_refused(run: Run, index_folder: Path, k: str) -> None:
    assert run("search", "stöd", "-k", k, "--index", index_folder).exit_code == 2


def test_asking_works_as_a_command_of_its_own(index_folder: Path) -> None:
    result = _command("ask", QUESTION, "--json", "--index", index_folder)
    assert result.returncode == 0
    assert json.loads(result.stdout)["status"] == "answered"


@pytest.mark.parametrize(
    ("arguments", "documents"),
    [
        (["--kind", "grant"], {"resebidrag"}),
        (["--year", "2030", "--kind", "culture-plan"], set()),
        (["--publisher", "region skåne"], {"skane"}),
        (["--recipient", "Filmens hus"], {"skane"}),
    ],
)
def test_a_search_can_be_narrowed(
    run: Run, index_folder: Path, arguments: list[str], documents: set[str]
) -> None:
    question = "Vem kan söka stöd för cirkus och film?"
    hits = json.loads(run("search", question, "--index", index_folder, "--json", *arguments).stdout)
    assert {hit["document"] for hit in hits} == documents


def test_older_rules_can_be_let_weigh_as_much(run: Run, index_folder: Path) -> None:
    def scores(*arguments: str) -> dict[str, float]:
        found = run("search", "hemslöjden", "--index", index_folder, "--json", *arguments)
        return {hit["id"]: hit["score"] for hit in json.loads(found.stdout)}

    preferred, equal = scores(), scores("--equal")
    lost = {passage: equal[passage] - score for passage, score in preferred.items()}
    assert {round(value, 3) for value in lost.values()} == {0.0, 0.1}
