"""Words that mean nearly the same in this field, from a small reviewed list."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from index.swedish import stem, terms, tokens

LIST = Path(__file__).parent / "synonyms.toml"


@cache
def _neighbours() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    lists = tomllib.loads(LIST.read_text(encoding="utf-8"))
    for group in lists["group"]:
        stems = {stem(word) for word in group["words"] if len(tokens(word)) == 1}
        for one in stems:
            for other in stems - {one}:
                weights = table.setdefault(one, {})
                weights[other] = max(weights.get(other, 0.0), float(group["weight"]))
    for part in lists["part"]:
        for word in part["words"]:
            table.setdefault(stem(word), {})[stem(part["of"])] = float(part["weight"])
    return table


def neighbours(term: str) -> dict[str, float]:
    """Return the stems that may stand for a stem, with their weights (0-1)."""
    return _neighbours().get(term, {})


def expand(question: str) -> dict[str, float]:
    """Return the stems to look for besides the question's own, with their weights."""
    own = set(terms(question))
    found: dict[str, float] = {}
    for term in own:
        for other, weight in neighbours(term).items():
            if other not in own:
                found[other] = max(found.get(other, 0.0), weight)
    return found
