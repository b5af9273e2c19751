"""Every system over the same retrieval set: what it finds, how fast, in how much memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.evaluation.apart import peak_mb, run_apart
from assistant.evaluation.beir import BeirDocument, Judgements, RetrievalSet
from assistant.evaluation.problems import BenchmarkError
from assistant.evaluation.systems import EXTRA, SystemName, is_installed, load_system, missing

K = 10
# A slip is in it, so that what is read in for misspelt words is read in before the clock.
WARM_UP = "Hur söker man kulturbidarg?"
MEASURES = {
    "ndcg@10": "nDCG@10",
    "mrr@10": "RR@10",
    "recall@1": "R@1",
    "recall@5": "R@5",
    "recall@10": "R@10",
}

Ranking = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Latency:
    """How long a question takes, in milliseconds: the median and the 95th percentile."""

    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Trial:
    """What a system found for each question, and what it cost."""

    found: dict[str, list[str]]
    query_ms: Latency
    passages_per_s: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Result:
    """A system's trial with its scores (0-1) by the names of ``MEASURES``."""

    system: SystemName
    scores: dict[str, float]
    trial: Trial


@dataclass(frozen=True, slots=True)
class Comparison:
    """The results in the systems' order, and a sentence for each that could not be measured."""

    results: tuple[Result, ...]
    left_out: tuple[str, ...]


def compare(
    chosen: RetrievalSet,
    systems: Iterable[SystemName] = tuple(SystemName),
    progress: Callable[[SystemName], None] = lambda system: None,
) -> Comparison:
    """Measure the systems that can be measured, each in a process of its own.

    Raises:
        BenchmarkError: ir-measures is not installed, or a process died.

    """
    if not is_installed("ir_measures"):
        raise BenchmarkError(f"Paketet ir-measures saknas. Installera med: {EXTRA}")
    results: list[Result] = []
    left_out: list[str] = []
    for system in systems:
        if reason := missing(system):
            left_out.append(reason)
            continue
        progress(system)
        trial = run_apart(try_system, system, chosen.documents, chosen.queries)
        results.append(Result(system, scores(trial.found, chosen.judgements), trial))
    return Comparison(tuple(results), tuple(left_out))


def try_system(
    name: SystemName, documents: Sequence[BeirDocument], queries: Mapping[str, str]
) -> Trial:
    """Index the documents and ask every question, in this process."""
    system = load_system(name)
    begun = time.perf_counter()
    system.index(documents)
    indexing = time.perf_counter() - begun
    found: dict[str, list[str]] = {}

    def ask(query: str) -> None:
        found[query] = system.search(queries[query], K)

    system.search(WARM_UP, K)
    latency = timed(ask, queries)
    return Trial(found, latency, len(documents) / indexing, peak_mb())


def timed(ask: Callable[[str], object], questions: Iterable[str]) -> Latency:
    """Ask the questions one by one and return how long they took."""
    import numpy as np

    taken: list[float] = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        taken.append((time.perf_counter() - begun) * 1000)
    return Latency(*(float(value) for value in np.percentile(taken, (50, 95))))


def scores(found: Ranking, judgements: Judgements) -> dict[str, float]:
    """Return the mean of every measure over the judged questions, by ir-measures.

    Only the order counts: a rank stands for the score, because trec_eval breaks ties by the
    documents' names.
    """
    import ir_measures

    measures = {name: ir_measures.parse_measure(text) for name, text in MEASURES.items()}
    run = {
        query: {document: float(-rank) for rank, document in enumerate(found.get(query, ()))}
        for query in judgements
    }
    means = ir_measures.calc_aggregate(measures.values(), judgements, run)
    return {name: float(means[measure]) for name, measure in measures.items()}
