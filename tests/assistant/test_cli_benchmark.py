from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from assistant.evaluation import retrieval
from assistant.evaluation.systems import SystemName
from tests.assistant.evaluation.retrieval_sets import write_pages, write_retrieval_set

MEASURED = [
    "ndcg@10",
    "mrr@10",
    "recall@1",
    "recall@5",
    "recall@10",
    "query_ms",
    "passages_per_s",
    "peak_mb",
]
GROWN = ["passages", "passages_per_s", "open_ms", "query_ms", "peak_mb", "index_mb"]


def _retrieval(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["benchmark", "retrieval", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_retrieval_set(tmp_path / "frågor")


@pytest.fixture
def without_llamaindex(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the alternatives that take seconds to load seem not to be installed."""
    slow = {SystemName.LLAMAINDEX_MINILM, SystemName.LLAMAINDEX_FUSION}
    monkeypatch.setattr(
        retrieval, "missing", lambda name: f"{name} saknas." if name in slow else ""
    )


@pytest.mark.usefixtures("without_llamaindex")
def test_the_json_has_every_figure_of_every_system(folder: Path) -> None:
    result = _retrieval(folder, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert list(found) == ["ours", "bm25"]
    for figures in found.values():
        assert list(figures) == MEASURED
        assert list(figures["query_ms"]) == ["p50", "p95"]
    assert found["ours"]["ndcg@10"] == 1
    assert "llamaindex_minilm saknas." in result.stderr


@pytest.mark.usefixtures("without_llamaindex")
def test_the_table_has_a_column_a_system(folder: Path) -> None:
    output = _retrieval(folder).stdout
    assert "frågor: 4 dokument, 2 frågor" in output
    assert "Vår sökning" in output
    assert "1,000" in output


def test_growth_as_json_and_as_a_table(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "sidor.jsonl.gz", pages=15)
    found = json.loads(_retrieval("--pages", pages, "--sizes", "20,50", "--json").stdout)
    assert [size["passages"] for size in found["scale"]] == [20, 30]
    assert all(list(size) == GROWN for size in found["scale"])
    result = _retrieval("--pages", pages, "--sizes", "20,50")
    assert "20 stycken" in result.stdout.replace("\u00a0", " ")
    assert "räcker till 30 stycken; 50 mättes inte." in result.stderr


def test_without_anything_to_measure_the_command_says_what_to_give() -> None:
    result = _retrieval()
    assert result.exit_code == 1
    assert "--pages" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["borta"], "Mappen borta finns inte."),
        (["--pages", "borta.jsonl"], "borta.jsonl finns inte."),
        (["--pages", ".", "--sizes", "många"], "Storlekarna ”många” kan inte tolkas."),
    ],
)
def test_what_cannot_be_measured_is_told_in_swedish(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "assistant.cli", "benchmark", "retrieval", *arguments]
    result = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(root)}, capture_output=True, text=True,
        check=False, encoding="utf-8",
    )  # fmt: skip
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(told)
