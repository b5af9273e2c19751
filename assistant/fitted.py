"""What ``kulturplan fit`` learned last: read from ``fitted.json``, and written there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LEARNED = Path(__file__).parent / "fitted.json"


@cache
def _learned() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(LEARNED.read_text(encoding="utf-8"))
    return found


def learned(name: str) -> dict[str, float]:
    """Return the numbers that were learned under a name: ``weights``, ``grounds``, ``decision``."""
    return dict(_learned()[name])


def write_learned(numbers: Mapping[str, Mapping[str, float]], path: Path = LEARNED) -> None:
    """Write what was learned, so that the next start uses it."""
    path.write_text(json.dumps(numbers, indent=2) + "\n", encoding="utf-8")
    _learned.cache_clear()
