"""The second process: the same index, nothing lost when it dies, nothing left behind."""

from __future__ import annotations

import io
import os
import pickle
import signal
from pathlib import Path

import pytest

import index.build
from index.beside import WordsBeside, serve
from index.build import build_index
from index.embedding import bundled_model
from index.lexical import LexicalIndex
from index.store import Store
from tests.conftest import write_corpus

PAIRS = [
    ("Kulturmedel", f"Stöd nummer {n} söks av föreningar i Pajala, högst {n} 000 kr.")
    for n in range(1, 40)
]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_makes_the_index_that_is_made_in_one_process(tmp_path: Path) -> None:
    with WordsBeside.start() as beside:
        beside.wait_until_ready()
        beside.send(PAIRS[:10])
        beside.send(PAIRS[10:])
        assert beside.write(tmp_path / "beside")
    LexicalIndex.build(PAIRS).save(tmp_path / "here")
    assert files(tmp_path / "beside") == files(tmp_path / "here")


def test_need_not_be_waited_for(tmp_path: Path) -> None:
    with WordsBeside.start() as beside:
        beside.send(PAIRS)
        assert beside.write(tmp_path)
    assert files(tmp_path)


def test_tells_that_the_process_died(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with WordsBeside.start() as beside:
        beside.wait_until_ready()
        os.kill(beside.pid, signal.SIGKILL)
        beside.send(PAIRS)
        assert not beside.write(tmp_path)
    assert not files(tmp_path)
    assert "second process died" in caplog.text


def test_writes_nothing_for_a_builder_that_gave_up(tmp_path: Path) -> None:
    answer = io.BytesIO()
    serve(io.BytesIO(pickle.dumps(PAIRS)), answer)
    assert answer.getvalue() == b"ready\n"


def test_ends_with_its_builder(tmp_path: Path) -> None:
    beside = WordsBeside.start()
    beside.close()
    with pytest.raises(ProcessLookupError):
        os.kill(beside.pid, 0)


@pytest.mark.parametrize("dies", [False, True])
def test_builds_of_large_collections_use_it_and_do_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dies: bool
) -> None:
    corpus = write_corpus(tmp_path / "texter")
    build_index([corpus], tmp_path / "alone", bundled_model())
    started: list[WordsBeside] = []

    begin = WordsBeside.start

    def start() -> WordsBeside:
        beside = begin()
        started.append(beside)
        if dies:
            os.kill(beside.pid, signal.SIGKILL)
        return beside

    monkeypatch.setattr(index.build, "WORTH_IT", 0)
    monkeypatch.setattr(WordsBeside, "start", start)
    build_index([corpus], tmp_path / "beside", bundled_model())
    assert len(started) == 1
    alone, beside = (Store.open(tmp_path / name) for name in ("alone", "beside"))
    assert files(alone.generation / "words") == files(beside.generation / "words")
