"""Footnotes as sources: ``[^plan]: Publisher, ”Title”, date[, place]. [Note.] <address>``.

A footnote that begins with ``Osäker:`` or ``Motstridig:`` is no source but a doubt, and
the rest of its line the reason.
"""

from __future__ import annotations

import re

from corpus.document import Certainty, Doubt, Source

DEFINITION = re.compile(r"^\[\^(?P<id>[^\]\s]+)\]:[ \t]*(?P<text>.*)$")
REFERENCE = re.compile(r"\[\^(?P<id>[^\]\s]+)\]")

_DOUBTS = {"osäker": Certainty.UNCERTAIN, "motstridig": Certainty.CONFLICTING}
_DOUBT = re.compile(r"^(?P<kind>osäker|motstridig):\s*(?P<reason>\S.*)$", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*<(?P<url>https?://[^>\s]+)>\s*\.?$")
_HEAD = re.compile(r"^(?:(?P<publisher>.+?),\s*)?[”\"“](?P<title>.+)[”\"](?P<rest>[^”\"]*)$")
_PLACE = re.compile(
    r",\s*(?P<place>s\.\s*\d+(?:[–-]\d+)?|(?:\d+\s*kap\.\s*)?\d+\s*(?:[a-z]\s*)?§)(?=[.,]|\s|$)"
)
# A full stop ends the date unless it belongs to an abbreviation such as "ca." or "t.o.m.".
_DATE_END = re.compile(r"(?<!\bca)(?<!\bt\.o\.m)(?<!\bfr\.o\.m)\.(?:\s+(?=[A-ZÅÄÖ])|\s*$)")


def parse_note(note_id: str, text: str) -> Source | Doubt:
    """Return what a footnote says: a source, or a doubt.

    Args:
        note_id: the footnote's label, without ``[^`` and ``]``.
        text: the definition, on one line.

    Raises:
        ValueError: the text has neither form; the message says, in Swedish, what is missing.

    """
    doubt = _DOUBT.match(text)
    if doubt:
        return Doubt(note_id, _DOUBTS[doubt["kind"].lower()], doubt["reason"].strip())
    address = _ADDRESS.search(text)
    if not address:
        raise ValueError("källans adress saknas")
    head = _HEAD.match(text[: address.start()].strip())
    if not head:
        raise ValueError("källans titel saknas")
    rest = head["rest"].strip()
    place = _PLACE.search(rest)
    if place:
        rest = rest[: place.start()] + rest[place.end() :]
    date, _, note = (part or "" for part in _split_date(rest))
    return Source(
        id=note_id,
        title=head["title"].strip(),
        publisher=(head["publisher"] or "").strip(),
        date=date.strip(" ,"),
        url=address["url"],
        place=place["place"] if place else "",
        note=note.strip(),
    )


def _split_date(rest: str) -> tuple[str, str, str]:
    end = _DATE_END.search(rest)
    if not end:
        return rest, "", ""
    return rest[: end.start()], ".", rest[end.end() :]
