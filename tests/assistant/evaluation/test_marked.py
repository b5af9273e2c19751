from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.marked import write_between
from assistant.evaluation.problems import BenchmarkError


def test_the_text_between_the_marks_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("före\n<!-- tabell -->\ngammalt\n<!-- /tabell -->\nefter\n", encoding="utf-8")
    for text in ("| ny |", "| nyast |"):
        write_between(path, "tabell", text)
        content = path.read_text(encoding="utf-8")
        assert content == f"före\n<!-- tabell -->\n{text}\n<!-- /tabell -->\nefter\n"


@pytest.mark.parametrize("content", ["", "<!-- tabell -->", "<!-- /tabell --> <!-- tabell -->"])
def test_a_file_without_both_marks_is_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "README.md"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BenchmarkError, match="saknar märkena"):
        write_between(path, "tabell", "ny")
    assert path.read_text(encoding="utf-8") == content


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"saknas\.md finns inte"):
        write_between(tmp_path / "saknas.md", "tabell", "ny")
