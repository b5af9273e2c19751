"""Text to vectors: the bundled static model, or any sentence-transformers model.

A static model (one vector a word piece, the mean over a text) is read without importing
torch, which takes seconds; its vectors are those that ``SentenceTransformer(path)`` gives,
which a test checks. Any other model is loaded through LlamaIndex's ``HuggingFaceEmbedding``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from index.huggingface import AnyLengthEmbedding

Vectors = NDArray[np.float32]

BUNDLED_MODEL = Path(__file__).parent / "model"
_STATIC_FILES = ("model.safetensors", "tokenizer.json")


class ModelError(Exception):
    """An embedding model that cannot be loaded; the message is for the person, in Swedish."""


class Embedder(Protocol):
    """What turns texts into unit vectors."""

    @property
    def fingerprint(self) -> str:
        """Return what tells this model from every other; stored with the vectors."""
        ...

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        ...

    def passages(self, texts: list[str]) -> Vectors:
        """Return an array (texts, dimensions) of unit vectors."""
        ...

    def query(self, text: str) -> Vectors:
        """Return the unit vector (dimensions,) of a question."""
        ...


def load_embedder(model: str = "", query_prompt: str = "", passage_prompt: str = "") -> Embedder:
    """Return the embedder for a model.

    Args:
        model: a sentence-transformers name or folder; empty for the bundled model.
        query_prompt: what the model wants before a question (E5 wants ``query: ``).
        passage_prompt: what it wants before a passage.

    Raises:
        ModelError: the model cannot be loaded.

    """
    folder = Path(model) if model else BUNDLED_MODEL
    if not (query_prompt or passage_prompt) and is_static(folder):
        return StaticModel(folder)
    return TransformerModel(model or str(folder), query_prompt, passage_prompt)


def is_static(folder: Path) -> bool:
    """Tell whether a folder holds a saved static model, with its files beside the list."""
    if not all((folder / name).is_file() for name in _STATIC_FILES):
        return False
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(modules) and modules[0]["type"].rsplit(".", 1)[-1] == "StaticEmbedding"


@dataclass(frozen=True)
class StaticModel:
    """A saved ``StaticEmbedding``, read with tokenizers and numpy alone."""

    folder: Path

    @cached_property
    def _weights(self) -> NDArray[np.float32]:
        from safetensors.numpy import load_file

        tensors = load_file(self.folder / "model.safetensors")
        weights: NDArray[np.float32] = next(iter(tensors.values())).astype(np.float32)
        return weights

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def fingerprint(self) -> str:
        """Return a digest of the weights' and the tokenizer's files."""
        digest = hashlib.sha256()
        for name in _STATIC_FILES:
            digest.update((self.folder / name).read_bytes())
        return f"static:{digest.hexdigest()[:16]}"

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        return int(self._weights.shape[1])

    def passages(self, texts: list[str]) -> Vectors:
        """Return an array (texts, dimensions) of unit vectors."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        encodings = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        vectors = np.stack([self._mean(encoding.ids) for encoding in encodings])
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        units: Vectors = vectors / np.maximum(norms, 1e-12)
        return units

    def query(self, text: str) -> Vectors:
        """Return the unit vector (dimensions,) of a question."""
        vector: Vectors = self.passages([text])[0]
        return vector

    def _mean(self, ids: list[int]) -> Vectors:
        if not ids:
            return np.zeros(self.dimensions, dtype=np.float32)
        mean: Vectors = self._weights[ids].mean(axis=0)
        return mean


@dataclass(frozen=True)
class TransformerModel:
    """Any sentence-transformers model, through LlamaIndex."""

    name: str
    query_prompt: str = ""
    passage_prompt: str = ""

    @cached_property
    def _model(self) -> AnyLengthEmbedding:
        from index.huggingface import AnyLengthEmbedding

        try:
            return AnyLengthEmbedding(
                self.name, self.query_prompt or None, self.passage_prompt or None
            )
        except (OSError, ValueError) as error:
            raise ModelError(
                f"Språkmodellen ”{self.name}” gick inte att läsa in. Ange en mapp med en sparad "
                "sentence-transformers-modell, eller lämna inställningen tom."
            ) from error

    @cached_property
    def fingerprint(self) -> str:
        """Return the model's name and prompts."""
        return f"transformer:{self.name}|{self.query_prompt}|{self.passage_prompt}"

    @cached_property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        return len(self.query("längd"))

    def passages(self, texts: list[str]) -> Vectors:
        """Return an array (texts, dimensions) of unit vectors."""
        vectors = self._model.get_text_embedding_batch(texts)
        return np.asarray(vectors, dtype=np.float32)

    def query(self, text: str) -> Vectors:
        """Return the unit vector (dimensions,) of a question."""
        return np.asarray(self._model.get_query_embedding(text), dtype=np.float32)
