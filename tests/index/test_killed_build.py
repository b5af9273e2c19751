"""A build that is killed at any moment leaves the old index or the new one, whole."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.build import build_index
from index.embedding import Embedder
from index.generation import current_generation
from index.search import Search
from index.store import IndexUnavailableError, Store
from tests.conftest import write_corpus

ROOT = Path(__file__).parents[2]
OLD, NEW = "Skåne satsar på cirkus", "Skåne satsar på trolleri"
KILL_WHILE_EMBEDDING = """
import os, signal, sys
from pathlib import Path
from index.build import build_index
from index.embedding import load_embedder

def die(done, total):
    os.kill(os.getpid(), signal.SIGKILL)

build_index([Path(sys.argv[1])], Path(sys.argv[2]), load_embedder(), die)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with POSIX signals")


@pytest.fixture(scope="module")
def changed_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_corpus(tmp_path_factory.mktemp("ändrade"))
    path = folder / "skane.md"
    path.write_text(path.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    return folder


def _python(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


def _check_whole(folder: Path, embedder: Embedder) -> str:
    """Assert that the index answers with all its parts, and return what it says of Skåne."""
    store = Store.open(folder)
    assert store.size == store.vectors.ntotal == len(list(store.all_passages())) == 8
    assert set(store.titles()) == {"forordning", "kulturplan", "resebidrag", "skane"}
    (best, *_) = Search(store, embedder).search("Vad satsar Skåne på?")
    assert best.passage.text in store.document("skane").text
    return best.passage.text


def _killed(way: str, corpus: Path, old: Path, folder: Path) -> list[Path]:
    """Kill builds at many moments and return the index folders they leave behind."""
    result = _python("-m", "tests.index.killing", corpus, old, folder, way)
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) > 0, "no build was killed"
    return sorted(folder.iterdir(), key=lambda path: int(path.name))


@pytest.mark.parametrize("way", ["step", "time"])
def test_the_old_index_answers_until_the_new_one_is_whole(
    way: str, changed_corpus: Path, index_folder: Path, embedder: Embedder, tmp_path: Path
) -> None:
    said = []
    for folder in _killed(way, changed_corpus, index_folder, tmp_path):
        said.append(_check_whole(folder, embedder))
        build_index([changed_corpus], folder, embedder)
        assert NEW in _check_whole(folder, embedder)
        assert len(list(folder.glob("generation-*"))) <= 2, "what a killed build left is still here"
        assert len(list(folder.glob("CURRENT*"))) == 1
    assert OLD in said[0]
    if way == "step":
        first_new = next(n for n, text in enumerate(said) if NEW in text)
        assert all(OLD in text for text in said[:first_new])
        assert all(NEW in text for text in said[first_new:])


def test_a_first_build_that_is_killed_leaves_no_index_and_can_be_done_again(
    corpus_folder: Path, embedder: Embedder, tmp_path: Path
) -> None:
    nothing = tmp_path / "inget"
    nothing.mkdir()
    (tmp_path / "brutna").mkdir()
    for folder in _killed("step", corpus_folder, nothing, tmp_path / "brutna"):
        try:
            assert OLD in _check_whole(folder, embedder)
        except IndexUnavailableError as error:
            assert "Det finns inget sökindex" in str(error)
        build_index([corpus_folder], folder, embedder)
        assert OLD in _check_whole(folder, embedder)


def test_a_build_killed_while_it_embeds_leaves_the_old_index_as_it_was(
    changed_corpus: Path, index_folder: Path, embedder: Embedder, tmp_path: Path
) -> None:
    folder = tmp_path / "sökindex"
    shutil.copytree(index_folder, folder)
    before = current_generation(folder)
    result = _python("-c", KILL_WHILE_EMBEDDING, changed_corpus, folder)
    assert result.returncode == -signal.SIGKILL
    assert current_generation(folder) == before
    assert OLD in _check_whole(folder, embedder)
    build_index([changed_corpus], folder, embedder)
    assert NEW in _check_whole(folder, embedder)
    assert len(list(folder.glob("generation-*"))) <= 2, "what the killed build left is still here"
