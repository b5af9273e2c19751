"""Builds an index over and over, killed each time at another moment; run by a test.

Arguments: the corpus, a folder with an index of an older corpus (or none), the folder for
the broken indexes, and ``step`` or ``time``. Writes how many builds were killed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from index.build import build_index
from index.embedding import Embedder, load_embedder

MOST_STEPS = 500
RANDOM_MOMENTS = 12


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_at_step(step: int, folder: Path) -> None:
    """Kill this process when it has touched ``folder`` for the ``step``-th time."""
    seen = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if arguments and str(folder) in str(arguments[0]):
            seen += 1
            if seen == step:
                _die()

    sys.addaudithook(count)


def _build_in_child(
    corpus: Path, folder: Path, embedder: Embedder, prepare: Callable[[], None], patience: float
) -> bool:
    """Build in a child process and tell whether it was killed."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            prepare()
            build_index([corpus], folder, embedder)
            status = 0
        finally:
            os._exit(status)
    if patience:
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
    _, result = os.waitpid(child, 0)
    if os.WIFEXITED(result) and os.WEXITSTATUS(result):
        sys.exit("the build failed by itself")
    return os.WIFSIGNALED(result)


def _kill_all(corpus: Path, old: Path, folders: Path, way: str) -> int:
    embedder = load_embedder()
    # What every build needs, once: the weights and their fingerprint.
    _ = embedder.fingerprint, embedder.dimensions
    chance = random.Random(7)
    killed = 0
    for number in range(1, MOST_STEPS if way == "step" else RANDOM_MOMENTS + 1):
        folder = folders / f"{number}"
        shutil.copytree(old, folder)
        if way == "step":
            prepare, patience = (lambda n=number, f=folder: _die_at_step(n, f)), 0.0
        else:
            prepare, patience = (lambda: None), chance.uniform(0.001, 0.2)
        if _build_in_child(corpus, folder, embedder, prepare, patience):
            killed += 1
        elif way == "step":
            break
    return killed


if __name__ == "__main__":
    sys.stdout.write(f"{_kill_all(*map(Path, sys.argv[1:4]), sys.argv[4])}\n")
