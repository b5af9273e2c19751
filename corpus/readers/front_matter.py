"""The YAML block at the head of a Markdown document, and the years written in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from corpus.document import Kind, State, Years
from corpus.problems import Problem, UnreadableDocumentError

_FENCE = "---"
_YEARS = re.compile(r"^(?P<first>\d{4})?(?:\s*(?P<dash>[–-])\s*(?P<last>\d{4})?)?$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says of the document."""

    id: str
    title: str
    kind: Kind
    years: Years
    state: State
    region: str
    aliases: tuple[str, ...]


def parse_years(text: str) -> Years:
    """Return the years of ``2017``, ``2017–2018``, ``2021–`` or ``–2016``.

    Raises:
        ValueError: the text is none of these.

    """
    match = _YEARS.match(text.strip())
    if not match or not (match["first"] or match["last"]):
        raise ValueError(f"”{text}” är inte ett år eller en följd av år")
    first = int(match["first"]) if match["first"] else None
    last = int(match["last"]) if match["last"] else None
    return Years(first, last if match["dash"] else first)


def split_front_matter(path: Path, lines: list[str]) -> tuple[dict[str, Any], int]:
    """Return the front matter's values and how many lines it takes (0 where there is none).

    Raises:
        UnreadableDocumentError: the block is not closed, or is not a YAML mapping.

    """
    if not lines or lines[0].strip() != _FENCE:
        return {}, 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == _FENCE), None)
    if end is None:
        raise _broken(path, 1, "Dokumenthuvudet avslutas inte.", "Skriv en rad med --- efter det.")
    try:
        values = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise _broken(
            path,
            line,
            "Dokumenthuvudet är inte giltig YAML.",
            "Skriv ”namn: värde” på varje rad; sätt text med kolon inom citattecken.",
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise _broken(
            path, 1, "Dokumenthuvudet är inte giltig YAML.", "Skriv ”namn: värde” på varje rad."
        ) from error
    if not isinstance(values, dict):
        raise _broken(
            path, 2, "Dokumenthuvudet är inte giltig YAML.", "Skriv ”namn: värde” på varje rad."
        )
    return values, end + 1


def interpret_front_matter(
    path: Path, values: dict[str, Any], lines: list[str], heading: str
) -> FrontMatter:
    """Return the checked front matter; what is missing comes from the file name and heading.

    Args:
        path: the file.
        values: what the YAML block says.
        lines: the file's lines, to name the line of a faulty value.
        heading: the document's first heading, or an empty string.

    Raises:
        UnreadableDocumentError: a value is not of its kind; every such value is named.

    """
    problems: list[Problem] = []

    def report(name: str, fault: str, remedy: str) -> None:
        line = next((n for n, text in enumerate(lines, 1) if text.startswith(f"{name}:")), 1)
        problems.append(Problem(path, line, fault, remedy))

    def choose(name: str, enum: type[Kind] | type[State], default: str) -> str:
        value = str(values.get(name, default))
        if value not in list(enum):
            allowed = ", ".join(enum)
            report(name, f"”{name}: {value}” är okänt.", f"Välj något av: {allowed}.")
            return default
        return value

    def year(name: str) -> int | None:
        value = values.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 1000 <= value <= 9999:
            report(name, f"”{name}: {value}” är inte ett årtal.", "Skriv fyra siffror.")
            return None
        return value

    kind = Kind(choose("kind", Kind, Kind.OTHER))
    state = State(choose("state", State, State.CURRENT))
    first, last = year("valid_from"), year("valid_to")
    if first is not None and last is not None and first > last:
        report("valid_to", f"Giltigheten slutar ({last}) före sin början ({first}).", "Rätta åren.")
        last = None
    aliases = values.get("aliases") or []
    if not isinstance(aliases, list):
        report("aliases", "”aliases” är inte en lista.", "Skriv [ett namn, ett annat].")
        aliases = []
    if problems:
        raise UnreadableDocumentError(*problems)
    return FrontMatter(
        id=str(values.get("id") or path.stem),
        title=str(values.get("title") or heading or path.stem),
        kind=kind,
        years=Years(first, last),
        state=state,
        region=str(values.get("region") or ""),
        aliases=tuple(map(str, aliases)),
    )


def _broken(path: Path, line: int, fault: str, remedy: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(Problem(path, line, fault, remedy))
