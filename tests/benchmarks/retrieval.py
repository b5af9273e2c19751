"""Print how our search and the stock alternatives do on both development sets.

``python -m tests.benchmarks.retrieval [../shared/evaluation]``
"""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console

from assistant.evaluation.beir import read_retrieval_set
from assistant.evaluation.report import comparison_table
from assistant.evaluation.retrieval import compare

SHARED = Path(__file__).parents[3] / "shared" / "evaluation"
SETS = ("swefaq-dev", "swequad-dev")


def main(folder: Path) -> None:
    """Measure every set below ``folder`` and print its table."""
    console = Console()
    for name in SETS:
        comparison = compare(read_retrieval_set(folder / name))
        console.print(comparison_table(comparison, name))
        for reason in comparison.left_out:
            console.print(reason, markup=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)
