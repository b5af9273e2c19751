"""Every setting, in one place: read from the environment (``KULTURPLAN_…``) or ``.env``."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.library import BUNDLED

_ROOT = Path(__file__).resolve().parent.parent


def default_index() -> Path:
    """Return where the index lies: in the checkout, or in the user's cache folder."""
    if (_ROOT / "pyproject.toml").is_file():
        return _ROOT / ".index"
    import platformdirs

    return platformdirs.user_cache_path("kulturplan-assistent") / "index"


class Settings(BaseSettings):
    """The settings with their defaults."""

    model_config = SettingsConfigDict(env_prefix="KULTURPLAN_", env_file=".env", extra="ignore")

    corpus: list[Path] = Field(default=[BUNDLED], description="Folders with documents.")
    index: Path = Field(default_factory=default_index, description="Where the index lies.")
    model: str = Field(
        default="",
        description="A sentence-transformers name or folder; empty for the bundled model.",
    )
    query_prompt: str = Field(default="", description="What the model wants before a question.")
    passage_prompt: str = Field(default="", description="What the model wants before a passage.")
    home_region: str = Field(
        default="Norrbotten",
        description="The region meant where a question names none; empty for no region.",
    )
    home_statute: str = Field(
        default="förordning (2010:2012)",
        description="The statute meant where a question names a paragraph and nothing else.",
    )
    prefer_current: bool = Field(
        default=True, description="Put rules that hold before those that held."
    )
    host: str = Field(default="127.0.0.1", description="The address the page is served on.")
    port: int = Field(default=7860, ge=0, le=65535, description="The port of the page.")
    log_level: str = Field(default="WARNING", description="How much is logged.")
