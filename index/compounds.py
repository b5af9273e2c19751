"""Swedish compounds taken apart: ``kulturskolebidrag`` is ``kulturskole`` and ``bidrag``.

Every place in a word is scored by a linear model over what stands on its two sides: the
letters at the seam, and how common the sides are as words of their own (``lexicon.py``). The
weights come from ``index/training/compounds.py`` and are hashed (Weinberger et al. 2009), so
that no list of compounds is shipped.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np

from index.lexicon import UNKNOWN, lexicon
from index.swedish import STOP_WORDS, stem

WEIGHTS = Path(__file__).parent / "compounds.npy"
SLOTS = 8192

# Above this log-odds a seam is taken: more precision above, more recall below. A part is
# taken apart again only where the model is surer, since it was trained on single seams.
SEAM, INNER_SEAM = -0.5, 0.5
SHORTEST_SIDE, SHORTEST, LONGEST = 2, 6, 40
SHORTEST_PART = 3

_HYPHENS = re.compile(r"[-'’:]")


@cache
def _weights() -> list[float]:
    """Return the model's weights by slot, with the bias last."""
    weights: list[float] = np.load(WEIGHTS).astype(np.float64).tolist()
    return weights


def slot(feature: str) -> int:
    """Return where the weight of a feature stands."""
    return crc32(feature.encode()) % SLOTS


def seams(word: str) -> list[int]:
    """Return where a seam may be: between two known parts, or else beside a known one."""
    known = lexicon()
    places = range(SHORTEST_SIDE, len(word) - SHORTEST_SIDE + 1)
    after = [n for n in places if known.first(word[:n])[0] > UNKNOWN]
    between = [n for n in after if known.is_last(word[n:])]
    return between or [n for n in places if n in after or known.is_last(word[n:])]


def seam_features(word: str, place: int) -> dict[str, float]:
    """Return by name what the model weighs of a seam before the letter at ``place``."""
    known = lexicon()
    first, last = word[:place], word[place:]
    root = stem(last)
    share, _, form = known.first(first)
    shares = {
        "whole": known.words.get(word, UNKNOWN),
        "first": share,
        "last": known.words.get(last, UNKNOWN),
        "root": known.stems.get(root, UNKNOWN),
        "tail": known.tails.get(last, UNKNOWN),
    }
    is_first = shares["first"] > UNKNOWN
    is_last = max(shares["last"], shares["root"], shares["tail"]) > UNKNOWN
    features = {name: (share - UNKNOWN) / 5 for name, share in shares.items() if share > UNKNOWN}
    marks = [f"+{name}" for name in features]
    features["begins"] = math.log1p(known.beginnings.get(first, 0))
    features["ends"] = math.log1p(known.endings.get(last, 0))
    marks += [
        f"3<{first[-3:]}",
        f"3>{last[:3]}",
        f"2|{first[-2:]}|{last[:2]}",
        f"<{min(len(first), 8)}",
        f">{min(len(last), 8)}",
        f"?<{is_first}{is_last}{min(len(first), 5)}",
        f"?>{is_first}{is_last}{min(len(last), 5)}",
        f"form{form}",
    ]
    if len(first) <= 5:
        marks.append(f"first={first}")
    if len(last) <= 6:
        marks.append(f"last={root}")
    if first not in known.beginnings:
        marks.append("unbegun")
    return features | dict.fromkeys(marks, 1.0)


@lru_cache(maxsize=65_536)
def _weight(feature: str) -> float:
    return _weights()[slot(feature)]


def _log_odds(word: str, place: int) -> float:
    features = seam_features(word, place).items()
    return _weights()[-1] + sum(_weight(name) * value for name, value in features)


@lru_cache(maxsize=100_000)
def seam(word: str, least: float = SEAM) -> int:
    """Return where a word's last seam of meaning is: the offset of its last part, or 0.

    Args:
        word: a word in lower case, in any form.
        least: the log-odds that a seam must have.

    """
    if not (SHORTEST <= len(word) <= LONGEST and word.isalpha()):
        return 0
    scored = [(_log_odds(word, place), place) for place in seams(word)]
    best, place = max(scored, default=(-math.inf, 0))
    return place if best > least else 0


@lru_cache(maxsize=100_000)
def parts(word: str) -> tuple[str, ...]:
    """Return the stems of a compound's parts, and of their parts; nothing for other words.

    The linking letters are undone where the part is then a known word. A hyphen is a seam.
    """
    if _HYPHENS.search(word):
        sides = [side for side in _HYPHENS.split(word) if side]
        found = [root for side in sides for root in (stem(side), *parts(side))]
    else:
        found = _part_stems(word, SEAM, is_first=False)
    own = stem(word)
    return tuple(dict.fromkeys(root for root in found if len(root) > 1 and root != own))


def _part_stems(word: str, least: float, *, is_first: bool) -> list[str]:
    place = seam(word, least)
    if not place:
        return []
    found = []
    for side, opens in ((word[:place], True), (word[place:], is_first)):
        root = stem(lexicon().base(side) if opens else side)
        if len(side) >= SHORTEST_PART and side not in STOP_WORDS:
            found.append(root)
        found += _part_stems(root if opens else side, INNER_SEAM, is_first=opens)
    return found
