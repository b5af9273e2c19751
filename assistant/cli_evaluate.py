"""The command ``kulturplan evaluate``: how good the answers are, by the cases."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.conversation import Assistant

BUNDLED_CASES = Path(__file__).parent / "evaluation" / "cases"


def evaluate_cases(
    assistant: Assistant, cases: Path, half: str | None, progress: Callable[[int, int], None]
) -> dict[str, Any]:
    """Return the figures of a run over the cases, all of them or one half."""
    from assistant.evaluation.answers import run, summarise
    from assistant.evaluation.cases import load_cases

    chosen = [case for case in load_cases(cases) if half is None or case.half == half]
    return summarise(run(assistant, chosen, progress))


def figures_text(figures: dict[str, Any]) -> str:
    """Return the figures as a table by kind and audience, with every failure below."""
    head = (
        "",
        "n",
        "rätt",
        "rätt genast",
        "precision",
        "källa",
        "ordagrant",
        "avstod rätt",
        "avstod fel",
    )
    rows = [head, _row("alla", figures)]
    for group in ("by_audience", "by_kind"):
        rows += [_row(name, values) for name, values in figures[group].items()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = [
        "  ".join(cell.ljust(w) if n == 0 else cell.rjust(w) for n, (cell, w) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    ]
    times = figures["latency_ms"]
    lines += ["", f"Tid per fråga: p50 {times['p50']} ms, p95 {times['p95']} ms", ""]
    for failure in figures["failures"]:
        lines.append(f"{failure['id']} ({failure['kind']}): {failure['question']}")
        lines.append(f"  {'; '.join(failure['missed'])}")
        lines.append(f"  {failure['answer'][:300]}")
    return "\n".join(lines)


def read_figures(path: Path) -> dict[str, Any]:
    """Return the figures of an earlier run.

    Raises:
        typer.BadParameter: the file holds no figures.
    """
    try:
        figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"{path} går inte att läsa som en tidigare körning.") from error
    return figures


def _row(name: str, values: dict[str, Any]) -> tuple[str, ...]:
    from assistant.evaluation.answers import SHARES

    cells = ("–" if values[s] is None else f"{values[s]:.3f}".replace(".", ",") for s in SHARES)
    return (name, str(values["n"]), *cells)


CasesArgument = Annotated[
    Path, typer.Argument(help="En fallfil eller en mapp med fallfiler.", show_default=False)
]
