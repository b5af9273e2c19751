"""Train the bundled Swedish static embedding model.

Run ``python -m index.training.train --data ../shared/training --output index/model``.
The recipe: one vector a word piece, the mean of a text's vectors, and an in-batch contrastive
loss in both directions (InfoNCE, van den Oord et al. 2018), between two Swedish texts or
between a text and where an English teacher puts it. Two models are trained from different
seeds, put side by side, and turned so that ``DIMENSIONS`` of them hold the most.
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from index.training.pairs import government_pages
from index.training.sources import Bags, Source, Texts, all_sources
from index.training.tokenizer import bundled_tokenizer
from index.training.written import written_pages

logger = logging.getLogger(__name__)

Vectors = NDArray[np.float32]

DIMENSIONS = 256
# As many as the teacher has.
_TRAINED_DIMENSIONS = 384
_SAMPLE = 6_000
# Which texts are drawn; the seeds of the models are others.
_SOURCES_SEED = 20101


class Bag(nn.Module):
    """One vector a piece and the mean over a text, as ``StaticEmbedding`` computes it."""

    def __init__(self, size: int, dimensions: int) -> None:
        super().__init__()
        self.embedding = nn.EmbeddingBag(size, dimensions, mode="mean")
        nn.init.normal_(self.embedding.weight, std=0.1)

    def forward(self, bags: Bags) -> torch.Tensor:
        """Return unit vectors (texts, dimensions)."""
        return functional.normalize(self.embedding(*bags), dim=1)


def contrastive_loss(left: torch.Tensor, right: torch.Tensor, scale: float) -> torch.Tensor:
    """Return the loss in both directions of unit vectors (texts, dimensions) that belong together.

    Row ``n`` of the one belongs to row ``n`` of the other, and to no other row.
    """
    scores = scale * left @ right.T
    target = torch.arange(len(left))
    both = functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)
    return both / 2


def train(sources: list[Source], size: int, options: argparse.Namespace, seed: int) -> Vectors:
    """Return the trained vectors (size, dimensions)."""
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    bag = Bag(size, _TRAINED_DIMENSIONS)
    work: list[tuple[Source, NDArray[np.int64]]] = []
    for epoch in range(options.epochs):
        steps = [(s, rows) for s in sources for rows in s.batches(options.batch, rng)]
        random.Random(seed + epoch).shuffle(steps)
        work += steps
    optimiser = torch.optim.Adam(bag.parameters(), lr=options.rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=options.rate, total_steps=len(work), pct_start=0.1
    )
    started = time.perf_counter()
    for step, (source, rows) in enumerate(work, 1):
        left = bag(source.texts.bags(source.left[rows]))
        if isinstance(source.right, torch.Tensor):
            right = source.right[rows]
        else:
            right = bag(source.texts.bags(source.right[rows]))
        loss = contrastive_loss(left, right, options.scale)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        schedule.step()
        if step % 200 == 0:
            seconds = time.perf_counter() - started
            logger.info("step %d of %d, %.0f s", step, len(work), seconds)
    trained: Vectors = bag.embedding.weight.detach().numpy()
    return trained


def side_by_side(models: list[Vectors], texts: Texts, dimensions: int) -> Vectors:
    """Return the models put together and turned to the directions that texts differ most in.

    Args:
        models: vectors (pieces, dimensions) of every model.
        texts: a sample of what is searched and asked.
        dimensions: how many directions are kept (principal components, uncentred).

    """
    whole = np.concatenate([m / np.linalg.norm(m, axis=1).mean() for m in models], axis=1)
    bag = nn.EmbeddingBag.from_pretrained(torch.from_numpy(whole), mode="mean")
    everything = np.arange(len(texts.starts) - 1, dtype=np.int64)
    sample = functional.normalize(bag(*texts.bags(everything)), dim=1).numpy()
    directions = np.linalg.eigh(sample.T @ sample)[1][:, ::-1]
    turned: Vectors = whole @ directions[:, :dimensions]
    return turned


def sample_texts(folder: Path) -> list[str]:
    """Return titles, paragraphs, questions and answers, which the directions are chosen by."""
    pages = [page for page, _ in zip(government_pages(folder), range(_SAMPLE), strict=False)]
    texts = [title for title, _ in pages] + [found[0] for _, found in pages if found]
    for page in written_pages(held_out=False):
        for questions, answer in page.items:
            texts += [*questions, answer]
    return texts


def save(vectors: Vectors, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the model in half precision as sentence-transformers reads it."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    module = StaticEmbedding(tokenizer, embedding_weights=vectors)
    module.half()
    SentenceTransformer(modules=[module, Normalize()], device="cpu").save(
        str(folder), create_model_card=False
    )


def main() -> None:
    """Train and save, as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--scale", type=float, default=20.0)
    parser.add_argument("--seeds", type=int, nargs="+", default=[7, 42])
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    tokenizer = bundled_tokenizer()
    started = time.perf_counter()
    sources = all_sources(options.data, tokenizer, _SOURCES_SEED)
    logger.info("%d sources, %.0f s", len(sources), time.perf_counter() - started)
    size = tokenizer.get_vocab_size()
    models = [train(sources, size, options, seed) for seed in options.seeds]
    sample = Texts.of(sample_texts(options.data), tokenizer)
    save(side_by_side(models, sample, DIMENSIONS), tokenizer, options.output)


if __name__ == "__main__":
    main()
