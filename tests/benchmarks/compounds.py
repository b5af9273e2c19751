"""Measure how well compounds are taken apart.

Run ``python -m tests.benchmarks.compounds ../shared/training``. It measures on the half of the
words that the weights were not trained on: the gold splits, and lemmas that are no compounds.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from index.compounds import INNER_SEAM, SEAM, seams
from index.training.compounds import gold_seams, in_training_half, simple_words

THRESHOLDS = (-1.5, -1.0, SEAM, 0.0, INNER_SEAM, 1.0)


def main() -> None:
    """Print precision, recall and false splits for some thresholds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    gold = gold_seams(data)
    compounds = [word for word in gold if not in_training_half(word)]
    simple = [word for word in simple_words(data, gold) if not in_training_half(word)]
    print(f"{len(compounds)} compounds, {len(simple)} simple words")
    print("threshold  precision  recall  false splits  µs/word")
    for least in THRESHOLDS:
        started = time.perf_counter()
        found = dict(zip(compounds, seams(compounds, least), strict=True))
        each = (time.perf_counter() - started) / len(compounds)
        right = sum(place in gold[word] for word, place in found.items())
        split = sum(place > 0 for place in found.values())
        false = sum(place > 0 for place in seams(simple, least))
        print(
            f"{least:9.1f}  {right / max(split, 1):9.3f}  {right / len(compounds):6.3f}"
            f"  {false / len(simple):12.3f}  {each * 1e6:7.0f}"
        )


if __name__ == "__main__":
    main()
