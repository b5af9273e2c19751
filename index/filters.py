"""Which passages may be found: by kind, document, region, year, paragraph, publisher, recipient.

Filters are asked of the table of passages before anything is searched, so that a narrow filter
loses nothing: the best of what passes it are found, not what passes it of the best.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Kind
from corpus.recipients import find_recipient


@dataclass(frozen=True, slots=True)
class Filters:
    """What a passage must be; an empty field lets everything through.

    ``publishers`` are those of the sources that a passage names, in any case of letters.
    ``recipient`` is a recipient's name or one of its other names; a passage that has any of
    them passes. A name that is not in the register is looked for as it stands.
    """

    kinds: frozenset[Kind] = frozenset()
    documents: frozenset[str] = frozenset()
    region: str = ""
    year: int | None = None
    paragraph: str = ""
    publishers: frozenset[str] = frozenset()
    recipient: str = ""

    def __bool__(self) -> bool:
        return self != Filters()

    @property
    def recipient_names(self) -> tuple[str, ...]:
        """Return the names of the recipient."""
        if not self.recipient:
            return ()
        known = find_recipient(self.recipient)
        return known.names if known else (self.recipient,)

    def names(self, text: str) -> bool:
        """Tell whether a text has one of the recipient's names as words of their own."""
        if not self.recipient:
            return True
        names = "|".join(map(re.escape, self.recipient_names))
        return re.search(rf"\b(?:{names})s?\b", text, re.IGNORECASE) is not None


def conditions(filters: Filters, notes: Sequence[tuple[str, str]]) -> tuple[str, list[str | int]]:
    """Return the condition in SQL on a row of ``passages``, and its values.

    Args:
        filters: the filters; the names of a recipient are left to ``Filters.names``.
        notes: the notes, by document, that are sources of the publishers.

    """
    parts: list[str] = ["1"]
    values: list[str | int] = []

    def add(part: str, *found: str | int) -> None:
        parts.append(part)
        values.extend(found)

    for column, chosen in (("kind", filters.kinds), ("document", filters.documents)):
        if chosen:
            add(f"{column} IN ({','.join('?' * len(chosen))})", *map(str, sorted(chosen)))
    if filters.region:
        add("region = ?", filters.region)
    if filters.paragraph:
        add("(paragraph = ? OR paragraph LIKE ?)", filters.paragraph, f"% {filters.paragraph}")
    if filters.year is not None:
        add("(first_year IS NULL OR first_year <= ?)", filters.year)
        add("(last_year IS NULL OR last_year >= ?)", filters.year)
    if filters.publishers:
        pairs = ",".join("(?, ?)" for _ in notes)
        add(
            f"EXISTS (SELECT 1 FROM (VALUES {pairs}) AS cited WHERE document = cited.column1 "
            "AND instr(sentences, cited.column2))"
            if notes
            else "0",
            *(value for document, note in notes for value in (document, json.dumps(note))),
        )
    return " AND ".join(parts), values
