from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import Settings, default_index
from corpus.library import BUNDLED


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no variable and no ``.env`` file of the machine reach the tests."""
    for name in [name for name in os.environ if name.startswith("KULTURPLAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set() -> None:
    settings = Settings()
    assert settings.corpus == [BUNDLED]
    assert settings.index == default_index()
    assert settings.model == ""
    assert settings.host == "127.0.0.1"
    assert settings.home_region == "Norrbotten"


def test_the_index_lies_in_the_checkout() -> None:
    assert default_index() == Path(__file__).parents[2] / ".index"


def test_the_environment_sets_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KULTURPLAN_INDEX", "/tmp/mitt-index")
    monkeypatch.setenv("KULTURPLAN_CORPUS", '["/tmp/a", "/tmp/b"]')
    monkeypatch.setenv("KULTURPLAN_PORT", "8080")
    monkeypatch.setenv("KULTURPLAN_HOME_REGION", "")
    settings = Settings()
    assert settings.index == Path("/tmp/mitt-index")
    assert settings.corpus == [Path("/tmp/a"), Path("/tmp/b")]
    assert settings.port == 8080
    assert settings.home_region == ""


def test_a_file_sets_what_the_environment_does_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "KULTURPLAN_PORT=8081\nKULTURPLAN_HOST=0.0.0.0\nANNAT=1\n"
    (tmp_path / ".env").write_text(text, encoding="utf-8")
    monkeypatch.setenv("KULTURPLAN_PORT", "8082")
    settings = Settings()
    assert (settings.host, settings.port) == ("0.0.0.0", 8082)


@pytest.mark.parametrize("port", ["-1", "65536", "åtta"])
def test_a_port_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("KULTURPLAN_PORT", port)
    with pytest.raises(ValidationError):
        Settings()


def test_every_setting_has_a_description() -> None:
    assert all(field.description for field in Settings.model_fields.values())
