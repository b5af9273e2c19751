"""The grants for culture in Norrbotten and their criteria, as data (``grants.toml``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.document import State, Years
from corpus.problems import Problem, UnreadableDocumentError
from corpus.tables import Table, read_tables, report_repeated

BUNDLED = Path(__file__).parent / "grants.toml"

_CRITERION_KEYS = ("text", "source", "state")
_REQUIREMENT_KEYS = (*_CRITERION_KEYS, "number", "value", "unit")
_PERIOD_KEYS = (*_CRITERION_KEYS, "opens", "closes")
_KEYS = (
    "id",
    "name",
    "aliases",
    "grantor",
    "document",
    "state",
    "valid_from",
    "valid_to",
    "last_confirmed",
    "applicants",
    "not_applicants",
    "requirements",
    "not_supported",
    "max_amount",
    "max_amount_note",
    "max_share_percent",
    "periods",
    "how_to_apply",
    "decided_by",
    "decided_when",
    "appeal",
    "contact",
    "replaced_by",
)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a source says of a grant; without a state it holds as the grant itself does."""

    text: str
    source: str
    state: State | None


@dataclass(frozen=True, slots=True)
class Requirement(Criterion):
    """A condition; ``number`` is its figure as written, ``value`` and ``unit`` the same as data."""

    number: str
    value: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Period(Criterion):
    """A time to apply, first and last day included; a day that is not known is ``None``."""

    opens: date | None
    closes: date | None


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant; texts are empty where the sources do not say, empty lists mean not known.

    Amounts are whole kronor, ``max_share_percent`` a share of the project's whole budget,
    ``last_confirmed`` the latest year in which a source speaks of the rules, and ``replaced_by``
    the id of a later grant.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    grantor: str
    document: str
    state: State
    years: Years
    last_confirmed: int | None
    applicants: tuple[Criterion, ...]
    not_applicants: tuple[Criterion, ...]
    requirements: tuple[Requirement, ...]
    not_supported: tuple[Criterion, ...]
    max_amount: int | None
    max_amount_note: str
    max_share_percent: int | None
    periods: tuple[Period, ...]
    how_to_apply: str
    decided_by: str
    decided_when: str
    appeal: str
    contact: str
    replaced_by: str
    line: int


def load_grants(path: Path = BUNDLED) -> tuple[Grant, ...]:
    """Return every grant of the file, in its order.

    Raises:
        UnreadableDocumentError: the file cannot be read or tables are faulty; every fault is named.

    """
    problems: list[Problem] = []
    tables = read_tables(path, "grant", "id", problems)
    report_repeated(tables, "id")
    grants = tuple(map(_grant, tables))
    ids = {grant.id for grant in grants}
    for table, grant in zip(tables, grants, strict=True):
        if grant.replaced_by and grant.replaced_by not in ids:
            table.report(f"”{grant.replaced_by}” finns inte.", "Skriv ett stöds id i replaced_by.")
    if problems:
        raise UnreadableDocumentError(*problems)
    return grants


def _grant(table: Table) -> Grant:
    table.expect_only(_KEYS)
    return Grant(
        id=table.text("id"),
        name=table.text("name"),
        aliases=table.texts("aliases"),
        grantor=table.text("grantor"),
        document=table.text("document"),
        state=table.required_choice("state", State, State.CURRENT),
        years=_years(table),
        last_confirmed=table.year("last_confirmed"),
        applicants=tuple(_criteria(table, "applicants")),
        not_applicants=tuple(_criteria(table, "not_applicants")),
        requirements=tuple(_requirements(table)),
        not_supported=tuple(_criteria(table, "not_supported")),
        max_amount=table.number("max_amount", 1, 10**9),
        max_amount_note=table.text("max_amount_note", required=False),
        max_share_percent=table.number("max_share_percent", 1, 100),
        periods=tuple(_periods(table)),
        how_to_apply=table.text("how_to_apply", required=False),
        decided_by=table.text("decided_by", required=False),
        decided_when=table.text("decided_when", required=False),
        appeal=table.text("appeal", required=False),
        contact=table.text("contact", required=False),
        replaced_by=table.text("replaced_by", required=False),
        line=table.line,
    )


def _years(table: Table) -> Years:
    first, last = table.year("valid_from"), table.year("valid_to")
    if first is not None and last is not None and first > last:
        table.report(f"Giltigheten slutar ({last}) före sin början ({first}).", "Rätta åren.")
        return Years()
    return Years(first, last)


def _criteria(table: Table, key: str) -> Iterator[Criterion]:
    for item in table.tables(key):
        item.expect_only(_CRITERION_KEYS)
        yield Criterion(item.text("text"), item.address("source"), item.choice("state", State))


def _requirements(table: Table) -> Iterator[Requirement]:
    for item in table.tables("requirements"):
        item.expect_only(_REQUIREMENT_KEYS)
        if ("value" in item.values) != ("unit" in item.values):
            item.report("”value” och ”unit” hör ihop.", "Skriv båda eller ingen.")
        yield Requirement(
            text=item.text("text"),
            source=item.address("source"),
            state=item.choice("state", State),
            number=item.text("number", required=False),
            value=item.number("value", 0, 10**9),
            unit=item.text("unit", required=False),
        )


def _periods(table: Table) -> Iterator[Period]:
    for item in table.tables("periods"):
        item.expect_only(_PERIOD_KEYS)
        opens, closes = item.day("opens"), item.day("closes")
        if opens and closes and opens > closes:
            item.report(f"Perioden slutar ({closes}) före sin början ({opens}).", "Rätta datumen.")
        yield Period(
            text=item.text("text"),
            source=item.address("source"),
            state=item.choice("state", State),
            opens=opens,
            closes=closes,
        )
