"""Train the bundled Swedish static embedding model.

Run ``python -m index.training.train --data ../shared/training --output index/model``.
The recipe: a Unigram tokenizer of lower-cased pieces, one vector a piece, the mean of
a text's vectors, and an in-batch contrastive loss in both directions (InfoNCE, van den
Oord et al. 2018) with the dimensions nested (Matryoshka, Kusupati et al. 2022).
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from torch import nn
from torch.nn import functional

from index.training.pairs import Pair, all_pairs

logger = logging.getLogger(__name__)

MAX_PIECES = 256


def train_tokenizer(texts: list[str], size: int) -> Tokenizer:
    """Return a Unigram tokenizer of ``size`` lower-cased pieces; digits stand alone."""
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


class Bag(nn.Module):
    """One vector a piece and the mean over a text, as ``StaticEmbedding`` computes it."""

    def __init__(self, size: int, dimensions: int) -> None:
        super().__init__()
        self.embedding = nn.EmbeddingBag(size, dimensions, mode="mean")
        nn.init.normal_(self.embedding.weight, std=0.1)

    def forward(self, texts: list[list[int]]) -> torch.Tensor:
        """Return an array (texts, dimensions) for texts given as piece numbers."""
        lengths = [len(ids) for ids in texts]
        offsets = torch.from_numpy(np.cumsum([0, *lengths[:-1]]))
        flat = torch.from_numpy(np.concatenate([np.asarray(ids, dtype=np.int64) for ids in texts]))
        vectors: torch.Tensor = self.embedding(flat, offsets)
        return vectors


def contrastive_loss(
    left: torch.Tensor, right: torch.Tensor, scale: float, dimensions: tuple[int, ...]
) -> torch.Tensor:
    """Return the two-way in-batch loss, averaged over the nested ``dimensions``."""
    target = torch.arange(len(left))
    losses = []
    for size in dimensions:
        a = functional.normalize(left[:, :size], dim=1)
        b = functional.normalize(right[:, :size], dim=1)
        scores = scale * a @ b.T
        losses.append(functional.cross_entropy(scores, target))
        losses.append(functional.cross_entropy(scores.T, target))
    return torch.stack(losses).mean()


def encode(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    """Return the piece numbers of every text, at most ``MAX_PIECES`` each, never none."""
    encodings = tokenizer.encode_batch(texts, add_special_tokens=False)
    return [encoding.ids[:MAX_PIECES] or [1] for encoding in encodings]


def make_batches(
    sources: list[list[Pair]], batch_size: int, rng: random.Random
) -> list[list[Pair]]:
    """Return shuffled batches, each of one source and without repeated right sides."""
    batches = []
    for pairs in sources:
        shuffled = rng.sample(pairs, len(pairs))
        for start in range(0, len(shuffled) - batch_size // 4, batch_size):
            unique = {right: (left, right) for left, right in shuffled[start : start + batch_size]}
            batches.append(list({left: (left, right) for left, right in unique.values()}.values()))
    rng.shuffle(batches)
    return batches


def train(sources: list[list[Pair]], tokenizer: Tokenizer, options: argparse.Namespace) -> Bag:
    """Return the trained model."""
    rng = random.Random(options.seed)
    torch.manual_seed(options.seed)
    bag = Bag(tokenizer.get_vocab_size(), options.dimensions)
    epochs = [make_batches(sources, options.batch, rng) for _ in range(options.epochs)]
    optimiser = torch.optim.Adam(bag.parameters(), lr=options.rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=options.rate, total_steps=sum(map(len, epochs)), pct_start=0.1
    )
    nested = tuple(options.dimensions // 2**step for step in range(options.nested))
    started = time.perf_counter()
    step = 0
    for batches in epochs:
        for batch in batches:
            left = bag(encode(tokenizer, [pair[0] for pair in batch]))
            right = bag(encode(tokenizer, [pair[1] for pair in batch]))
            loss = contrastive_loss(left, right, options.scale, nested)
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 100 == 0:
                elapsed = time.perf_counter() - started
                logger.info("step %d loss %.3f %.0f s", step, loss.item(), elapsed)
    return bag


def save(bag: Bag, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the model in half precision as sentence-transformers reads it."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    weights = bag.embedding.weight.detach()
    module = StaticEmbedding(tokenizer, embedding_weights=weights.numpy())
    module.half()
    SentenceTransformer(modules=[module, Normalize()], device="cpu").save(
        str(folder), create_model_card=False
    )


def main() -> None:
    """Train and save, as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--vocabulary", type=int, default=32_000)
    parser.add_argument("--dimensions", type=int, default=256)
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--scale", type=float, default=20.0)
    parser.add_argument("--nested", type=int, default=1)
    parser.add_argument("--paragraphs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=20101)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    sources = all_pairs(options.data, options.seed, options.paragraphs)
    logger.info("pairs: %s", [len(pairs) for pairs in sources])
    started = time.perf_counter()
    texts = [text for pairs in sources for pair in pairs for text in pair]
    sample = random.Random(options.seed).sample(texts, min(400_000, len(texts)))
    tokenizer = train_tokenizer(sample, options.vocabulary)
    logger.info("tokenizer %.0f s", time.perf_counter() - started)
    bag = train(sources, tokenizer, options)
    save(bag, tokenizer, options.output)


if __name__ == "__main__":
    main()
