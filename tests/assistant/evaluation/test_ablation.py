from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.evaluation.ablation import PARTS, ablate, markdown
from assistant.evaluation.beir import read_retrieval_set
from index.weights import LEARNED, Weights
from tests.assistant.evaluation.retrieval_sets import write_retrieval_set


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_retrieval_set(tmp_path_factory.mktemp("bortfall") / "frågor")


def test_every_part_differs_from_the_whole_in_one_thing() -> None:
    whole, *others = PARTS
    assert whole.weights == LEARNED and whole.cut
    for part in others:
        changed = [
            field.name
            for field in fields(Weights)
            if getattr(part.weights, field.name) != getattr(LEARNED, field.name)
        ]
        assert changed or not part.cut, part.label
        assert all(not getattr(part.weights, name) for name in changed), part.label
    assert len({part.label for part in PARTS}) == len(PARTS)


def test_the_search_is_measured_whole_and_without_each_part(folder: Path) -> None:
    ablation = ablate({"liten": read_retrieval_set(folder)})
    assert ablation.sets == ("liten",)
    assert [part for part, _ in ablation.rows] == list(PARTS)
    assert all(0 <= value <= 1 for _, (value,) in ablation.rows)
    table = markdown(ablation).splitlines()
    assert table[0] == "| | liten |"
    assert table[2].startswith("| Hela sökningen | ")
    assert len(table) == len(PARTS) + 2


def test_the_command_prints_the_table_and_writes_it_where_it_is_told(
    folder: Path, tmp_path: Path
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Före\n<!-- ablation -->\n<!-- /ablation -->\n", encoding="utf-8")
    command = ["benchmark", "ablation", str(folder), "--readme", str(readme)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    assert "| Hela sökningen |" in result.output
    assert "| utan synonymer |" in readme.read_text(encoding="utf-8")
