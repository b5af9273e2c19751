from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Citation
from assistant.citing import cite
from corpus.document import State
from index.build import build_index
from index.embedding import Embedder
from index.store import Store
from tests.conftest import Write

NOTES = """# Plan

Två källor säger det.[^a][^b] Utan källa står detta.

## Osäkert

Det är inte säkert.[^a][^tvivel]

[^a]: Region Norrbotten, ”Plan”, 2021-11-24, s. 4. Läst april 2024. <https://example.se/a>
[^b]: Kulturrådet, ”Beslut”, 2022. <https://example.se/b>
[^tvivel]: Osäker: uppgiften bygger på en äldre sida.
"""


def _cite(store: Store, words: str) -> tuple[Citation, ...]:
    return next(
        cite(store.document(passage.document), passage, sentence)
        for passage in store.all_passages()
        for sentence in passage.sentences
        if words in passage.quote(sentence)
    )


@pytest.fixture
def noted(write: Write, embedder: Embedder, tmp_path: Path) -> Store:
    write("texter/plan.md", NOTES)
    write("texter/bar.md", "# Bar text\n\nUtan källa står detta alldeles bart.\n")
    build_index([tmp_path / "texter"], tmp_path / "index", embedder)
    return Store.open(tmp_path / "index")


def test_a_citation_quotes_the_document_at_its_offsets(store: Store) -> None:
    (citation,) = _cite(store, "Sent inkomna")
    text = store.document(citation.document).text
    assert citation.quote == text[citation.start : citation.end]
    assert citation.quote == "Sent inkomna ansökningar prövas inte."


def test_a_citation_gives_the_passage_it_stands_in(store: Store) -> None:
    (citation,) = _cite(store, "Sent inkomna")
    offset = citation.start - citation.context_start
    assert citation.context[offset:].startswith(citation.quote)
    assert citation.context.startswith("Ansökan stänger")


def test_a_citation_names_its_source(store: Store) -> None:
    (citation,) = _cite(store, "Yrkesverksamma")
    assert citation.document == "resebidrag"
    assert (citation.publisher, citation.title) == ("Region Norrbotten", "Resebidrag")
    assert (citation.date, citation.url) == ("2024-01-15", "https://example.se/rese")
    assert citation.reference == "Region Norrbotten, ”Resebidrag”, 2024-01-15"
    assert citation.file == "resebidrag.md"


def test_the_place_is_the_sources_page_where_it_gives_one(store: Store) -> None:
    assert _cite(store, "vad länet vill")[0].place.replace("\u00a0", " ") == "s. 4"


def test_the_place_is_else_the_heading_or_the_paragraphs_sign(store: Store) -> None:
    assert _cite(store, "Yrkesverksamma")[0].place == "Vem kan söka?"
    assert _cite(store, "betalas ut kvartalsvis")[0].place == "2\u00a0§"


def test_a_statutes_citation_is_carried_by_its_file(store: Store) -> None:
    (citation,) = _cite(store, "betalas ut kvartalsvis")
    assert citation.url == ""
    assert citation.file == "forordning.txt"
    assert citation.title.startswith("Förordning (2099:1)")
    assert not citation.is_summary


def test_the_heading_names_the_document_and_what_is_above_once_each(store: Store) -> None:
    assert _cite(store, "Yrkesverksamma")[0].heading == (
        "Resebidrag för konstnärer – Vem kan söka?"
    )


def test_a_citation_tells_its_years_and_whether_it_holds(store: Store) -> None:
    current, older = _cite(store, "vad länet vill")[0], _cite(store, "lyfte hemslöjden")[0]
    assert (current.years, current.state) == ("2022–2025", State.CURRENT)
    assert (older.years, older.state) == ("2018–2021", State.OLDER)


def test_a_sentence_with_two_footnotes_has_two_citations(noted: Store) -> None:
    citations = _cite(noted, "Två källor")
    assert [citation.url for citation in citations] == [
        "https://example.se/a",
        "https://example.se/b",
    ]
    assert len({citation.quote for citation in citations}) == 1
    assert citations[0].note == "Läst april 2024."


def test_a_sentence_without_a_footnote_is_carried_by_its_document(noted: Store) -> None:
    (citation,) = _cite(noted, "alldeles bart")
    assert (citation.title, citation.url, citation.file) == ("Bar text", "", "bar.md")
    assert citation.reference


def test_a_doubt_is_no_source_but_follows_the_citation(noted: Store) -> None:
    (citation,) = _cite(noted, "inte säkert")
    assert citation.url == "https://example.se/a"
    assert citation.doubts == ("uppgiften bygger på en äldre sida.",)


def test_a_sentence_that_only_a_doubt_carries_has_a_citation_too(store: Store) -> None:
    (citation,) = _cite(store, "Antalet konsulenter")
    assert citation.doubts == ("uppgiften saknas i planen.",)
    assert citation.document == "kulturplan"


def test_a_text_with_sources_is_our_summary_of_them(noted: Store) -> None:
    assert _cite(noted, "Två källor")[0].is_summary
    assert not _cite(noted, "alldeles bart")[0].is_summary
