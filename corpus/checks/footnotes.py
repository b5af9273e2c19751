"""Footnotes: every one is used, every statement has one, and a copy says that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from corpus.checks.manuscript import Manuscript
from corpus.checks.register import SAYS_COPY
from corpus.problems import Problem

# Sites that keep copies of others' documents, and encyclopaedias that anyone can edit.
_MIRRORS = re.compile(
    r"(?:^|\.)(?:9lib|docplayer|doczz|scribd|silo|slideplayer|spotidoc|studylibsv"
    r"|vdocuments|yumpu|[a-z]*wiki[a-z]*)\.[a-z]+$"
)

_HOST = re.compile(r"^[^\s.]+(?:\.[^\s.]+)+$")


def check_footnotes(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield unused footnotes, statements without one, and sources that hide what they are."""
    used = {mark.note for section in manuscript.document.sections for mark in section.marks}
    for note, line in manuscript.definitions.items():
        if note not in used:
            fault = f"Fotnoten [^{note}] används inte."
            yield Problem(manuscript.path, line, fault, "Sätt den efter det den styrker.")
    yield from _unsupported(manuscript)
    yield from _addresses(manuscript)


def _unsupported(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield statements without a source; an original text needs none."""
    if not manuscript.document.is_summary:
        return
    sources = manuscript.sources
    for statement in manuscript.statements:
        if not any(note in sources for note in statement.notes):
            yield Problem(
                manuscript.path,
                statement.line,
                f"Källa saknas till ”{_opening(statement.text)}”.",
                "Sätt en fotnot med källan efter meningen.",
            )


def _addresses(manuscript: Manuscript) -> Iterator[Problem]:
    for note, source in manuscript.sources.items():
        line = manuscript.definitions[note]
        host = (urlsplit(source.url).hostname or "").rstrip(".")
        if not _HOST.match(host):
            fault = f"Adressen <{source.url}> i fotnoten [^{note}] är ingen webbadress."
            yield Problem(manuscript.path, line, fault, "Skriv hela adressen till källan.")
        elif _MIRRORS.search(host) and not SAYS_COPY.search(source.note):
            yield Problem(
                manuscript.path,
                line,
                f"Källan [^{note}] ligger på {host}, som inte är utgivarens egen plats.",
                "Skriv efter datumet: Kopia hos …; originalet finns hos … (eller: Öppen wiki.)",
            )


def _opening(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:50].rsplit(' ', 1)[0]} …"
