"""The measurements as tables for the person and as JSON for the machine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.table import Table

from assistant.evaluation.retrieval import Comparison, Latency, Result
from assistant.evaluation.scale import Growth
from assistant.evaluation.systems import LABELS

_HEADINGS = {
    "ndcg@10": "nDCG@10",
    "mrr@10": "MRR@10",
    "recall@1": "Recall@1",
    "recall@5": "Recall@5",
    "recall@10": "Recall@10",
}


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return every system's figures by its name."""
    return {str(result.system): _result_json(result) for result in comparison.results}


def growth_json(growth: Growth) -> list[dict[str, Any]]:
    """Return every size's figures, in order."""
    return [
        {
            "passages": size.passages,
            "passages_per_s": round(size.built.passages_per_s, 1),
            "open_ms": round(size.searched.open_ms, 1),
            "query_ms": _latency_json(size.searched.query_ms),
            "peak_mb": {
                "build": round(size.built.peak_mb, 1),
                "search": round(size.searched.peak_mb, 1),
            },
            "index_mb": round(size.index_mb, 2),
        }
        for size in growth.sizes
    ]


def comparison_table(comparison: Comparison, title: str) -> Table:
    """Return a table with a column a system."""
    results = comparison.results
    table = _table(title, (LABELS[result.system] for result in results))
    for name, heading in _HEADINGS.items():
        table.add_row(heading, *(_decimal(result.scores[name], 3) for result in results))
    table.add_section()
    trials = [result.trial for result in results]
    table.add_row("Svarstid p50 (ms)", *(_decimal(t.query_ms.p50, 2) for t in trials))
    table.add_row("Svarstid p95 (ms)", *(_decimal(t.query_ms.p95, 2) for t in trials))
    table.add_row("Stycken/s", *(_decimal(t.passages_per_s, 0) for t in trials))
    table.add_row("Minne (MB)", *(_decimal(t.peak_mb, 0) for t in trials))
    return table


def growth_table(growth: Growth, title: str) -> Table:
    """Return a table with a column a size."""
    sizes = growth.sizes
    table = _table(title, (f"{_decimal(size.passages, 0)} stycken" for size in sizes))

    def row(heading: str, values: Iterable[float], decimals: int = 0) -> None:
        table.add_row(heading, *(_decimal(value, decimals) for value in values))

    row("Bygga (stycken/s)", (size.built.passages_per_s for size in sizes))
    row("Öppna (ms)", (size.searched.open_ms for size in sizes))
    row("Svarstid p50 (ms)", (size.searched.query_ms.p50 for size in sizes), 2)
    row("Svarstid p95 (ms)", (size.searched.query_ms.p95 for size in sizes), 2)
    row("Minne bygga (MB)", (size.built.peak_mb for size in sizes))
    row("Minne söka (MB)", (size.searched.peak_mb for size in sizes))
    row("Index på disk (MB)", (size.index_mb for size in sizes), 1)
    return table


def _table(title: str, columns: Iterable[str]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("")
    for column in columns:
        table.add_column(column, justify="right")
    return table


def _result_json(result: Result) -> dict[str, Any]:
    return {
        **{name: round(value, 4) for name, value in result.scores.items()},
        "query_ms": _latency_json(result.trial.query_ms),
        "passages_per_s": round(result.trial.passages_per_s, 1),
        "peak_mb": round(result.trial.peak_mb, 1),
    }


def _latency_json(latency: Latency) -> dict[str, float]:
    return {"p50": round(latency.p50, 3), "p95": round(latency.p95, 3)}


def _decimal(value: float, decimals: int) -> str:
    """Return a number written the Swedish way: 12 345,6."""
    return f"{value:,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")
