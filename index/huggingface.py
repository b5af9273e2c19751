"""LlamaIndex's ``HuggingFaceEmbedding``, made to take static models too.

Apart from the other models because importing LlamaIndex and torch takes seconds.
"""

from __future__ import annotations

from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from pydantic import Field


class AnyLengthEmbedding(HuggingFaceEmbedding):
    """A model whose longest input may be infinite, as a static model's is.

    LlamaIndex asks for a whole number and so refuses every static model.
    """

    max_length: float = Field(default=512, gt=0)  # type: ignore[assignment]

    def __init__(
        self, model_name: str, query_instruction: str | None, text_instruction: str | None
    ) -> None:
        super().__init__(
            model_name=model_name,
            query_instruction=query_instruction,
            text_instruction=text_instruction,
            device="cpu",
        )
