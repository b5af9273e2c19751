"""Swedish compounds taken apart: ``kulturskolebidrag`` is ``kulturskole`` and ``bidrag``."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from index.lexicon import lexicon
from index.seams import find_seams, splittable
from index.swedish import STOP_WORDS, stem, stems

# Above this log-odds a seam is taken: more precision above, more recall below. A part is
# taken apart again only where the model is surer, since it was trained on single seams.
SEAM, INNER_SEAM = -0.5, 0.5
SHORTEST_PART = 3

# The likeliest seams of the lexicon's words, in its order: a row of places, a row of log-odds.
COMMON = Path(__file__).parent / "compounds-common.npy"

_NO_SEAM = (0, -math.inf)
_HYPHENS = re.compile(r"[-'’:]")
_BATCH = 4_096

_met: dict[str, tuple[str, ...]] = {}
_MOST_MET = 65_536


def seams(words: Sequence[str], least: float = SEAM) -> list[int]:
    """Return where each word's last seam of meaning is: the offset of its last part, or 0.

    Args:
        words: words in lower case, in any form.
        least: the log-odds that a seam must have.

    """
    known = _common_seams()
    found = [known.get(word, _NO_SEAM) for word in words]
    new = [n for n, word in enumerate(words) if word not in known and splittable(word)]
    for number, seam in zip(new, likeliest_seams([words[n] for n in new]), strict=True):
        found[number] = seam
    return [place if odds > least else 0 for place, odds in found]


def likeliest_seams(words: Sequence[str]) -> list[tuple[int, float]]:
    """Return the likeliest seam of each of some ``splittable`` words, with its log-odds."""
    found = [_NO_SEAM] * len(words)
    for start in range(0, len(words), _BATCH):
        near = find_seams(words[start : start + _BATCH])
        odds = near.log_odds()
        # The likeliest place of each word comes last, the later of two that are as likely.
        order = np.lexsort((near.places, odds, near.words))
        final = order[np.flatnonzero(np.diff(near.words[order], append=-1))]
        for place in final:
            found[start + near.words[place]] = (int(near.places[place]), float(odds[place]))
    return found


@cache
def _common_seams() -> dict[str, tuple[int, float]]:
    """Return the likeliest seams of the lexicon's words, worked out when the weights were."""
    places, odds = np.load(COMMON)
    pairs = zip(places.astype(np.int64).tolist(), odds.tolist(), strict=True)
    return dict(zip(lexicon().shares, pairs, strict=True))


def parts_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return of each word the stems of its parts, and of their parts; nothing for most words.

    The linking letters are undone where the part is then a known word. A hyphen is a seam.
    """
    found: list[list[str]] = [[] for _ in words]
    waiting: list[tuple[int, str, bool]] = []
    for number, word in enumerate(words):
        if not word.isalpha() and _HYPHENS.search(word):
            sides = [side for side in _HYPHENS.split(word) if side]
            found[number] += map(stem, sides)
            waiting += [(number, side, False) for side in sides]
        else:
            waiting.append((number, word, False))
    least = SEAM
    while waiting:
        inner = []
        places = seams([word for _, word, _ in waiting], least)
        for (number, word, opens), place in zip(waiting, places, strict=True):
            if place:
                for side, root, is_first in _sides(word, place, opens):
                    if len(side) >= SHORTEST_PART and side not in STOP_WORDS:
                        found[number].append(root)
                    inner.append((number, root if is_first else side, is_first))
        waiting, least = inner, INNER_SEAM
    compounds = [number for number, roots in enumerate(found) if roots]
    taken: list[tuple[str, ...]] = [()] * len(words)
    for number, own in zip(compounds, stems([words[n] for n in compounds]), strict=True):
        roots = (root for root in found[number] if len(root) > 1 and root != own)
        taken[number] = tuple(dict.fromkeys(roots))
    return taken


def parts(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what ``parts_of`` does of the few words of a question, remembering them."""
    if len(_met) > _MOST_MET:
        _met.clear()
    new = [word for word in dict.fromkeys(words) if word not in _met]
    if new:
        _met.update(zip(new, parts_of(new), strict=True))
    return [_met[word] for word in words]


def _sides(word: str, place: int, opens: bool) -> Iterator[tuple[str, str, bool]]:
    """Yield the two sides of a seam, their stems, and whether each is a first part.

    The last side of a first part is one too: it ends in linking letters.
    """
    yield word[:place], _first_stem(word[:place]), True
    last = word[place:]
    yield last, _first_stem(last) if opens else stem(last), opens


@lru_cache(maxsize=65_536)
def _first_stem(side: str) -> str:
    """Return the stem of the word that the first part of a compound is a form of."""
    return stem(lexicon().base(side))
