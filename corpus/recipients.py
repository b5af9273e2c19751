"""Who receives money for culture, and the names that people use for them (``recipients.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from corpus.problems import Problem, UnreadableDocumentError
from corpus.tables import Table, read_tables, report_repeated

BUNDLED = Path(__file__).parent / "recipients.toml"

_KEYS = (
    "id",
    "kind",
    "name",
    "aliases",
    "region",
    "seat",
    "owner",
    "area",
    "in_model",
    "in_model_since",
    "document",
    "source",
    "note",
)


class RecipientKind(StrEnum):
    """What a recipient is; a budget is no receiver, but amounts stand on it."""

    ORGANISATION = "organisation"
    REGION = "region"
    MUNICIPALITY = "municipality"
    GROUP = "group"
    PROJECT = "project"
    AWARD = "award"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone who receives money; texts are empty where the sources do not say.

    ``area`` is the area (1-7) of 8 § in the ordinance (2010:2012), ``document`` the id of the
    document that describes the recipient, ``line`` where it stands in the file.
    """

    id: str
    kind: RecipientKind
    name: str
    aliases: tuple[str, ...]
    region: str
    seat: str
    owner: str
    area: int | None
    in_model: bool
    in_model_since: int | None
    document: str
    source: str
    note: str
    line: int

    @property
    def names(self) -> tuple[str, ...]:
        """Return the canonical name and then the others."""
        return (self.name, *self.aliases)


def load_recipients(path: Path = BUNDLED) -> tuple[Recipient, ...]:
    """Return every recipient of the file, in its order.

    Raises:
        UnreadableDocumentError: the file cannot be read or tables are faulty; every fault is
            named, a name that two recipients share among them.

    """
    problems: list[Problem] = []
    tables = read_tables(path, "recipient", "id", problems)
    report_repeated(tables, "id")
    recipients = tuple(map(_recipient, tables))
    _report_shared_names(path, recipients, problems)
    if problems:
        raise UnreadableDocumentError(*problems)
    return recipients


def find_recipient(name: str, path: Path = BUNDLED) -> Recipient | None:
    """Return the recipient of that name or alias; case and kind of space do not matter."""
    return _by_name(path).get(_normal(name))


@cache
def _by_name(path: Path) -> Mapping[str, Recipient]:
    return {_normal(name): item for item in load_recipients(path) for name in item.names}


def _normal(name: str) -> str:
    return " ".join(name.casefold().split())


def _recipient(table: Table) -> Recipient:
    table.expect_only(_KEYS)
    return Recipient(
        id=table.text("id"),
        kind=table.required_choice("kind", RecipientKind, RecipientKind.ORGANISATION),
        name=table.text("name"),
        aliases=table.texts("aliases"),
        region=table.text("region", required=False),
        seat=table.text("seat", required=False),
        owner=table.text("owner", required=False),
        area=table.number("area", 1, 7),
        in_model=table.flag("in_model"),
        in_model_since=table.year("in_model_since"),
        document=table.text("document", required=False),
        source=table.address("source"),
        note=table.text("note", required=False),
        line=table.line,
    )


def _report_shared_names(
    path: Path, recipients: tuple[Recipient, ...], problems: list[Problem]
) -> None:
    owners: dict[str, Recipient] = {}
    for recipient in recipients:
        for name in filter(None, recipient.names):
            owner = owners.setdefault(_normal(name), recipient)
            if owner is not recipient:
                fault = f"{recipient.id}: namnet ”{name}” har redan {owner.id} (rad {owner.line})."
                remedy = "Låt bara en av mottagarna ha namnet."
                problems.append(Problem(path, recipient.line, fault, remedy))
