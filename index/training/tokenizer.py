"""The model's tokenizer: made once, and kept, since the lexicon is read from it too.

Run ``python -m index.training.tokenizer --data ../shared/training --output tokenizer.json`` to
make another. Then the weights for compounds and the model are to be trained anew.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from index.embedding import BUNDLED_MODEL
from index.training import pairs

VOCABULARY = 32_000
_SAMPLE, _SEED, _PARAGRAPHS = 400_000, 20101, 8


def bundled_tokenizer() -> Tokenizer:
    """Return the bundled model's tokenizer."""
    tokenizer = Tokenizer.from_file(str(BUNDLED_MODEL / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def train_tokenizer(texts: list[str], size: int) -> Tokenizer:
    """Return a Unigram tokenizer of ``size`` lower-cased pieces (Kudo 2018)."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Metaspace(), pre_tokenizers.Punctuation()]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=size, special_tokens=["[PAD]", "[UNK]"], unk_token="[UNK]"
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def main() -> None:
    """Train a tokenizer and write it, as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    rng = random.Random(_SEED)
    sources = [
        pairs.title_paragraph_pairs(options.data, rng, _PARAGRAPHS),
        pairs.sentence_paragraph_pairs(options.data, rng, _PARAGRAPHS),
        pairs.statute_pairs(options.data),
        pairs.question_rows(options.data),
        pairs.synonym_pairs(options.data),
        pairs.word_pairs(options.data),
    ]
    texts = [text for source in sources for pair in source for text in pair]
    sample = rng.sample(texts, min(_SAMPLE, len(texts)))
    train_tokenizer(sample, VOCABULARY).save(str(options.output))


if __name__ == "__main__":
    main()
