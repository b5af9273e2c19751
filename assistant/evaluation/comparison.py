"""Two runs of the evaluation, case by case: what was mended, and what broke."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.evaluation.answers import SHARES


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return, line by line in Swedish, how the figures and the failures differ."""
    lines = []
    for name in SHARES:
        old, new = before.get(name), after.get(name)
        if old is not None and new is not None:
            lines.append(f"{name}: {old:.3f} → {new:.3f} ({new - old:+.3f})")
    failed_before = {failure["id"]: failure for failure in before["failures"]}
    failed_after = {failure["id"]: failure for failure in after["failures"]}
    for title, ids, where in (
        ("Lagade fall", failed_before.keys() - failed_after.keys(), failed_before),
        ("Nya fel", failed_after.keys() - failed_before.keys(), failed_after),
    ):
        lines.append(f"{title}: {len(ids)}")
        lines.extend(f"  {id_}: {where[id_]['question']}" for id_ in sorted(ids))
    return lines
