"""The data files that a folder of documents is checked against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from corpus.allocations import Allocation, load_allocations
from corpus.checks.amounts import find_amounts
from corpus.grants import load_grants
from corpus.library import BUNDLED
from corpus.problems import Problem, UnreadableDocumentError
from corpus.readers.decoding import decode
from corpus.recipients import load_recipients
from corpus.sources import OfficialSource, load_sources

ALLOCATIONS, SOURCES = "allocations.csv", "sources.toml"
GRANTS, RECIPIENTS = "grants.toml", "recipients.toml"

_ADDRESS = re.compile(r"\"(https?://[^\"\s]+)\"")

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the data files say; a file that does not lie there is left empty.

    Attributes:
        folder: where the files lie.
        allocations: the rows of allocations.csv.
        sources: the tables of sources.toml.
        grant_amounts: every amount in grants.toml, in whole kronor.
        addresses: every address in the data files other than sources.toml.
        is_whole: the documents are all there are, so what none of them uses is orphan.
        problems: what is wrong with the data files themselves.

    """

    folder: Path = Path()
    allocations: tuple[Allocation, ...] = ()
    sources: tuple[OfficialSource, ...] = ()
    grant_amounts: frozenset[int] = frozenset()
    addresses: frozenset[str] = frozenset()
    is_whole: bool = False
    problems: tuple[Problem, ...] = ()
    by_address: dict[str, list[Allocation]] = field(default_factory=dict)


def find_ledger(folder: Path) -> Ledger:
    """Return the data files in or beside a folder; a part of the bundled corpus has its own."""
    folder = folder.resolve()
    if BUNDLED in folder.parents:
        return _load(BUNDLED.parent, is_whole=False)
    inside = any((folder / name).is_file() for name in (ALLOCATIONS, SOURCES))
    return _load(folder if inside else folder.parent, is_whole=True)


def _load(folder: Path, is_whole: bool) -> Ledger:
    problems: list[Problem] = []

    def load(reader: Callable[[Path], tuple[Row, ...]], name: str) -> tuple[Row, ...]:
        try:
            return reader(folder / name) if (folder / name).is_file() else ()
        except UnreadableDocumentError as error:
            problems.extend(error.problems)
            return ()

    allocations = load(load_allocations, ALLOCATIONS)
    sources = load(load_sources, SOURCES)
    addresses = {allocation.source for allocation in allocations}
    grant_amounts: set[int] = set()
    if load(load_grants, GRANTS):
        text = decode(folder / GRANTS)
        addresses.update(_ADDRESS.findall(text))
        grant_amounts.update(amount.kronor for amount in find_amounts(text))
    if load(load_recipients, RECIPIENTS):
        addresses.update(_ADDRESS.findall(decode(folder / RECIPIENTS)))
    by_address: defaultdict[str, list[Allocation]] = defaultdict(list)
    for allocation in allocations:
        by_address[allocation.source].append(allocation)
    return Ledger(
        folder=folder,
        allocations=allocations,
        sources=sources,
        grant_amounts=frozenset(grant_amounts),
        addresses=frozenset(addresses),
        is_whole=is_whole,
        problems=tuple(problems),
        by_address=dict(by_address),
    )
