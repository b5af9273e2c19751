from __future__ import annotations

import pytest

from corpus.document import Kind
from index.embedding import BUNDLED_MODEL, Embedder, TransformerModel
from index.filters import Filters
from index.search import Search
from index.store import IndexUnavailableError, Store


def _found(search: Search, question: str, filters: Filters | None = None) -> list[str]:
    return [hit.passage.document for hit in search.search(question, filters=filters)]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Vem kan söka resebidrag?", "Yrkesverksamma konstnärer"),
        ("När stänger ansökan?", "kl. 23.59"),
        ("Vilka områden prioriterar länet?", "fri scenkonst"),
        ("cirkus", "Skåne satsar på cirkus"),
        ("Hur ofta betalas stödet ut?", "Stödet betalas ut kvartalsvis."),
    ],
)
def test_the_passage_that_answers_comes_first(search: Search, question: str, text: str) -> None:
    assert text in search.search(question)[0].passage.text


def test_hits_come_best_first_and_no_more_than_asked_for(search: Search, store: Store) -> None:
    hits = search.search("kulturplan", k=3)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(search.search("kulturplan", k=100)) == store.size


def test_the_scores_of_a_hit_are_on_known_scales(search: Search) -> None:
    hits = search.search("Vem kan söka resebidrag?")
    assert max(hit.lexical for hit in hits) == pytest.approx(1)
    assert all(0 <= hit.lexical <= 1 + 1e-6 for hit in hits)
    assert all(-1 - 1e-6 <= hit.semantic <= 1 + 1e-6 for hit in hits)


def test_words_no_document_has_are_searched_by_meaning(search: Search) -> None:
    hits = search.search("xylofonspelerskan")
    assert hits
    assert all(hit.lexical == 0 for hit in hits)


@pytest.mark.parametrize("question", ["", "  \n"])
def test_no_question_finds_nothing(search: Search, question: str) -> None:
    assert search.search(question) == []


@pytest.mark.parametrize("question", ["?", "😀", "\x00", "'; DROP TABLE passages", "a" * 20_000])
def test_an_odd_question_does_no_harm(search: Search, question: str) -> None:
    search.search(question)
    assert _found(search, "cirkus")[0] == "skane"


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        (Filters(kinds=frozenset({Kind.GRANT})), {"resebidrag"}),
        (Filters(documents=frozenset({"skane"})), {"skane"}),
        (Filters(region="Norrbotten"), {"kulturplan", "resebidrag"}),
        (Filters(year=2022), {"forordning", "kulturplan", "skane"}),
        (Filters(region="Norrbotten", year=2030), {"resebidrag"}),
        (Filters(region="Atlantis"), set()),
    ],
)
def test_nothing_the_filter_stops_is_found(
    search: Search, filters: Filters, documents: set[str]
) -> None:
    assert set(_found(search, "Vem kan söka stöd för cirkus?", filters)) == documents


def test_a_filter_changes_which_passages_are_found_but_not_their_cosine(search: Search) -> None:
    only = Filters(documents=frozenset({"skane"}))
    question = "Vem kan söka resebidrag?"
    (filtered,) = search.search(question, filters=only)
    (unfiltered,) = (h for h in search.search(question) if h.passage.document == "skane")
    assert filtered.passage == unfiltered.passage
    assert filtered.semantic == pytest.approx(unfiltered.semantic)


def test_another_model_than_the_indexes_is_refused_with_the_remedy(
    store: Store, embedder: Embedder
) -> None:
    other = TransformerModel(str(BUNDLED_MODEL), "fråga: ")
    with pytest.raises(IndexUnavailableError) as raised:
        Search(store, other)
    assert "Bygg om det med: kulturplan build" in str(raised.value)
    assert embedder.fingerprint in str(raised.value)
    assert other.fingerprint in str(raised.value)
