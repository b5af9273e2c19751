"""Sums that a source states agree with their parts in ``allocations.csv``.

``checks/totals.toml`` names each sum and its parts. A sum whose parts stand in the file, yet is not
meant to equal them, is named there with its reason; so a new sum is never passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.allocations import Allocation, Stage
from corpus.checks.amounts import write_amount
from corpus.checks.ledger import ALLOCATIONS, Ledger
from corpus.problems import Problem, UnreadableDocumentError
from corpus.tables import Table, read_tables

TOTALS = Path("checks") / "totals.toml"

_SUMS = frozenset({Stage.TOTAL, Stage.SUBTOTAL})
_NO_PARTS = _SUMS | {Stage.CHANGE}


@dataclass(frozen=True, slots=True)
class StatedSum:
    """A sum in a source, and which rows of the same source and year are its parts.

    Attributes:
        source: the address of the source.
        year: the year of the sum and its parts.
        recipient: who the sum is for.
        amount: the sum itself, in whole kronor, as the source has it.
        parts: recipients whose rows are the parts; empty where ``note`` or ``region`` tells.
        note: how the notes of the parts begin.
        region: the region of the parts.
        stage: the stage of the parts, or empty for any.
        difference: sum less parts in whole kronor, where ``reason`` explains it.
        reason: why the sum differs, or why it is not to be added up at all.
        line: its line in the file.

    """

    source: str
    year: int | None
    recipient: str
    amount: int
    parts: tuple[str, ...]
    note: str
    region: str
    stage: str
    difference: int
    reason: str
    line: int

    @property
    def is_added_up(self) -> bool:
        """Tell whether the parts are known."""
        return bool(self.parts or self.note or self.region or self.stage)

    def is_of(self, row: Allocation) -> bool:
        """Tell whether ``row`` is the sum itself."""
        return row.stage in _SUMS and (row.source, row.year, row.recipient, row.amount) == (
            self.source,
            self.year,
            self.recipient,
            self.amount,
        )

    def takes_in(self, row: Allocation) -> bool:
        """Tell whether ``row`` is one of the parts."""
        return (
            (row.source, row.year) == (self.source, self.year)
            and not (self.is_of(row) or row.stage is Stage.CHANGE)
            and (row.recipient in self.parts or (not self.parts and row.stage not in _NO_PARTS))
            and row.note.startswith(self.note)
            and self.region in {"", row.region}
            and self.stage in {"", row.stage}
        )


def load_totals(path: Path) -> tuple[StatedSum, ...]:
    """Return the stated sums; none where the file does not exist.

    Raises:
        UnreadableDocumentError: the file cannot be read.

    """
    if not path.is_file():
        return ()
    problems: list[Problem] = []
    sums = tuple(map(_read, read_tables(path, "sum", "recipient", problems)))
    if problems:
        raise UnreadableDocumentError(*problems)
    return sums


def _read(table: Table) -> StatedSum:
    return StatedSum(
        source=table.address("source"),
        year=table.year("year"),
        recipient=table.text("recipient"),
        amount=table.number("amount", 0, 10**12) or 0,
        parts=table.texts("parts"),
        note=table.text("note", required=False),
        region=table.text("region", required=False),
        stage=table.text("stage", required=False),
        difference=table.number("difference", -(10**9), 10**9) or 0,
        reason=table.text("reason", required="difference" in table.values),
        line=table.line,
    )


def check_totals(ledger: Ledger) -> Iterator[Problem]:
    """Yield sums that differ from their parts, and sums whose parts nobody has named.

    Raises:
        UnreadableDocumentError: the list of sums cannot be read.

    """
    path = ledger.folder / ALLOCATIONS
    sums = load_totals(ledger.folder / TOTALS)
    for stated in sums:
        rows = ledger.by_address.get(stated.source, [])
        total = next(filter(stated.is_of, rows), None)
        if total is None:
            fault = (
                f"Summan {write_amount(stated.amount)} till {stated.recipient} {stated.year} "
                f"finns inte i {ALLOCATIONS}."
            )
            yield Problem(
                ledger.folder / TOTALS, stated.line, fault, "Rätta summan i den ena filen."
            )
        elif stated.is_added_up:
            found = sum(row.amount for row in rows if stated.takes_in(row))
            if found + stated.difference != stated.amount:
                fault = (
                    f"Delarna av {write_amount(stated.amount)} till {stated.recipient} "
                    f"{stated.year} blir {write_amount(found)}."
                )
                yield Problem(path, total.line, fault, f"Rätta raderna eller {TOTALS}.")
    for row in ledger.allocations:
        if row.stage in _SUMS and not row.kind.is_rate and not _is_named(row, sums):
            parts = _likely_parts(row, ledger)
            if len(parts) > 1:
                fault = f"Summan till {row.recipient} har kanske {len(parts)} delar i filen."
                yield Problem(path, row.line, fault, f"Skriv i {TOTALS} vilka, eller skälet.")


def _is_named(row: Allocation, sums: tuple[StatedSum, ...]) -> bool:
    return any(
        stated.is_of(row) or (stated.source == row.source and row.recipient in stated.parts)
        for stated in sums
    )


def _likely_parts(total: Allocation, ledger: Ledger) -> list[Allocation]:
    return [
        row
        for row in ledger.by_address[total.source]
        if row.year == total.year and row.kind is total.kind and row.stage not in _NO_PARTS
    ]
