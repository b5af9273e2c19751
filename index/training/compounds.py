"""Train the weights that take Swedish compounds apart.

Run ``python -m index.training.compounds --data ../shared/training --output index``; it takes
half a minute. Logistic regression over every place in a word, on the half of the words that
``tests/benchmarks/compounds.py`` does not measure on.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from index.compounds import COMMON, likeliest_seams
from index.lexicon import lexicon
from index.seams import SLOTS, WEIGHTS, find_seams, splittable, weights

_WEIGHT_DECAY = 1.0
_ITERATIONS = 200


def in_training_half(word: str) -> bool:
    """Tell whether a word is trained on rather than measured on."""
    return int(hashlib.sha1(word.encode()).hexdigest(), 16) % 2 == 0


def gold_seams(data: Path) -> dict[str, frozenset[int]]:
    """Return the compounds of ``compound_splits_sv.tsv`` with the offsets of their seams."""
    found = {}
    for line in (data / "compound_splits_sv.tsv").read_text(encoding="utf-8").splitlines():
        word, _, split = line.partition("\t")
        if word.isalpha() and word.islower() and split.replace("|", "") == word:
            offsets = np.cumsum([len(part) for part in split.split("|")])[:-1]
            found[word] = frozenset(map(int, offsets))
    return found


def simple_words(data: Path, gold: dict[str, frozenset[int]]) -> list[str]:
    """Return the lemmas that are no compounds of other lemmas or of the compounds' parts."""
    lines = (data / "lemma_inflections_sv.tsv").read_text(encoding="utf-8").splitlines()
    lemmas = {word for line in lines if (word := line.split("\t")[0]).isalpha() and word.islower()}
    sides = {side for word, at in gold.items() for side in (word[: min(at)], word[max(at) :])}
    known = lemmas | sides | {side.removesuffix("s") for side in sides}

    def is_compound(word: str) -> bool:
        for place in range(2, len(word) - 2):
            first = word[:place]
            bases = {first, first.rstrip("s"), first + "a", first + "e"}
            if word[place:] in known and bases & known:
                return True
        return False

    return sorted(w for w in lemmas if w not in gold and len(w) > 5 and not is_compound(w))


def train(words: dict[str, frozenset[int]]) -> np.ndarray[tuple[int], np.dtype[np.float16]]:
    """Return the weights by slot and the bias, learned from words with their seams."""
    found = find_seams(list(words))
    gold = list(words.values())
    pairs = zip(found.words.tolist(), found.places.tolist(), strict=True)
    wanted = torch.tensor([float(place in gold[word]) for word, place in pairs])
    slots, values = torch.from_numpy(found.slots), torch.from_numpy(found.values)
    learned = torch.zeros(SLOTS, requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [learned, bias], max_iter=_ITERATIONS, line_search_fn="strong_wolfe"
    )

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (learned[slots] * values).sum(dim=1)
        total = functional.binary_cross_entropy_with_logits(scores + bias, wanted, reduction="sum")
        total = total + _WEIGHT_DECAY / 2 * learned.square().sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    whole = torch.cat([learned.detach(), bias.detach()])
    return whole.numpy().astype(np.float16)


def common_seams() -> np.ndarray[tuple[int, int], np.dtype[np.float16]]:
    """Return the likeliest seam of every word of the lexicon, and its log-odds (2, words)."""
    words = list(lexicon().shares)
    found = dict.fromkeys(words, (0, -np.inf))
    chosen = [word for word in words if splittable(word)]
    found.update(zip(chosen, likeliest_seams(chosen), strict=True))
    return np.array(list(found.values()), np.float16).T


def main() -> None:
    """Train on the training half and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=WEIGHTS.parent)
    arguments = parser.parse_args()
    torch.set_num_threads(1)  # sums in one order, so that two runs give the same weights
    gold = gold_seams(arguments.data)
    words = gold | dict.fromkeys(simple_words(arguments.data, gold), frozenset[int]())
    half = {word: offsets for word, offsets in words.items() if in_training_half(word)}
    np.save(arguments.output / WEIGHTS.name, train(half))
    weights.cache_clear()
    np.save(arguments.output / COMMON.name, common_seams())


if __name__ == "__main__":
    main()
