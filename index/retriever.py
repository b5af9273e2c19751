"""The search as a LlamaIndex retriever, and documents and passages as LlamaIndex's own.

Apart from the search itself because importing LlamaIndex takes seconds.
"""

from __future__ import annotations

from llama_index.core.callbacks.base import CallbackManager
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import Document as LlamaDocument
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from corpus.document import Document
from index.filters import Filters
from index.passages import Passage
from index.search import Search


def to_document(document: Document) -> LlamaDocument:
    """Return the document as a LlamaIndex document, with what its front matter says."""
    return LlamaDocument(
        id_=document.id,
        text=document.text,
        metadata={
            "title": document.title,
            "kind": document.kind.value,
            "region": document.region,
            "years": str(document.years),
            "state": document.state.value,
            "file": document.path.name,
        },
    )


def to_node(passage: Passage) -> TextNode:
    """Return the passage as a LlamaIndex node; its metadata leads back to the document."""
    return TextNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata={
            "document": passage.document,
            "title": passage.title,
            "kind": passage.kind.value,
            "place": str(passage.place),
            "years": str(passage.years),
            "state": passage.state.value,
        },
    )


class PassageRetriever(BaseRetriever):
    """Our search, for whatever takes a LlamaIndex retriever."""

    def __init__(
        self,
        search: Search,
        k: int = 10,
        filters: Filters | None = None,
        callback_manager: CallbackManager | None = None,
    ) -> None:
        self._search = search
        self._k = k
        self._filters = filters
        super().__init__(callback_manager=callback_manager)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._search.search(query_bundle.query_str, self._k, self._filters)
        return [NodeWithScore(node=to_node(hit.passage), score=hit.score) for hit in hits]
