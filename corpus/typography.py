"""Swedish typography that a keyboard makes hard: hard spaces in numbers and before units."""

from __future__ import annotations

import re

HARD_SPACE = "\u00a0"

_THOUSANDS = re.compile(r"(?<![\d\u00a0:/-])(\d{1,3})((?: \d{3})+)(?!\d)")
_BEFORE_UNIT = re.compile(
    r"(?<=\d) (?=(?:kr|kronor|procent|%|§|euro|miljon(?:er)?|miljard(?:er)?)(?![^\W\d_]))"
)
_LETTERED = re.compile(r"(?<=\d)[ \u00a0]?([a-z])[ \u00a0]?(?=§)")
_CHAPTER = re.compile(r"(?<=\d) (?=kap\. ?\d)")
_PAGE = re.compile(r"(?<=\bs\.) (?=\d)")


def hard_spaces(text: str) -> str:
    """Return the text with hard spaces inside numbers and between a number and its unit."""
    text = _THOUSANDS.sub(lambda m: m[1] + m[2].replace(" ", HARD_SPACE), text)
    text = _BEFORE_UNIT.sub(HARD_SPACE, text)
    text = _LETTERED.sub(lambda m: f"{HARD_SPACE}{m[1]}{HARD_SPACE}", text)
    return _PAGE.sub(HARD_SPACE, _CHAPTER.sub(HARD_SPACE, text))
