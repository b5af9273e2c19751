from __future__ import annotations

import os
from collections.abc import Sequence
from math import log2
from pathlib import Path

import pytest

from assistant.evaluation.apart import peak_mb, run_apart
from assistant.evaluation.beir import RetrievalSet, read_retrieval_set
from assistant.evaluation.problems import BenchmarkError
from assistant.evaluation.retrieval import compare, scores, timed, try_system
from assistant.evaluation.systems import SystemName, missing
from tests.assistant.evaluation.retrieval_sets import write_retrieval_set


@pytest.fixture
def small(tmp_path: Path) -> RetrievalSet:
    return read_retrieval_set(write_retrieval_set(tmp_path / "frågor"))


def test_the_scores_of_a_known_ranking() -> None:
    judgements = {"first": {"a": 1}, "third": {"b": 1}, "eleventh": {"c": 1}, "none": {"d": 1}}
    found: dict[str, Sequence[str]] = {
        "first": ["a", "x"],
        "third": ["z", "y", "b"],
        "eleventh": [*"efghijklmn", "c"],
    }
    assert scores(found, judgements) == pytest.approx(
        {
            "ndcg@10": (1 + 1 / log2(4)) / 4,
            "mrr@10": (1 + 1 / 3) / 4,
            "recall@1": 1 / 4,
            "recall@5": 2 / 4,
            "recall@10": 2 / 4,
        }
    )


def test_the_order_decides_and_not_the_names() -> None:
    assert scores({"q": ["b", "a"]}, {"q": {"b": 1}})["recall@1"] == 1
    assert scores({"q": ["a", "b"]}, {"q": {"b": 1}})["recall@1"] == 0


def test_nothing_found_scores_nothing() -> None:
    assert set(scores({}, {"q": {"a": 1}}).values()) == {0}


@pytest.mark.parametrize("system", [SystemName.OURS, SystemName.BM25])
def test_a_system_finds_what_answers(system: SystemName, small: RetrievalSet) -> None:
    trial = try_system(system, small.documents, small.queries)
    assert {query: found[0] for query, found in trial.found.items()} == {
        "q1": "musik",
        "q2": "film",
    }
    assert 0 < trial.query_ms.p50 <= trial.query_ms.p95
    assert trial.passages_per_s > 0
    assert trial.peak_mb > 10


@pytest.mark.parametrize("system", [SystemName.LLAMAINDEX_MINILM, SystemName.LLAMAINDEX_FUSION])
def test_a_stock_alternative_runs_where_it_is_installed(
    system: SystemName, small: RetrievalSet
) -> None:
    if reason := missing(system):
        pytest.skip(reason)
    trial = run_apart(try_system, system, small.documents, small.queries)
    assert set(trial.found) == set(small.queries)
    assert all(set(ids) <= {d.id for d in small.documents} for ids in trial.found.values())


def test_the_systems_are_compared_in_order_each_in_its_own_process(small: RetrievalSet) -> None:
    told: list[SystemName] = []
    comparison = compare(small, (SystemName.BM25, SystemName.OURS), told.append)
    assert told == [result.system for result in comparison.results]
    assert [result.scores["recall@1"] for result in comparison.results] == [1, 1]
    assert comparison.left_out == ()


def test_every_question_is_timed_alone() -> None:
    asked: list[str] = []
    latency = timed(asked.append, ["a", "b", "c"])
    assert asked == ["a", "b", "c"]
    assert latency.p50 <= latency.p95


def test_the_memory_of_a_fresh_process_is_its_own() -> None:
    held = bytearray(os.urandom(1) * 400_000_000)
    assert peak_mb() > 400
    assert run_apart(peak_mb) < 300
    del held


def test_a_process_that_dies_is_told_in_swedish() -> None:
    with pytest.raises(BenchmarkError, match="minnet tog slut"):
        run_apart(os._exit, 9)
