"""A small right document and its data files; each test spoils one thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.allocations import COLUMNS
from corpus.checks.ledger import Ledger, find_ledger
from corpus.checks.manuscript import Manuscript, read_manuscript
from tests.conftest import Write

HEAD = "---\nid: dans\ntitle: Dans i Norrbotten\nkind: organisation\n---\n\n"
SOURCE = "[^a]: Region Norrbotten, ”Beslut”, 2021. <https://example.se/beslut>\n"
RIGHT = f"{HEAD}Dans i Nord fick 2\u00a0350\u00a0000\u00a0kr för 2021.[^a]\n\n{SOURCE}"

ALLOCATIONS = "\n".join(
    [
        ",".join(COLUMNS),
        "2021,Region Norrbotten,Dans i Nord,Norrbotten,1,verksamhetsbidrag,granted,2350000,exact,"
        "https://example.se/beslut,certain,",
        "2020,Region Norrbotten,Dans i Nord,Norrbotten,1,verksamhetsbidrag,granted,2100000,exact,"
        "https://example.se/beslut,certain,",
        "2021,Region Norrbotten,Filmpool Nord,Norrbotten,6,verksamhetsbidrag,granted,650000,exact,"
        "https://example.se/beslut,certain,",
        "2021,Region Norrbotten,Kulturen i länet,Norrbotten,,verksamhetsbidrag,total,3000000,exact,"
        "https://example.se/beslut,certain,",
        "",
    ]
)
SOURCES = """[[source]]
url = "https://example.se/beslut"
publisher = "Region Norrbotten"
title = "Beslut"
kind = "decision"
date = "2021"
covers = "full"
"""
TOTALS = """[[sum]]
source = "https://example.se/beslut"
year = 2021
recipient = "Kulturen i länet"
amount = 3000000
stage = "granted"
"""

Draft = Callable[[str], Manuscript]
Books = Callable[..., Ledger]


@pytest.fixture
def draft(write: Write) -> Draft:
    """Return what turns the text of a document into a manuscript."""

    def read(text: str) -> Manuscript:
        return read_manuscript(write("texter/dans.md", text))

    return read


@pytest.fixture
def books(write: Write, tmp_path: Path) -> Books:
    """Return what writes the data files beside the documents, and reads them."""

    def open_books(
        allocations: str = ALLOCATIONS, sources: str = SOURCES, totals: str = TOTALS, **more: str
    ) -> Ledger:
        write("allocations.csv", allocations)
        write("sources.toml", sources)
        write("checks/totals.toml", totals)
        for name, text in more.items():
            write(f"{name.replace('_', '/')}.toml", text)
        (tmp_path / "texter").mkdir(exist_ok=True)
        ledger = find_ledger(tmp_path / "texter")
        assert ledger.problems == ()
        return ledger

    return open_books
