"""The official sources behind the corpus, one table each in ``sources.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.problems import Problem, UnreadableDocumentError
from corpus.tables import Table, read_tables, report_repeated

BUNDLED = Path(__file__).parent / "sources.toml"

_KEYS = ("url", "publisher", "title", "kind", "date", "covers", "mirror_of", "note")


class SourceKind(StrEnum):
    """What kind of publication a source is."""

    PAGE = "page"
    NEWS = "news"
    PRESS = "press"
    ARTICLE = "article"
    OPINION = "opinion"
    STATUTE = "statute"
    BILL = "bill"
    INQUIRY = "inquiry"
    DECISION = "decision"
    CALL = "call"
    PLAN = "plan"
    REPORT = "report"
    CONSULTATION = "consultation"
    STATISTICS = "statistics"
    REFERENCE = "reference"


class Coverage(StrEnum):
    """How much of a source the corpus covers."""

    FULL = "full"
    PART = "part"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class OfficialSource:
    """A publication and its address; ``mirror_of`` names who published the original of a copy.

    ``date`` is as the source gives it (a year, a day, or ”odaterad”); ``line`` is where the
    source stands in the file.
    """

    url: str
    publisher: str
    title: str
    kind: SourceKind
    date: str
    covers: Coverage
    mirror_of: str
    note: str
    line: int


def load_sources(path: Path = BUNDLED) -> tuple[OfficialSource, ...]:
    """Return every source of the file, in its order.

    Raises:
        UnreadableDocumentError: the file cannot be read or tables are faulty; every fault is
            named, an address that stands twice among them.

    """
    problems: list[Problem] = []
    tables = read_tables(path, "source", "url", problems)
    report_repeated(tables, "url")
    sources = tuple(map(_source, tables))
    if problems:
        raise UnreadableDocumentError(*problems)
    return sources


def _source(table: Table) -> OfficialSource:
    table.expect_only(_KEYS)
    covers = table.required_choice("covers", Coverage, Coverage.NONE)
    note = table.text("note", required=False)
    if covers is Coverage.NONE and not note:
        table.report("Skäl saknas.", "Skriv i note varför korpusen inte täcker källan.")
    return OfficialSource(
        url=table.address("url"),
        publisher=table.text("publisher"),
        title=table.text("title"),
        kind=table.required_choice("kind", SourceKind, SourceKind.PAGE),
        date=table.text("date"),
        covers=covers,
        mirror_of=table.text("mirror_of", required=False),
        note=note,
        line=table.line,
    )
