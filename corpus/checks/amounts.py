"""Amounts in kronor as they stand in running Swedish text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:,\d+)?"
_AMOUNT = re.compile(
    rf"(?<![\d,\u00a0–-])(?:(?P<from>{_NUMBER})[–-])?(?P<number>{_NUMBER})"
    r"(?:[ \u00a0](?P<scale>tusen|miljoner|miljon|miljarder|miljard))?[ \u00a0](?:kr|kronor)\b"
)
_SCALES = {None: 1, "tusen": 10**3, "miljon": 10**6, "miljard": 10**9}


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: whole kronor, and the words it is written in."""

    kronor: int
    text: str


def find_amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a text in order; a span such as 10–20 kr is two."""
    for match in _AMOUNT.finditer(text):
        scale = _SCALES[match["scale"] and match["scale"].removesuffix("er")]
        for number in filter(None, (match["from"], match["number"])):
            digits = re.sub(r"[ \u00a0]", "", number).replace(",", ".")
            yield Amount(int(Decimal(digits) * scale), match[0].replace("\u00a0", " "))


def write_amount(kronor: int) -> str:
    """Return whole kronor as they are written: 56 906 000 kr."""
    return f"{kronor:,} kr".replace(",", " ")
