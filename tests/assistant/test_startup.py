from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.settings import Settings
from assistant.startup import build, is_stale, open_search, start
from index.build import EmptyCorpusError
from index.embedding import BUNDLED_MODEL
from index.generation import changed_at, current_generation
from index.store import IndexUnavailableError, Store
from tests.assistant.conftest import asking, plain_settings
from tests.conftest import write_corpus

QUESTION = "När stänger ansökan om resebidrag?"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings for a small corpus of the test's own and an index not yet built."""
    return plain_settings(tmp_path / "index", write_corpus(tmp_path / "texter"))


def _touch(path: Path, settings: Settings, seconds: float) -> None:
    """Set when a file was changed, in seconds after the index was built."""
    when = changed_at(settings.index) + seconds
    os.utime(path, (when, when))


def _age(settings: Settings) -> None:
    """Make the corpus older than the index, as it is on any day but the first."""
    for path in (settings.corpus[0], *settings.corpus[0].rglob("*")):
        _touch(path, settings, -60)


def _another_model(folder: Path) -> str:
    """Copy the bundled model and change the copy's file, so that it is another one."""
    shutil.copytree(BUNDLED_MODEL, folder)
    tokenizer = folder / "tokenizer.json"
    tokenizer.write_text(tokenizer.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    return str(folder)


def test_a_missing_index_is_built(settings: Settings) -> None:
    assert is_stale(settings)
    assert asking(start(settings))(QUESTION).status is Status.ANSWERED
    assert current_generation(settings.index)


def test_progress_is_told_while_the_index_is_built(settings: Settings) -> None:
    steps: list[tuple[int, int]] = []
    start(settings, lambda done, total: steps.append((done, total)))
    assert steps
    assert steps[-1][0] == steps[-1][1]


def test_an_index_that_is_up_to_date_is_opened_as_it_stands(settings: Settings) -> None:
    start(settings)
    _age(settings)
    before = current_generation(settings.index)
    assert not is_stale(settings)
    start(settings, lambda done, total: pytest.fail("the index was built again"))
    assert current_generation(settings.index) == before


def test_a_changed_document_makes_the_index_stale(settings: Settings) -> None:
    start(settings)
    _age(settings)
    path = settings.corpus[0] / "resebidrag.md"
    path.write_text(path.read_text(encoding="utf-8").replace("1 mars", "7 april"), encoding="utf-8")
    _touch(path, settings, 60)
    assert is_stale(settings)
    answer = asking(start(settings))(QUESTION)
    assert answer.statements[0].text == "Ansökan stänger kl. 23.59 den 7 april."


def test_a_new_document_makes_the_index_stale(settings: Settings) -> None:
    start(settings)
    _age(settings)
    path = settings.corpus[0] / "cykel.md"
    path.write_text("# Cykelslangar\n\nEn cykelslang pumpas med pump.\n", encoding="utf-8")
    _touch(path, settings, 60)
    answer = asking(start(settings))("Hur pumpas en cykelslang?")
    assert answer.statements[0].text == "En cykelslang pumpas med pump."


def test_a_document_that_is_gone_leaves_the_index(settings: Settings) -> None:
    start(settings)
    _age(settings)
    (settings.corpus[0] / "resebidrag.md").unlink()
    _touch(settings.corpus[0], settings, 60)
    assert "resebidrag" not in start(settings).search.store.titles()


def test_a_folder_that_is_gone_from_below_the_corpus_leaves_the_index(settings: Settings) -> None:
    folder = settings.corpus[0] / "län"
    folder.mkdir()
    (folder / "extra.md").write_text("# Extra\n\nDansen växer i extra län.\n", encoding="utf-8")
    start(settings)
    _age(settings)
    shutil.rmtree(folder)
    _touch(settings.corpus[0], settings, 60)
    assert "extra" not in start(settings).search.store.titles()


def test_another_corpus_makes_another_index(settings: Settings, tmp_path: Path) -> None:
    start(settings)
    _age(settings)
    other = tmp_path / "andra"
    other.mkdir()
    (other / "cykel.md").write_text("# Cykel\n\nEn cykelslang pumpas.\n", encoding="utf-8")
    for path in (other, other / "cykel.md"):
        _touch(path, settings, -60)
    titles = start(plain_settings(settings.index, other)).search.store.titles()
    assert titles == {"cykel": "Cykel"}


def test_an_index_made_with_another_model_is_built_again(
    settings: Settings, tmp_path: Path
) -> None:
    start(settings)
    _age(settings)
    old = Store.open(settings.index).fact("model")
    settings.model = _another_model(tmp_path / "modell")
    with pytest.raises(IndexUnavailableError, match="annan språkmodell"):
        open_search(settings)
    assistant = start(settings)
    assert assistant.search.store.fact("model") != old
    assert asking(assistant)(QUESTION).status is Status.ANSWERED


def test_a_damaged_index_is_built_again(settings: Settings) -> None:
    start(settings)
    _age(settings)
    tables = settings.index / current_generation(settings.index) / "passages.db"
    tables.write_bytes(b"nothing")
    with pytest.raises(IndexUnavailableError, match="går inte att läsa"):
        open_search(settings)
    assert asking(start(settings))(QUESTION).status is Status.ANSWERED


def test_a_missing_index_is_not_built_when_it_is_only_opened(settings: Settings) -> None:
    with pytest.raises(IndexUnavailableError, match="kulturplan build"):
        open_search(settings)
    assert not settings.index.exists()


def test_a_corpus_without_documents_leaves_the_old_index(
    settings: Settings, tmp_path: Path
) -> None:
    start(settings)
    before = current_generation(settings.index)
    empty = tmp_path / "tom"
    empty.mkdir()
    with pytest.raises(EmptyCorpusError):
        build(plain_settings(settings.index, empty))
    assert current_generation(settings.index) == before
