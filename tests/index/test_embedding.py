from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from index.embedding import (
    BUNDLED_MODEL,
    Embedder,
    ModelError,
    TransformerModel,
    load_embedder,
)
from index.static import StaticModel, is_static

TEXTS = [
    "Vem kan söka resebidrag?",
    "Kulturplanen gäller 2022–2025 och beslutades i november.",
    "56 906 000 kr enligt 9 a § 😀 Sápmi, meänkieli",
    "A",
    "😀😀 ord\u00a0här –och ”så”.",
    "länets kulturplan " * 400,
]


@pytest.fixture(scope="module")
def moved_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundled model as other versions save it: its files in a folder of their own."""
    folder = tmp_path_factory.mktemp("modell")
    inner = folder / "0_StaticEmbedding"
    inner.mkdir()
    for path in BUNDLED_MODEL.iterdir():
        if path.name in {"model.safetensors", "tokenizer.json"}:
            (inner / path.name).symlink_to(path)
        elif path.name != "modules.json":
            (folder / path.name).symlink_to(path)
    modules = json.loads((BUNDLED_MODEL / "modules.json").read_text(encoding="utf-8"))
    modules[0]["path"] = inner.name
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    return folder


def test_the_bundled_model_is_the_default_and_static(embedder: Embedder) -> None:
    assert embedder == StaticModel(BUNDLED_MODEL)


def test_the_static_model_gives_the_vectors_that_sentence_transformers_gives(
    embedder: Embedder,
) -> None:
    from sentence_transformers import SentenceTransformer

    original = SentenceTransformer(str(BUNDLED_MODEL), device="cpu")
    np.testing.assert_allclose(embedder.passages(TEXTS), original.encode(TEXTS), atol=1e-3)


def test_the_static_model_gives_the_vectors_that_llama_index_gives(embedder: Embedder) -> None:
    reference = TransformerModel(str(BUNDLED_MODEL))
    np.testing.assert_allclose(embedder.passages(TEXTS), reference.passages(TEXTS), atol=1e-3)
    np.testing.assert_allclose(embedder.query(TEXTS[0]), reference.query(TEXTS[0]), atol=1e-3)
    assert embedder.dimensions == reference.dimensions


def test_a_static_model_saved_in_another_way_is_loaded_as_any_model(
    embedder: Embedder, moved_model: Path
) -> None:
    assert not is_static(moved_model)
    moved = load_embedder(str(moved_model))
    np.testing.assert_allclose(moved.query(TEXTS[0]), embedder.query(TEXTS[0]), atol=1e-3)


def test_a_vector_has_the_length_one(embedder: Embedder) -> None:
    vectors = embedder.passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_text_has_the_same_vector_alone_and_among_others(embedder: Embedder) -> None:
    together = embedder.passages(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        np.testing.assert_allclose(embedder.query(text), vector, atol=1e-6)


def test_no_text_gives_no_vectors_and_an_empty_text_a_vector_of_nothing(
    embedder: Embedder,
) -> None:
    assert embedder.passages([]).shape == (0, embedder.dimensions)
    assert not embedder.query("").any()


def test_texts_about_the_same_thing_lie_near_each_other(embedder: Embedder) -> None:
    question, near, far = embedder.passages(
        ["Vem kan söka bidrag?", "Konstnärer kan ansöka om stöd.", "Teatern ligger i Luleå."]
    )
    assert question @ near > question @ far


def test_prompts_make_another_model() -> None:
    plain = load_embedder(str(BUNDLED_MODEL))
    prompted = load_embedder(str(BUNDLED_MODEL), "query: ", "passage: ")
    assert plain.fingerprint.startswith("static:")
    assert prompted.fingerprint == f"transformer:{BUNDLED_MODEL}|query: |passage: "


def test_the_fingerprint_of_a_static_model_is_that_of_its_files(tmp_path: Path) -> None:
    for path in BUNDLED_MODEL.glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    weights = (BUNDLED_MODEL / "model.safetensors").read_bytes()
    (tmp_path / "model.safetensors").write_bytes(weights)
    assert StaticModel(tmp_path).fingerprint == StaticModel(BUNDLED_MODEL).fingerprint
    (tmp_path / "model.safetensors").write_bytes(weights[:-1] + b"\x01")
    assert StaticModel(tmp_path).fingerprint != StaticModel(BUNDLED_MODEL).fingerprint


@pytest.mark.parametrize("content", [None, "{trasig", "[]", '[{"type": "x.models.Transformer"}]'])
def test_a_folder_without_a_static_model_is_not_static(tmp_path: Path, content: str | None) -> None:
    (tmp_path / "model.safetensors").touch()
    (tmp_path / "tokenizer.json").touch()
    if content is not None:
        (tmp_path / "modules.json").write_text(content, encoding="utf-8")
    assert not is_static(tmp_path)


def test_a_model_that_cannot_be_loaded_is_named_with_a_remedy(tmp_path: Path) -> None:
    missing = str(tmp_path / "finns-inte")
    with pytest.raises(ModelError) as raised:
        load_embedder(missing).query("Hej")
    assert f"Språkmodellen ”{missing}” gick inte att läsa in." in str(raised.value)
    assert "lämna inställningen tom" in str(raised.value)
