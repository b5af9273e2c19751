"""Runs of letters: what texts share where no word of theirs is the same.

A text is read as its tokens with one mark between them, and every five signs in a row are a
feature. So ``kulturpengarna`` meets ``kulturens pengar``, a slip of the pen costs a few runs
and not the word, and words that stand side by side in the question count where they do so in
the passage too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.postings import KEY_BITS, Keys, Rows

LENGTH = 5
_MARK = "_"
_SIGN_BITS = 12
# An odd number near 2^64 / the golden ratio: multiplying by it spreads the keys (Knuth 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


def runs(texts: Sequence[Sequence[str]]) -> tuple[Keys, Rows]:
    """Return the keys of every run of letters in some texts, and the text each stands in.

    Args:
        texts: the tokens of every text, in order.

    """
    joined = [_MARK.join(tokens) for tokens in texts]
    signs = np.frombuffer("\0".join([*joined, ""]).encode("utf-32-le"), np.uint32)
    lengths = np.fromiter((len(text) + 1 for text in joined), np.int64, len(joined))
    rows = np.repeat(np.arange(len(joined), dtype=np.int32), lengths)
    count = len(signs) - LENGTH + 1
    if count <= 0:
        return np.zeros(0, np.int64), np.zeros(0, np.int32)
    keys = np.zeros(count, np.uint64)
    whole: NDArray[np.bool_] = np.ones(count, np.bool_)
    for place in range(LENGTH):
        stretch = signs[place : place + count]
        keys = (keys << np.uint64(_SIGN_BITS)) | (stretch & np.uint32((1 << _SIGN_BITS) - 1))
        whole &= stretch != 0
    keys = (keys * _SPREAD) >> np.uint64(64 - KEY_BITS)
    return keys[whole].astype(np.int64), rows[:count][whole]
