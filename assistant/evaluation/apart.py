"""Work done in a process of its own, so that its memory and its start are its own."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from assistant.evaluation.problems import BenchmarkError

P = ParamSpec("P")
T = TypeVar("T")

_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "TOKENIZERS_PARALLELISM": "true",
}


def run_apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what ``work`` returns when it is run in a fresh process.

    Raises:
        BenchmarkError: the process died, most likely for want of memory.

    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(_quietly, partial(work, *args, **kwargs)).result()
        except BrokenProcessPool as error:
            raise BenchmarkError(
                "En mätning avbröts av datorn, troligen för att minnet tog slut. "
                "Mät med färre dokument, eller på en dator med mer minne."
            ) from error


def peak_mb() -> float:
    """Return the most memory that this process and its children have held, in 10⁶ bytes.

    The most of each is added up, though they may not have held it at once. Linux keeps the
    figure of ``getrusage`` over exec, so that a small child of a large parent seems large;
    ``VmHWM`` is the child's own.
    """
    own = Path("/proc/self")
    if (own / "status").is_file():
        lists = [path.read_text(encoding="utf-8") for path in own.glob("task/*/children")]
        alive = ["self", *chain(*(text.split() for text in lists))]
        return sum(map(_held, alive)) * 1024 / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def _held(pid: str) -> int:
    """Return the most memory that a process has held, in kibibytes; 0 for one that is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def _quietly(work: Callable[[], T]) -> T:
    """Run the work offline; what libraries print goes to the error stream."""
    os.environ.update(_QUIET)
    with contextlib.redirect_stdout(sys.stderr):
        return work()
