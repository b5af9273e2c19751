"""Swedish word for word in English, by ``glosses.tsv``: what an English teacher can read.

The order of the words stays Swedish. That is no translation, but a teacher that was trained on
questions and answers in English places it near what it means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from index.compounds import parts_of
from index.swedish import stem

GLOSSES = Path(__file__).parent / "glosses.tsv"
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[?.!]")
_PARTS = 3

# Grammar words, which the glosses leave out or give the wrong sense of.
_GRAMMAR: Mapping[str, str] = dict(
    pair.split("=")
    for pair in (
        "vad=what hur=how när=when var=where vem=who vilka=which vilken=which vilket=which "
        "varför=why får=may kan=can ska=shall måste=must inte=not ingen=no jag=I du=you man=one "
        "vi=we de=they det=it är=is har=has till=to från=from för=for av=of om=about med=with "
        "utan=without på=on i=in och=and eller=or som=that en=a ett=a den=the att=to sig=self"
    ).split()
)


@cache
def glosses() -> dict[str, str]:
    """Return every word of the list with its whole gloss."""
    lines = GLOSSES.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line)


@cache
def _by_stem() -> dict[str, str]:
    """Return the first sense of each stem's commonest word; the list is in that order."""
    found: dict[str, str] = {}
    for word, gloss in glosses().items():
        found.setdefault(stem(word), gloss.split(",")[0].strip())
    return found


def in_english(text: str, most: int) -> str:
    """Return the first ``most`` words of a text one by one in English.

    A compound that has no gloss of its own is given by its parts, and a word that has none at
    all as it stands.
    """
    words = _WORD.findall(text.lower())[:most]
    known = _by_stem()
    unknown = [word for word in words if word not in _GRAMMAR and stem(word) not in known]
    taken = dict(zip(unknown, parts_of(unknown), strict=True))
    found = []
    for word in words:
        if word in _GRAMMAR:
            found.append(_GRAMMAR[word])
        elif word in taken:
            senses = [known[part] for part in taken[word] if part in known]
            found.append(" ".join(senses[:_PARTS]) or word)
        else:
            found.append(known[stem(word)])
    return " ".join(found)
