"""Amounts in the documents agree with the data files, digit by digit.

An amount in a statement has to stand in ``allocations.csv`` with the address of one of the
statement's sources, in one of the years it names, and – where it names recipients – in a row
of one of these or in a sum. An amount in a grant's rules may stand in ``grants.toml`` instead.
What a person looked through and found right is listed in ``checks/amounts.toml``, with reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.allocations import Allocation, Stage
from corpus.checks.amounts import Amount, find_amounts, write_amount
from corpus.checks.ledger import ALLOCATIONS, Ledger
from corpus.checks.manuscript import Manuscript, Statement
from corpus.document import Kind
from corpus.problems import Problem, UnreadableDocumentError
from corpus.tables import read_tables

EXEMPT = Path("checks") / "amounts.toml"

_YEAR = re.compile(r"(?<![\d:\u00a0])(?:19|20)\d\d(?!\d|:\d)")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)[–-]((?:19|20)\d\d)(?!\d)")
_SINGLE = frozenset({Stage.GRANTED, Stage.APPLIED, Stage.TEMPORARY})


@dataclass(frozen=True, slots=True)
class Exempt:
    """An amount that was looked through by a person: where it stands and why it is right."""

    document: str
    amount: str
    reason: str
    line: int


def load_exempt(path: Path) -> tuple[Exempt, ...]:
    """Return the list of amounts that need not agree; none where the file does not exist.

    Raises:
        UnreadableDocumentError: the list cannot be read.

    """
    if not path.is_file():
        return ()
    problems: list[Problem] = []
    exempt = tuple(
        Exempt(table.text("document"), table.text("amount"), table.text("reason"), table.line)
        for table in read_tables(path, "exempt", "document", problems)
    )
    if problems:
        raise UnreadableDocumentError(*problems)
    return exempt


def check_agreement(manuscripts: Iterable[Manuscript], ledger: Ledger) -> Iterator[Problem]:
    """Yield every amount that the data files do not hold.

    Raises:
        UnreadableDocumentError: the list of exempt amounts cannot be read.

    """
    listed = load_exempt(ledger.folder / EXEMPT)
    passed = {(exempt.document, exempt.amount) for exempt in listed}
    for manuscript in manuscripts:
        for problem, amount in find_disagreements(manuscript, ledger):
            if (manuscript.document.id, amount.text) not in passed:
                yield problem


def find_disagreements(manuscript: Manuscript, ledger: Ledger) -> Iterator[tuple[Problem, Amount]]:
    """Yield every amount that the data files do not hold, the exempt ones among them."""
    if not ledger.allocations:
        return
    sources = manuscript.sources
    is_grant = manuscript.document.kind is Kind.GRANT
    for statement in manuscript.statements:
        addresses = [sources[note].url for note in statement.notes if note in sources]
        rows = [row for address in addresses for row in ledger.by_address.get(address, ())]
        for amount in find_amounts(statement.text):
            if is_grant and amount.kronor in ledger.grant_amounts:
                continue
            fault = _fault(statement, amount, rows)
            if fault:
                remedy = f"Jämför med källan och rätta dokumentet eller {ALLOCATIONS}."
                yield Problem(manuscript.path, statement.line, fault, remedy), amount


def _fault(statement: Statement, amount: Amount, rows: list[Allocation]) -> str:
    """Return what is wrong with an amount, or an empty text."""
    if not rows:
        return f"{amount.text}: {ALLOCATIONS} har inget belopp ur meningens källa."
    years = _years(f"{statement.lead} {statement.text}")
    timely = [row for row in rows if not years or row.year is None or row.year in years]
    equal = [row for row in timely if abs(row.amount) == amount.kronor]
    if not equal:
        other = [row for row in rows if abs(row.amount) == amount.kronor]
        if other:
            return f"{amount.text} gäller {other[0].year} i {ALLOCATIONS} (rad {other[0].line})."
        near = min(timely or rows, key=lambda row: abs(row.amount - amount.kronor))
        return (
            f"{amount.text} står inte i {ALLOCATIONS} för meningens källa och år; "
            f"närmast är {write_amount(near.amount)} (rad {near.line})."
        )
    named = [row for row in timely if row.recipient.partition(" (")[0] in statement.text]
    if named and all(row.stage in _SINGLE and row not in named for row in equal):
        return (
            f"{amount.text} hör till {equal[0].recipient} i {ALLOCATIONS} (rad {equal[0].line}), "
            f"inte till {named[0].recipient}."
        )
    return ""


def _years(text: str) -> set[int]:
    """Return the years a text names, those within its spans among them."""
    spans = (range(int(first), int(last) + 1) for first, last in _SPAN.findall(text))
    return {int(year) for year in _YEAR.findall(text)}.union(*spans)
