"""Text to vectors: the bundled static model, or any sentence-transformers model.

A static model is read without importing torch (``static.py``). Any other model is loaded
through LlamaIndex's ``HuggingFaceEmbedding``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.static import StaticModel, Vectors, is_static

if TYPE_CHECKING:
    from index.huggingface import AnyLengthEmbedding

BUNDLED_MODEL = Path(__file__).parent / "model"


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
    if not (query_prompt or passage_prompt):
        if folder == BUNDLED_MODEL:
            return bundled_model()
        if is_static(folder):
            return StaticModel(folder)
    return TransformerModel(model or str(folder), query_prompt, passage_prompt)


@cache
def bundled_model() -> StaticModel:
    """Return the bundled model, read in once for all that use it."""
    return StaticModel(BUNDLED_MODEL)


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
