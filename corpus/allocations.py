"""Every amount in the sources, one a row of ``allocations.csv``: who gave what to whom, and when.

A row of stage ``total`` or ``subtotal`` is a sum that its source states, and one of stage
``change`` a difference; neither is ever added to other rows. Where a year has several granted
rows of the same grantor, recipient, area and kind, the exact one counts and the others restate
it in round numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from corpus.problems import Problem, UnreadableDocumentError
from corpus.readers.decoding import decode
from corpus.tables import ADDRESS, FIRST_YEAR, LAST_YEAR

BUNDLED = Path(__file__).parent / "allocations.csv"
COLUMNS = (
    "year",
    "grantor",
    "recipient",
    "region",
    "area",
    "kind",
    "stage",
    "amount_sek",
    "precision",
    "source",
    "certainty",
    "note",
)

_WHOLE = re.compile(r"-?[1-9]\d*")


class Stage(StrEnum):
    """What an amount is: decided, asked for, planned, or a sum or difference of such."""

    GRANTED = "granted"
    APPLIED = "applied"
    BUDGET = "budget"
    TEMPORARY = "temporary"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    CHANGE = "change"


class SupportKind(StrEnum):
    """What the money is, in Swedish as the sources call it."""

    OPERATING = "verksamhetsbidrag"
    DEVELOPMENT = "utvecklingsbidrag"
    PROJECT = "projektbidrag"
    CRISIS = "krisstöd"
    SCHOLARSHIP = "stipendium"
    FRAME = "ram"
    APPROPRIATION = "anslag"
    OTHER = "övrigt"
    COST_PER_INHABITANT = "kostnad per invånare"
    GRANT_PER_INHABITANT = "bidrag per invånare"
    PER_PARTICIPANT_WEEK = "ersättning per deltagarvecka"

    @property
    def is_rate(self) -> bool:
        """Tell whether the amount is kronor per something, which no sum may take in."""
        return " per " in self.value


class Precision(StrEnum):
    """How near the stated figure is to the amount."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    NEARLY = "nearly"
    AT_MOST = "at most"


class AmountCertainty(StrEnum):
    """How sure an amount is; a derived one is worked out and stands in no source."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"
    CONFLICTING = "conflicting"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Allocation:
    """One amount in whole kronor; ``year`` is ``None`` where the source is undated.

    ``grantor`` and ``region`` are empty where the source does not say or none fits; ``area`` is
    the area (1-7) of 8 § in the ordinance (2010:2012); ``line`` is the row's line in the file.
    """

    year: int | None
    grantor: str
    recipient: str
    region: str
    area: int | None
    kind: SupportKind
    stage: Stage
    amount: int
    precision: Precision
    source: str
    certainty: AmountCertainty
    note: str
    line: int


def load_allocations(path: Path = BUNDLED) -> tuple[Allocation, ...]:
    """Return every row of the file, in its order.

    Raises:
        UnreadableDocumentError: the file cannot be read or rows are faulty; every fault is named.

    """
    problems: list[Problem] = []
    allocations = tuple(_read(path, problems))
    if problems:
        raise UnreadableDocumentError(*problems)
    return allocations


Choice = TypeVar("Choice", bound=StrEnum)


def _read(path: Path, problems: list[Problem]) -> Iterator[Allocation]:
    reader = csv.reader(decode(path).split("\n"))
    columns = next(reader)
    if tuple(columns) != COLUMNS:
        fault = f"Kolumnerna är {', '.join(columns)}."
        problems.append(Problem(path, 1, fault, f"Låt första raden vara: {','.join(COLUMNS)}"))
        return
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(COLUMNS):
            fault = f"Raden har {len(cells)} fält i stället för {len(COLUMNS)}."
            remedy = "Sätt text med kommatecken inom citattecken."
            problems.append(Problem(path, reader.line_num, fault, remedy))
            continue
        row = _Row(path, reader.line_num, dict(zip(COLUMNS, cells, strict=True)), problems)
        if allocation := row.read():
            yield allocation


@dataclass(frozen=True, slots=True)
class _Row:
    path: Path
    line: int
    cells: dict[str, str]
    problems: list[Problem]

    def read(self) -> Allocation | None:
        """Return the row's allocation, or report each fault of it and return nothing."""
        before = len(self.problems)
        year, area, amount = self._year(), self._area(), self._amount()
        kind, stage = self._choice("kind", SupportKind), self._choice("stage", Stage)
        precision = self._choice("precision", Precision)
        certainty = self._choice("certainty", AmountCertainty)
        if not self.cells["recipient"]:
            self._report("Mottagare saknas.", "Skriv mottagarens namn ur recipients.toml.")
        if not ADDRESS.match(self.cells["source"]):
            self._report(
                f"Källan ”{self.cells['source']}” är inte en webbadress.", "Skriv https://…"
            )
        if amount is not None and amount < 0 and stage is not Stage.CHANGE:
            self._report(f"Beloppet {amount} är negativt.", "Bara stage ”change” får minska.")
        if kind is None or stage is None or precision is None or certainty is None:
            return None
        if amount is None or len(self.problems) > before:
            return None
        return Allocation(
            year=year,
            grantor=self.cells["grantor"],
            recipient=self.cells["recipient"],
            region=self.cells["region"],
            area=area,
            kind=kind,
            stage=stage,
            amount=amount,
            precision=precision,
            source=self.cells["source"],
            certainty=certainty,
            note=self.cells["note"],
            line=self.line,
        )

    def _report(self, fault: str, remedy: str) -> None:
        self.problems.append(Problem(self.path, self.line, fault, remedy))

    def _choice(self, column: str, choices: type[Choice]) -> Choice | None:
        value = self.cells[column]
        if value in list(choices):
            return choices(value)
        self._report(f"”{column}: {value}” är okänt.", f"Välj något av: {', '.join(choices)}.")
        return None

    def _year(self) -> int | None:
        text = self.cells["year"]
        if text and not (re.fullmatch(r"\d{4}", text) and FIRST_YEAR <= int(text) <= LAST_YEAR):
            remedy = f"Skriv ett år från {FIRST_YEAR} till {LAST_YEAR}, eller lämna fältet tomt."
            self._report(f"”{text}” är inte ett rimligt årtal.", remedy)
            return None
        return int(text) if text else None

    def _area(self) -> int | None:
        text = self.cells["area"]
        if text and not re.fullmatch(r"[1-7]", text):
            self._report(f"Område ”{text}” finns inte i 8 §.", "Skriv 1–7 eller lämna fältet tomt.")
            return None
        return int(text) if text else None

    def _amount(self) -> int | None:
        text = self.cells["amount_sek"]
        if not _WHOLE.fullmatch(text):
            remedy = "Skriv hela kronor med bara siffror: 41354000."
            self._report(f"Beloppet ”{text}” är inte ett heltal.", remedy)
            return None
        return int(text)
