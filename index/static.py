"""A saved static model: one vector a word piece, and the mean over a text.

It is read with tokenizers and numpy alone; importing torch would take seconds. Its vectors are
those that ``SentenceTransformer(path)`` gives for texts without white space around them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

WEIGHTS_FILE, TOKENIZER_FILE, MODULES_FILE = "model.safetensors", "tokenizer.json", "modules.json"

# So many different words are remembered with their pieces before all are forgotten.
_MOST_WORDS = 200_000
_BATCH = 1024
# From so many texts on, their vectors are added up by scipy.
_MANY = 250
# So many words are read as one text.
_RUN = 256
# Signs at a word's end that are pieces of their own.
_CLOSING = ".,;:?!)”"


def is_static(folder: Path) -> bool:
    """Tell whether a folder holds a saved static model, with its files beside the list."""
    if not all((folder / name).is_file() for name in (WEIGHTS_FILE, TOKENIZER_FILE)):
        return False
    try:
        modules = json.loads((folder / MODULES_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(modules) and modules[0]["type"].rsplit(".", 1)[-1] == "StaticEmbedding"


@dataclass(frozen=True)
class StaticModel:
    """A saved ``StaticEmbedding``."""

    folder: Path
    _pieces: dict[str, list[int]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _weights(self) -> Vectors:
        from safetensors.numpy import load_file

        tensors = load_file(self.folder / WEIGHTS_FILE)
        weights: Vectors = next(iter(tensors.values())).astype(np.float32)
        return weights

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / TOKENIZER_FILE))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def fingerprint(self) -> str:
        """Return a digest of the weights' and the tokenizer's files."""
        digest = hashlib.sha256()
        for name in (WEIGHTS_FILE, TOKENIZER_FILE):
            digest.update((self.folder / name).read_bytes())
        return f"static:{digest.hexdigest()[:16]}"

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        return int(self._weights.shape[1])

    def passages(self, texts: list[str]) -> Vectors:
        """Return an array (texts, dimensions) of unit vectors."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            pieces = self._read(texts[start : start + _BATCH])
            vectors[start : start + len(pieces)] = self._sums(pieces)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        units: Vectors = vectors / np.maximum(norms, 1e-12)
        return units

    def query(self, text: str) -> Vectors:
        """Return the unit vector (dimensions,) of a question."""
        vector: Vectors = self.passages([text])[0]
        return vector

    def _sums(self, texts: Sequence[Sequence[int]]) -> Vectors:
        """Return the sums of the texts' vectors (texts, dimensions).

        The length of a sum does not matter, so the mean need not be taken. Many texts are a
        sparse matrix of ones times the weights; for few, importing scipy would cost more.
        """
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        flat = np.fromiter(chain.from_iterable(texts), np.int64, lengths.sum())
        if len(texts) < _MANY:
            ends = np.cumsum(lengths)
            rows = [
                self._weights[flat[end - n : end]].sum(axis=0)
                for n, end in zip(lengths, ends, strict=True)
            ]
            return np.stack(rows)
        from scipy.sparse import csr_array

        starts = np.concatenate([[0], np.cumsum(lengths)])
        shape = (len(texts), len(self._weights))
        sums: Vectors = csr_array((np.ones(len(flat), np.float32), flat, starts), shape) @ (
            self._weights
        )
        return sums

    def _read(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the numbers of every text's pieces, in order."""
        if not self._reads_word_by_word:
            return list(self._encoded(texts))
        words = [text.split() for text in texts]
        new = [word for word in dict.fromkeys(chain(*words)) if word not in self._pieces]
        if len(self._pieces) + len(new) > _MOST_WORDS:
            self._pieces.clear()
            new = list(dict.fromkeys(chain(*words)))
        self._learn(new)
        known = self._pieces
        return [[piece for word in text for piece in known[word]] for text in words]

    def _learn(self, new: Sequence[str]) -> None:
        """Remember the pieces of words; a word with a sign after it is read without it."""
        known, closing = self._pieces, self._closing
        bare = {word: word.rstrip("".join(closing)) or word for word in new}
        fresh = [word for word in dict.fromkeys(bare.values()) if word not in known]
        known.update(zip(fresh, self._encoded_words(fresh), strict=True))
        for word, without in bare.items():
            if word is not without:
                known[word] = known[without] + [closing[sign] for sign in word[len(without) :]]

    @cached_property
    def _closing(self) -> dict[str, int]:
        """Return the piece of each sign at a word's end, if the tokenizer sets signs apart."""
        if not any(step.get("type") == "Punctuation" for step in self._pre_tokenizers):
            return {}
        opened = self._encoded([f"a{sign}" for sign in _CLOSING])
        return {sign: ids[-1] for sign, ids in zip(_CLOSING, opened, strict=True)}

    def _encoded_words(self, words: Sequence[str]) -> Iterator[list[int]]:
        """Yield the pieces of words, read as running texts, which is faster than one by one."""
        runs = [words[n : n + _RUN] for n in range(0, len(words), _RUN)]
        for run, ids in zip(runs, self._encoded([" ".join(run) for run in runs]), strict=True):
            starts = np.flatnonzero(self._opens_word[ids]).tolist()
            if len(starts) == len(run) and starts[0] == 0:
                ends = [*starts[1:], len(ids)]
                yield from (ids[start:end] for start, end in zip(starts, ends, strict=True))
            else:  # the sign that opens a word stands within one
                yield from self._encoded(run)

    @cached_property
    def _opens_word(self) -> NDArray[np.bool_]:
        """Return which pieces open a word (pieces,)."""
        count = self._tokenizer.get_vocab_size()
        pieces = (self._tokenizer.id_to_token(n) or "" for n in range(count))
        return np.fromiter((piece.startswith("▁") for piece in pieces), np.bool_, count)

    def _encoded(self, texts: Sequence[str]) -> Iterable[list[int]]:
        found = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return (encoding.ids for encoding in found)

    @cached_property
    def _reads_word_by_word(self) -> bool:
        """Tell whether the tokenizer reads a word alike wherever it stands between spaces."""
        first = self._pre_tokenizers[0] if self._pre_tokenizers else {}
        return first.get("type") == "Metaspace" and (
            first.get("prepend_scheme") == "always" and first.get("split", False)
        )

    @cached_property
    def _pre_tokenizers(self) -> list[dict[str, Any]]:
        """Return the steps that cut a text before its pieces are found, as they are saved."""
        saved = json.loads((self.folder / TOKENIZER_FILE).read_text(encoding="utf-8"))
        steps = saved["pre_tokenizer"] or {}
        found: list[dict[str, Any]] = steps.get("pretokenizers", [steps])
        return found
