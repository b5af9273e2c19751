"""Fixtures the whole suite shares: a small corpus of our own, and the index built of it."""

from __future__ import annotations

import os

os.environ["HF_HUB_OFFLINE"] = "1"

from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import build_index
from index.embedding import Embedder, load_embedder
from index.search import Search
from index.store import Store

CORPUS = {
    "kulturplan.md": """---
id: kulturplan
title: Kulturplan för Norrbotten 2022–2025
kind: culture-plan
region: Norrbotten
valid_from: 2022
valid_to: 2025
aliases: [länets kulturplan]
---

# Kulturplan för Norrbotten 2022–2025

Kulturplanen visar vad länet vill med kulturen.[^plan]

## Prioriterade områden

Länet prioriterar följande områden:[^plan]

- dans för barn
- fri scenkonst
- berättelser på meänkieli

## Tidigare planer {valid="2018–2021" state="older"}

Den förra planen lyfte hemslöjden.[^plan] Antalet konsulenter är inte känt.[^antal]

[^plan]: Region Norrbotten, ”Kulturplan för Norrbotten”, 2021-11-24, s. 4. <https://example.se/plan>
[^antal]: Osäker: uppgiften saknas i planen.
""",
    "skane.md": """---
id: skane
title: Kulturplan för Skåne
kind: region-plan
region: Skåne
---

# Kulturplan för Skåne

Skåne satsar på cirkus och på filmens hus i Ystad.[^skane]

[^skane]: Region Skåne, ”Kulturplan för Skåne”, 2023. <https://example.se/skane>
""",
    "resebidrag.md": """---
id: resebidrag
title: Resebidrag för konstnärer
kind: grant
region: Norrbotten
valid_from: 2024
---

# Resebidrag för konstnärer

## Vem kan söka?

Yrkesverksamma konstnärer som bor i länet kan söka resebidrag.[^rese]

## När stänger ansökan?

Ansökan stänger kl. 23.59 den 1 mars. Sent inkomna ansökningar prövas inte.[^rese]

[^rese]: Region Norrbotten, ”Resebidrag”, 2024-01-15. <https://example.se/rese>
""",
    "forordning.txt": """Förordning (2099:1) om stöd till länens kultur
Departement: Kulturdepartementet
Ändring införd: t.o.m. SFS 2099:7

1 § Denna förordning handlar om statens stöd till kulturen i länen.

2 § Stödet betalas ut kvartalsvis. Den som har fått stöd ska lämna en redovisning.
""",
}

Write = Callable[[str, str], Path]


def write_corpus(folder: Path) -> Path:
    """Write the small corpus below ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in CORPUS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what writes a text to a file of that name and returns its path."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write_file


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """Return the bundled model."""
    return load_embedder()


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the small corpus; shared, so only to be read."""
    return write_corpus(tmp_path_factory.mktemp("texter"))


@pytest.fixture(scope="session")
def index_folder(
    corpus_folder: Path, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a folder with the small corpus's index; shared, so only to be read."""
    folder = tmp_path_factory.mktemp("sökindex")
    build_index([corpus_folder], folder, embedder)
    return folder


@pytest.fixture(scope="session")
def store(index_folder: Path) -> Store:
    """Return the small corpus's index, opened."""
    return Store.open(index_folder)


@pytest.fixture(scope="session")
def search(store: Store, embedder: Embedder) -> Search:
    """Return the search in the small corpus's index."""
    return Search(store, embedder)
