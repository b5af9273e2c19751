from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.document import Certainty, Kind, Place, State, Years
from corpus.readers import reader_for
from index.build import build_index
from index.embedding import Embedder
from index.filters import Filters
from index.generation import FORMAT, TABLES, current_generation, write_generation
from index.passages import document_passages
from index.store import IndexUnavailableError, Store
from tests.conftest import Write


def _documents(store: Store, filters: Filters) -> list[str]:
    return [passage.id for passage in store.passages(store.matching_rows(filters))]


def _copy(index_folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    folder = tmp_path / "kopia"
    shutil.copytree(index_folder, folder)
    return folder, folder / current_generation(folder) / TABLES


def test_no_index_is_said_in_swedish_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailableError) as raised:
        Store.open(tmp_path)
    assert str(raised.value) == (
        f"Det finns inget sökindex i {tmp_path}. Bygg det med: kulturplan build"
    )


def test_a_lost_generation_is_no_index(index_folder: Path, tmp_path: Path) -> None:
    folder, tables = _copy(index_folder, tmp_path)
    shutil.rmtree(tables.parent)
    with pytest.raises(IndexUnavailableError, match="Det finns inget sökindex"):
        Store.open(folder)


def test_an_index_of_another_version_asks_to_be_built_again(
    index_folder: Path, tmp_path: Path
) -> None:
    folder, path = _copy(index_folder, tmp_path)
    with closing(sqlite3.connect(path)) as tables:
        tables.execute("UPDATE facts SET value = ? WHERE name = 'format'", (str(FORMAT + 1),))
        tables.commit()
    with pytest.raises(IndexUnavailableError, match=r"annan version\. Bygg om det med"):
        Store.open(folder)


@pytest.mark.parametrize("content", [b"", b"inte en databas" * 400])
def test_an_index_that_cannot_be_read_asks_to_be_built_again(
    index_folder: Path, tmp_path: Path, content: bytes
) -> None:
    folder, path = _copy(index_folder, tmp_path)
    path.write_bytes(content)
    with pytest.raises(IndexUnavailableError, match=r"går inte att läsa\. Bygg om det med"):
        Store.open(folder)


def test_a_passage_comes_back_as_it_was_written(corpus_folder: Path, store: Store) -> None:
    written = []
    for path in sorted(corpus_folder.iterdir()):
        reader = reader_for(path)
        assert reader is not None
        written += document_passages(reader(path))
    assert list(store.all_passages()) == written
    assert store.size == len(written) == store.vectors.ntotal


def test_passages_come_in_the_order_they_are_asked_for(store: Store) -> None:
    everything = list(store.all_passages())
    assert store.passages([3, 0, 2]) == [everything[3], everything[0], everything[2]]
    assert store.passages([]) == []


def test_a_document_comes_back_with_its_sources_and_doubts(store: Store) -> None:
    document = store.document("kulturplan")
    assert (document.kind, document.region) == (Kind.CULTURE_PLAN, "Norrbotten")
    assert document.title == "Kulturplan för Norrbotten 2022–2025"
    assert document.sources["plan"].place == "s. 4"
    assert document.doubts["antal"].certainty is Certainty.UNCERTAIN
    assert document.is_summary
    assert document.path.name == "kulturplan.md"
    assert not store.document("forordning").is_summary


def test_a_quotation_stands_in_the_stored_document(store: Store) -> None:
    for passage in store.all_passages():
        text = store.document(passage.document).text
        assert text[passage.start : passage.end] == passage.text
        for sentence in passage.sentences:
            assert text[sentence.start : sentence.end] == passage.quote(sentence)


def test_a_document_that_is_not_there_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError, match="finns-inte"):
        store.document("finns-inte")


def test_titles_are_known_by_id(store: Store) -> None:
    assert next(iter(store.titles().items())) == (
        "forordning",
        "Förordning (2099:1) om stöd till länens kultur",
    )


def test_the_passages_of_a_section_come_together(store: Store) -> None:
    older = next(p for p in store.all_passages() if p.state is State.OLDER)
    assert store.section(older) == [older]
    assert older.years == Years(2018, 2021)
    paragraph = next(p for p in store.all_passages() if p.place.paragraph == "2\u00a0§")
    assert [passage.place for passage in store.section(paragraph)] == [
        Place(("Förordning (2099:1) om stöd till länens kultur",), "2\u00a0§")
    ]


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        (Filters(), {"forordning", "kulturplan", "resebidrag", "skane"}),
        (Filters(kinds=frozenset({Kind.GRANT, Kind.STATUTE})), {"forordning", "resebidrag"}),
        (Filters(documents=frozenset({"skane", "finns-inte"})), {"skane"}),
        (Filters(region="Norrbotten"), {"kulturplan", "resebidrag"}),
        (Filters(year=2024), {"forordning", "kulturplan", "resebidrag", "skane"}),
        (Filters(year=2022), {"forordning", "kulturplan", "skane"}),
        (Filters(year=2026), {"forordning", "resebidrag", "skane"}),
        (Filters(region="Norrbotten", year=2023), {"kulturplan"}),
        (Filters(kinds=frozenset({Kind.MODEL})), set()),
    ],
)
def test_a_filter_lets_through_only_what_fits(
    store: Store, filters: Filters, documents: set[str]
) -> None:
    assert {identity.split(":")[0] for identity in _documents(store, filters)} == documents


def test_a_year_filter_knows_the_years_of_each_section(store: Store) -> None:
    only = frozenset({"kulturplan"})
    older = store.passages(store.matching_rows(Filters(documents=only, year=2019)))
    newer = store.passages(store.matching_rows(Filters(documents=only, year=2023)))
    assert [passage.state for passage in older] == [State.OLDER]
    assert [passage.state for passage in newer] == [State.CURRENT] * 2


def test_the_rows_of_several_documents_come_in_order(
    write: Write, tmp_path: Path, embedder: Embedder
) -> None:
    write("texter/a.md", "---\nid: ö\n---\nDansen växer.\n")
    write("texter/b.md", "---\nid: e\n---\nMusiken vilar.\n")
    build_index([tmp_path / "texter"], tmp_path / "sökindex", embedder)
    store = Store.open(tmp_path / "sökindex")
    assert store.matching_rows(Filters(documents=frozenset({"e", "ö"}))) == [0, 1]


def test_an_empty_filter_is_no_filter() -> None:
    assert not Filters()
    assert Filters(year=0)
    assert Filters(region="Skåne")


def test_a_reader_with_the_old_generation_open_goes_on_reading_it(
    index_folder: Path, tmp_path: Path
) -> None:
    folder, _ = _copy(index_folder, tmp_path)
    old = Store.open(folder)
    size = old.size
    nothing = old.vectors.reconstruct_n(0, 0)
    write_generation(folder, [], [], nothing, {"model": old.fact("model")})
    assert len(list(old.all_passages())) == size
    assert old.words.scores("cirkus").any()
    assert Store.open(folder).size == 0
