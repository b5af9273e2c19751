"""Numbers made alike: ``56 906 000 kr``, ``56,9 miljoner`` and ``56 906 tkr`` meet."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ABBREVIATIONS = Path(__file__).parent / "abbreviations.toml"

# What no word begins with.
MARK = "#"
# A number that is written out in full counts as an amount from here on; years do not.
_LEAST_AMOUNT = 10_000

_DIGIT = re.compile(r"\d")
_YEARS = re.compile(r"\b((?:19|20)\d{2})/(\d{2})\b")


@cache
def _scales() -> dict[str, float]:
    scales: dict[str, float] = tomllib.loads(ABBREVIATIONS.read_text(encoding="utf-8"))["scale"]
    return scales


@cache
def _quantity() -> re.Pattern[str]:
    scales = "|".join(sorted(_scales(), key=len, reverse=True))
    return re.compile(
        r"(?<![\w,.:/])(?P<whole>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?!\d)|\d+)"
        r"(?:[,.](?P<decimals>\d+))?(?![:/.,]?\d)"
        rf"(?:[ \u00a0]?(?:(?P<scale>{scales})\b\.?|(?P<percent>%|procent\b)))?"
        r"(?P<unit>[ \u00a0]?(?:kr|kronor|sek)\b)?",
        re.IGNORECASE,
    )


def quantities(text: str) -> list[str]:
    """Return a text's amounts, percentages and split years as features.

    An amount gives two, rounded to three and to two digits, so that ``57 mkr`` meets
    ``56,9 miljoner`` and less well than ``57,0 miljoner`` does. ``2022/23`` gives both years.
    """
    if not _DIGIT.search(text):
        return []
    found = [feature for match in _quantity().finditer(text) for feature in _features(match)]
    for match in _YEARS.finditer(text):
        found += [match[1], match[1][:2] + match[2]]
    return found


def _features(match: re.Match[str]) -> Iterator[str]:
    whole = re.sub(r"\D", "", match["whole"])
    value = float(f"{whole}.{match['decimals'] or 0}")
    if match["percent"]:
        yield f"{MARK}{value:g}%"
        return
    value *= _scales()[match["scale"].lower()] if match["scale"] else 1
    if match["scale"] or match["unit"] or value >= _LEAST_AMOUNT:
        yield f"{MARK}{value:.2e}"
        yield f"{MARK}{value:.1e}"
