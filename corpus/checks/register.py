"""The register of sources: every address in use stands in it, and every source is in use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.checks.ledger import SOURCES, Ledger
from corpus.checks.manuscript import Manuscript
from corpus.problems import Problem
from corpus.sources import Coverage

SAYS_COPY = re.compile(r"\b(?:kopia|avskrift|läst hos|återg(?:er|ive[nt])|wiki)\b", re.IGNORECASE)


def check_addresses(manuscript: Manuscript, ledger: Ledger) -> Iterator[Problem]:
    """Yield footnotes whose address is not in the register, or hides that it is a copy."""
    if not ledger.sources:
        return
    known = {source.url: source for source in ledger.sources}
    for note, source in manuscript.sources.items():
        line = manuscript.definitions[note]
        entry = known.get(source.url)
        if entry is None:
            fault = f"Adressen <{source.url}> i fotnoten [^{note}] står inte i {SOURCES}."
            remedy = "Rätta adressen eller lägg till källan där."
            yield Problem(manuscript.path, line, fault, remedy)
        elif entry.mirror_of and not SAYS_COPY.search(source.note):
            fault = f"Källan [^{note}] är en kopia; originalet finns hos {entry.mirror_of}."
            remedy = f"Skriv efter datumet: Kopia; originalet finns hos {entry.mirror_of}."
            yield Problem(manuscript.path, line, fault, remedy)


def check_orphans(manuscripts: Iterable[Manuscript], ledger: Ledger) -> Iterator[Problem]:
    """Yield sources that nothing refers to, and addresses in the data files that are unknown.

    A source that the corpus covers nothing of (``covers = "none"``) has its reason in its note.
    """
    path = ledger.folder / SOURCES
    if not ledger.sources:
        return
    known = {source.url for source in ledger.sources}
    for row in ledger.allocations:
        if row.source not in known:
            fault = f"Raden i allocations.csv har källan {row.source}, som inte står i {SOURCES}."
            remedy = "Rätta adressen eller lägg till källan."
            yield Problem(ledger.folder / "allocations.csv", row.line, fault, remedy)
    if not ledger.is_whole:
        return
    used = set(ledger.addresses)
    used.update(s.url for manuscript in manuscripts for s in manuscript.document.sources)
    for source in ledger.sources:
        if source.url not in used and source.covers is not Coverage.NONE:
            fault = f"Ingen uppgift har källan {source.url}."
            remedy = 'Ta bort den, eller skriv covers = "none" och skälet i note.'
            yield Problem(path, source.line, fault, remedy)
