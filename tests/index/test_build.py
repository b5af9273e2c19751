from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.document import State
from index.build import BuildReport, EmptyCorpusError, build_index, delete_documents
from index.embedding import BUNDLED_MODEL, Embedder, StaticModel, TransformerModel
from index.search import Search
from index.store import IndexUnavailableError, Store
from tests.conftest import CORPUS, Write, write_corpus


class Place:
    """A corpus and an index of one's own."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.corpus = write_corpus(folder / "texter")
        self.index = folder / "sökindex"
        self.embedder = embedder
        self.steps: list[tuple[int, int]] = []

    def build(self) -> BuildReport:
        """Build, check the vectors and return the report."""
        self.steps.clear()
        report = build_index(
            [self.corpus], self.index, self.embedder, lambda *step: self.steps.append(step)
        )
        self.check()
        return report

    def open(self) -> Store:
        """Return the index as it stands."""
        return Store.open(self.index)

    def change(self, name: str, old: str, new: str) -> None:
        """Put one text for another in a document."""
        text = (self.corpus / name).read_text(encoding="utf-8")
        assert old in text
        (self.corpus / name).write_text(text.replace(old, new), encoding="utf-8")

    def check(self) -> None:
        """Assert that every passage has the vector of its own text."""
        store = self.open()
        passages = list(store.all_passages())
        expected = self.embedder.passages([f"{p.context}\n{p.text}" for p in passages])
        stored = store.vectors.reconstruct_n(0, store.size)
        # The index keeps half precision: eleven bits of numbers below one.
        np.testing.assert_allclose(stored, expected, atol=2**-11)


@pytest.fixture
def place(tmp_path: Path, embedder: Embedder) -> Place:
    return Place(tmp_path, embedder)


def test_a_full_build_embeds_every_passage(place: Place) -> None:
    report = place.build()
    assert report.passages == report.embedded == place.open().size == 8
    assert not report.unchanged
    assert place.steps == [(8, 8)]


def test_a_build_without_changes_changes_nothing(place: Place) -> None:
    place.build()
    before = (place.index / "CURRENT").read_text(encoding="utf-8")
    report = place.build()
    assert (report.unchanged, report.passages, report.embedded) == (True, 8, 0)
    assert (place.index / "CURRENT").read_text(encoding="utf-8") == before
    assert place.steps == []


def test_a_changed_document_has_only_its_changed_passages_embedded(place: Place) -> None:
    place.build()
    place.change("kulturplan.md", "lyfte hemslöjden", "lyfte filmen")
    report = place.build()
    assert (report.passages, report.embedded, report.unchanged) == (8, 1, False)
    texts = [passage.text for passage in place.open().all_passages()]
    assert sum("lyfte filmen" in text for text in texts) == 1
    assert not any("hemslöjden" in text for text in texts)


def test_a_change_that_moves_passages_embeds_none_of_them(place: Place) -> None:
    place.build()
    place.change(
        "resebidrag.md", "# Resebidrag för konstnärer", "# Resebidrag för konstnärer\n\n- "
    )
    place.change("kulturplan.md", 'state="older"', 'state="superseded"')
    report = place.build()
    assert (report.embedded, report.unchanged) == (0, False)
    assert State.SUPERSEDED in {passage.state for passage in place.open().all_passages()}


def test_a_new_title_embeds_the_document_anew(place: Place) -> None:
    place.build()
    place.change("skane.md", "# Kulturplan för Skåne", "# Skånes plan")
    place.change("skane.md", "title: Kulturplan för Skåne", "title: Skånes plan")
    assert place.build().embedded == 1


def test_a_new_document_is_added_to_those_that_stand(place: Place) -> None:
    place.build()
    (place.corpus / "film.md").write_text("# Film\n\nFilmen rullar.\n", encoding="utf-8")
    report = place.build()
    assert (report.passages, report.embedded) == (9, 1)
    assert "film" in place.open().titles()


def test_a_removed_document_takes_its_passages_with_it(place: Place) -> None:
    place.build()
    (place.corpus / "skane.md").unlink()
    report = place.build()
    assert (report.passages, report.embedded) == (7, 0)
    store = place.open()
    assert "skane" not in store.titles()
    assert "skane" not in {passage.document for passage in store.all_passages()}
    assert not store.words.scores("cirkus").any()


def test_documents_are_deleted_without_the_corpus(place: Place) -> None:
    place.build()
    for path in place.corpus.iterdir():
        path.unlink()
    assert delete_documents(place.index, ["skane", "resebidrag", "finns-inte"]) == 2
    place.check()
    store = place.open()
    assert set(store.titles()) == {"forordning", "kulturplan"}
    assert {passage.document for passage in store.all_passages()} == {"forordning", "kulturplan"}
    assert not store.words.scores("cirkus").any()
    assert {hit.passage.document for hit in Search(store, place.embedder).search("cirkus")} == {
        "forordning",
        "kulturplan",
    }


def test_every_document_may_be_deleted(place: Place) -> None:
    place.build()
    assert delete_documents(place.index, [name.split(".")[0] for name in CORPUS]) == 4
    assert place.open().size == 0
    assert Search(place.open(), place.embedder).search("dans") == []


def test_a_deleted_document_that_stays_in_the_corpus_comes_back(place: Place) -> None:
    place.build()
    delete_documents(place.index, ["skane"])
    report = place.build()
    assert (report.passages, report.embedded) == (8, 1)


def test_nothing_can_be_deleted_where_there_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailableError, match="Det finns inget sökindex"):
        delete_documents(tmp_path, ["skane"])


def test_a_faulty_document_is_reported_and_the_others_are_indexed(place: Place) -> None:
    (place.corpus / "fel.md").write_text("Dansen.[^saknas]\n", encoding="utf-8")
    report = place.build()
    assert report.passages == 8
    assert [problem.path.name for problem in report.library.problems] == ["fel.md"]


def test_a_corpus_without_documents_leaves_the_index_alone(place: Place, tmp_path: Path) -> None:
    place.build()
    empty = tmp_path / "tom"
    empty.mkdir()
    with pytest.raises(EmptyCorpusError, match="Inget dokument kunde läsas"):
        build_index([empty], place.index, place.embedder)
    assert place.open().size == 8


def test_another_model_embeds_every_passage_anew(place: Place) -> None:
    place.build()
    place.embedder = TransformerModel(str(BUNDLED_MODEL), "fråga: ", "stycke: ")
    report = build_index([place.corpus], place.index, place.embedder)
    assert (report.embedded, report.unchanged) == (8, False)
    assert place.open().fact("model") == place.embedder.fingerprint


@pytest.mark.parametrize("name", ["passages.db", "CURRENT"])
def test_a_broken_index_is_built_anew(place: Place, name: str) -> None:
    place.build()
    for path in place.index.rglob(name):
        path.write_bytes(b"trasig")
    assert place.build().embedded == 8


def test_a_build_leaves_one_old_generation_and_no_more(place: Place) -> None:
    for number in range(4):
        place.change("skane.md", "Ystad", f"Ystad {number}")
        place.build()
    assert len(list(place.index.glob("generation-*"))) == 2
    assert len(list(place.index.glob("CURRENT*"))) == 1


def test_two_documents_with_the_same_words_share_a_vector_and_are_both_found(
    write: Write, place: Place
) -> None:
    for name in ("ett", "två"):
        write(f"texter/{name}.md", "---\ntitle: Samma\n---\nCirkusen kommer till Boden.\n")
    assert place.build().passages == 10
    place.change("skane.md", "Ystad", "Lund")
    assert place.build().embedded == 1
    hits = Search(place.open(), place.embedder).search("När kommer cirkusen till Boden?", 2)
    assert {hit.passage.document for hit in hits} == {"ett", "två"}


def test_the_index_remembers_which_model_made_it(place: Place) -> None:
    place.build()
    assert place.open().fact("model") == StaticModel(BUNDLED_MODEL).fingerprint
