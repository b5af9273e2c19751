"""No private person's contact details: offices may be reached, people are left in peace."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.checks.manuscript import Manuscript
from corpus.problems import Problem

_ADDRESS = re.compile(r"<[^<>\s]*>")
_MAIL = re.compile(r"(?<![\w.+-])(?P<box>[\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
# Mail boxes of an office, whole or as the first part: kultur@, kultur.stod@, info@.
_OFFICE = re.compile(
    r"^(?:arkiv|bibliotek|bidrag|bokning|dans|diarie|film|info|kansli|kommun|konst|kontakt|kultur"
    r"|landsting|museum|musik|region|regionen|registrator|remiss|scen|slojd|stipendium|stod|teater"
    r"|webb|webmaster)(?:[.+_-]|\w*$)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w:/.,\u00a0–-])(?:\+46[ \u00a0-]?(?:\(0\))?\d{1,3}|0\d{1,3})"
    r"(?:[-–/][ \u00a0]?|[ \u00a0][-–]?[ \u00a0]?)\d{2,3}(?:[ \u00a0]?\d{2,3}){1,3}(?![\d:])"
)
_IDENTITY = re.compile(r"(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[-+]\d{4}(?!\d)")


def check_contacts(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield telephone numbers, personal mail addresses and personal identity numbers."""
    for number, line in enumerate(manuscript.lines, 1):
        text = _ADDRESS.sub("", line)
        for match in _MAIL.finditer(text):
            if not _OFFICE.match(match["box"]):
                fault = f"E-postadressen {match[0]} ser ut att vara en persons."
                remedy = "Ta bort den eller skriv en funktionsadress, till exempel kultur@…"
                yield Problem(manuscript.path, number, fault, remedy)
        for match in _PHONE.finditer(text):
            fault = f"Telefonnumret {match[0].strip()} hör inte hemma i ett dokument."
            yield Problem(manuscript.path, number, fault, "Ta bort det.")
        for match in _IDENTITY.finditer(text):
            fault = f"{match[0]} ser ut som ett personnummer."
            yield Problem(manuscript.path, number, fault, "Ta bort det.")
