"""A TOML file of ``[[name]]`` tables, read value by value so that every fault gets its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from corpus.problems import Problem, UnreadableDocumentError
from corpus.readers.decoding import decode

FIRST_YEAR, LAST_YEAR = 1974, 2050
ADDRESS = re.compile(r"^https?://[^\s<>]+$")

_SYNTAX_LINE = re.compile(r"at line (\d+)")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its getters return what stands there, or report what is wrong with it.

    A getter that meets a fault adds it to ``problems`` and returns an empty value, so that one
    reading finds every fault of a file.
    """

    path: Path
    line: int
    name: str
    values: dict[str, object]
    problems: list[Problem]

    def report(self, fault: str, remedy: str) -> None:
        """Add a problem on the line where the table begins."""
        self.problems.append(Problem(self.path, self.line, f"{self.name}: {fault}", remedy))

    def text(self, key: str, required: bool = True) -> str:
        """Return a text; an absent one is empty, and a fault where it is required."""
        value = self.values.get(key)
        if value is None and not required:
            return ""
        if isinstance(value, str) and value.strip():
            return value.strip()
        fault = f"”{key}” saknas." if value is None else f"”{key}” är inte en text: {value!r}."
        self.report(fault, f'Skriv {key} = "…".')
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; an absent one is empty."""
        value = self.values.get(key, [])
        if isinstance(value, list) and all(isinstance(text, str) and text for text in value):
            return tuple(value)
        self.report(f"”{key}” är inte en lista med texter.", f'Skriv {key} = ["…", "…"].')
        return ()

    def number(self, key: str, low: int, high: int) -> int | None:
        """Return a whole number from ``low`` to ``high``; ``None`` where it is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.report(
            f"”{key} = {value}” är inte ett heltal från {low} till {high}.",
            "Skriv bara siffror, utan citattecken och mellanslag.",
        )
        return None

    def year(self, key: str) -> int | None:
        """Return a plausible year; ``None`` where it is absent."""
        return self.number(key, FIRST_YEAR, LAST_YEAR)

    def flag(self, key: str) -> bool:
        """Return ``true`` or ``false``; an absent flag is false."""
        value = self.values.get(key, False)
        if isinstance(value, bool):
            return value
        self.report(
            f"”{key} = {value}” är varken ja eller nej.", f"Skriv {key} = true eller false."
        )
        return False

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """Return one of a closed set; ``None`` where it is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value in list(choices):
            return choices(value)
        self.report(f"”{key} = {value}” är okänt.", f"Välj något av: {', '.join(choices)}.")
        return None

    def required_choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """Return one of a closed set; an absent one is a fault and gives the default."""
        if key not in self.values:
            self.report(f"”{key}” saknas.", f"Välj något av: {', '.join(choices)}.")
        return self.choice(key, choices) or default

    def day(self, key: str) -> date | None:
        """Return a day written as ``"2024-02-15"``; ``None`` where it is absent."""
        text = self.text(key, required=False)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.report(f"”{key} = {text}” är inte ett datum.", "Skriv år-månad-dag: 2024-02-15.")
            return None

    def address(self, key: str) -> str:
        """Return a web address."""
        text = self.text(key)
        if text and not ADDRESS.match(text):
            self.report(f"”{key} = {text}” är inte en webbadress.", "Börja med https://.")
        return text

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the inline tables of a list, each under its number."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.report(
                f"”{key}” är inte en lista med uppgifter.", f'Skriv {key} = [{{ text = "…" }}].'
            )
            return
        for number, item in enumerate(value, 1):
            name = f"{self.name}, {key} nr {number}"
            yield Table(self.path, self.line, name, item, self.problems)

    def expect_only(self, known: Collection[str]) -> None:
        """Report every key that is not among the known ones, such as a misspelt one."""
        for key in sorted(set(self.values) - set(known)):
            self.report(f"”{key}” är okänt.", f"Använd något av: {', '.join(known)}.")


def read_tables(path: Path, kind: str, label: str, problems: list[Problem]) -> list[Table]:
    """Return the ``[[kind]]`` tables of a file.

    Args:
        path: the file.
        kind: the name between the brackets.
        label: the key whose value names a table in a problem.
        problems: where the tables' getters put what they find.

    Raises:
        UnreadableDocumentError: the file cannot be read, or is not TOML.

    """
    text = decode(path)
    try:
        values = tomllib.loads(text).get(kind, [])
    except tomllib.TOMLDecodeError as error:
        match = _SYNTAX_LINE.search(str(error))
        raise UnreadableDocumentError(
            Problem(
                path,
                int(match[1]) if match else text.count("\n") + 1,
                f"Filen är inte giltig TOML ({error}).",
                "Sätt text inom citattecken och avsluta varje lista med ].",
            )
        ) from error
    head = re.compile(rf"^\[\[\s*{re.escape(kind)}\s*\]\]")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if head.match(line)]
    if not lines or len(lines) != len(values):
        raise UnreadableDocumentError(
            Problem(path, 1, f"Filen har inga [[{kind}]].", f"Inled varje post med [[{kind}]].")
        )
    return [
        Table(path, line, str(item.get(label) or f"{kind} på rad {line}"), item, problems)
        for line, item in zip(lines, values, strict=True)
    ]


def report_repeated(tables: list[Table], key: str) -> None:
    """Report every table whose value for ``key`` another table already has."""
    seen: dict[str, int] = {}
    for table in tables:
        value = table.values.get(key)
        if not isinstance(value, str):
            continue
        first = seen.setdefault(value.casefold(), table.line)
        if first != table.line:
            table.report(f"”{value}” finns redan på rad {first}.", f"Ge posten ett annat {key}.")
