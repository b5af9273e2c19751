"""Work done in a process of its own, so that its memory and its start are its own."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
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
    """Return the most memory this process has held, in megabytes (10⁶ bytes).

    Linux keeps the figure of ``getrusage`` over exec, so that a small child of a large parent
    seems large; ``VmHWM`` is the child's own.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def _quietly(work: Callable[[], T]) -> T:
    """Run the work offline; what libraries print goes to the error stream."""
    os.environ.update(_QUIET)
    with contextlib.redirect_stdout(sys.stderr):
        return work()
