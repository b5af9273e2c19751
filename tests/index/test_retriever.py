from __future__ import annotations

from pathlib import Path

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, TextNode

from corpus.document import Kind
from corpus.library import load_library
from index.retriever import PassageRetriever, to_document
from index.search import Search
from index.store import Filters, Store

QUESTION = "Vem kan söka resebidrag?"


def test_the_search_is_a_llama_index_retriever(search: Search) -> None:
    retriever = PassageRetriever(search, k=3)
    found = retriever.retrieve(QUESTION)
    assert isinstance(retriever, BaseRetriever)
    assert len(found) == 3
    assert all(isinstance(hit, NodeWithScore) for hit in found)


def test_the_retriever_gives_the_hits_of_the_search(search: Search) -> None:
    found = PassageRetriever(search).retrieve(QUESTION)
    assert [(node.node.node_id, node.score) for node in found] == [
        (hit.passage.id, hit.score) for hit in search.search(QUESTION)
    ]


def test_a_node_has_the_offsets_of_its_text_in_the_document(search: Search, store: Store) -> None:
    for found in PassageRetriever(search).retrieve(QUESTION):
        node = found.node
        assert isinstance(node, TextNode)
        text = store.document(node.metadata["document"]).text
        assert text[node.start_char_idx : node.end_char_idx] == node.text


def test_a_node_says_where_it_comes_from(search: Search) -> None:
    older = Filters(year=2019, region="Norrbotten")
    (found,) = PassageRetriever(search, filters=older).retrieve("Vad lyfte den förra planen?")
    assert found.node.metadata == {
        "document": "kulturplan",
        "title": "Kulturplan för Norrbotten 2022–2025",
        "kind": "culture-plan",
        "place": "Tidigare planer",
        "years": "2018–2021",
        "state": "older",
    }


def test_the_retriever_keeps_to_its_filters(search: Search) -> None:
    grants = Filters(kinds=frozenset({Kind.GRANT}))
    found = PassageRetriever(search, filters=grants).retrieve("cirkus i Skåne")
    assert {node.node.metadata["kind"] for node in found} == {"grant"}


def test_a_document_becomes_a_llama_index_document_of_the_same_text(corpus_folder: Path) -> None:
    for document in load_library([corpus_folder]).documents:
        converted = to_document(document)
        assert (converted.doc_id, converted.text) == (document.id, document.text)
        assert converted.metadata["title"] == document.title
