"""Make the table of graded synonyms from Synlex and Folkets lexikon.

Run ``python -m index.training.synonyms --data ../shared/training --output index``. The lists
themselves may not be shipped; the table holds numbers for stems, from which no word can be read.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.graded import TABLE
from index.pieces import hashes
from index.swedish import STOP_WORDS, stem
from index.training.pairs import graded_pairs

LEAST_GRADE = 3.5


def stem_pairs(folder: Path) -> Iterator[tuple[str, str, float]]:
    """Yield every two single words that may stand for each other, as stems with their grade."""
    for one, other, grade in graded_pairs(folder):
        words = one.lower(), other.lower()
        if grade >= LEAST_GRADE and all(w.isalpha() and w not in STOP_WORDS for w in words):
            first, second = map(stem, words)
            if first != second:
                yield first, second, grade
                yield second, first, grade


def main() -> None:
    """Write the table, sorted by the first stem's number."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=TABLE.parent)
    arguments = parser.parse_args()
    best: dict[tuple[str, str], float] = {}
    for first, second, grade in stem_pairs(arguments.data):
        best[first, second] = max(grade, best.get((first, second), 0.0))
    firsts = hashes([first for first, _ in best])
    order = np.argsort(firsts, kind="stable")
    np.savez_compressed(
        arguments.output / TABLE.name,
        first=firsts[order],
        second=hashes([second for _, second in best])[order],
        grade=np.array(list(best.values()), np.float16)[order],
    )


if __name__ == "__main__":
    main()
