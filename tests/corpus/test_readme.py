"""The commands in ``corpus/README.md`` run as written and say what it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.library import BUNDLED

ROOT = BUNDLED.parent.parent
README = BUNDLED.parent / "README.md"

_FILE = re.compile(r"`(?P<name>\w+/\w+\.md)`:\n\n```markdown\n(?P<text>.*?)```", re.DOTALL)
_CONSOLE = re.compile(r"```console\n(?P<text>.*?)```", re.DOTALL)
_FINDINGS = re.compile(r": \d+ fel i ")


def _commands() -> list[tuple[str, str]]:
    """Return each command with the output that the README shows."""
    blocks = "".join(match["text"] for match in _CONSOLE.finditer(README.read_text("utf-8")))
    pieces = re.split(r"^\$ ", blocks, flags=re.MULTILINE)[1:]
    return [(command, output) for command, _, output in (piece.partition("\n") for piece in pieces)]


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the README's example documents, as its reader would save them."""
    folder = tmp_path_factory.mktemp("skrivbord")
    for match in _FILE.finditer(README.read_text("utf-8")):
        path = folder / match["name"]
        path.parent.mkdir(exist_ok=True)
        path.write_text(match["text"], encoding="utf-8")
    return folder


def test_the_readme_has_commands_and_examples(desk: Path) -> None:
    assert len(_commands()) == 6
    assert sorted(path.name for path in desk.rglob("*.md")) == ["dansen.md", "resebidrag.md"]


def test_every_command_runs_and_says_what_the_readme_says(desk: Path) -> None:
    """In one test, for the commands build on one another; an outer … is what is left out."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    for command, shown in _commands():
        program, *arguments = shlex.split(command)
        assert program == "python"
        run = subprocess.run(
            [sys.executable, *arguments],
            cwd=desk,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == (1 if _FINDINGS.search(shown) else 0), run.stderr
        said = _plain(run.stdout)
        position = 0
        for line in shown.splitlines():
            fragment = _plain(line.strip("… "))
            found = said.find(fragment, position)
            assert found >= 0, f"{command}: ”{fragment}” is not in\n{run.stdout}"
            position = found + len(fragment)


def test_every_file_the_readme_names_exists() -> None:
    text = README.read_text("utf-8")
    table = text.split("## Correct")[0]
    for name in re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE):
        assert (BUNDLED.parent / name).exists(), name
    for folder in sorted(path.name for path in BUNDLED.iterdir()):
        assert f"`{folder}`" in table, folder
