"""Spelling, by hunspell's Swedish dictionary and our own list of names and words.

``words.txt`` was read word by word: what stands there is right, though no dictionary has it.
A lower-case word there holds for the capitalised one too, and a name for its genitive.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from corpus.checks.manuscript import Manuscript
from corpus.footnotes import DEFINITION
from corpus.problems import Problem

WORDS = Path(__file__).parent / "words.txt"
SKIPPED = "Stavningen kontrollerades inte: programmet hunspell med svensk ordlista (sv_SE) saknas."

_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
# Names of sites, mail boxes, footnotes and attributes are no Swedish words.
_NO_PROSE = re.compile(
    r"<[^<>\s]*>|\[\^[^\]\s]+\]|\{[^{}]*\}|https?://\S+|[\w.+-]+@[\w.-]+"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:com|md|net|news|nu|org|se)\b"
)
_QUOTED_HEAD = re.compile(r"^.*?[”\"].*[”\"]")
_FRONT_MATTER = re.compile(r"^(?:title|aliases|region):(?P<text>.*)")


def has_dictionary() -> bool:
    """Tell whether hunspell and its Swedish dictionary are installed."""
    return shutil.which("hunspell") is not None and _unknown({"hej"}) == set()


def check_spelling(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Yield every word that neither the dictionary nor the list has, once a document.

    Titles of sources are quoted as they stand, and are passed over.
    """
    found = [(manuscript, list(_words(manuscript))) for manuscript in manuscripts]
    unknown = _unknown({word for _, words in found for word, _ in words})
    unknown = {word for word in unknown if not _is_listed(word)}
    for manuscript, words in found:
        seen: set[str] = set()
        for word, line in words:
            if word in unknown and word not in seen:
                seen.add(word)
                fault = f"”{word}” finns inte i ordlistan."
                remedy = f"Rätta stavningen eller lägg till ordet i {WORDS.name}."
                yield Problem(manuscript.path, line, fault, remedy)


def _words(manuscript: Manuscript) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(manuscript.lines, 1):
        text = line
        if number <= manuscript.head:
            match = _FRONT_MATTER.match(line)
            text = match["text"] if match else ""
        elif match := DEFINITION.match(line):
            text = match["text"]
            if match["id"] in manuscript.sources:
                text = _QUOTED_HEAD.sub("", text)
        for word in _WORD.findall(_NO_PROSE.sub(" ", text)):
            yield word, number


def _unknown(words: set[str]) -> set[str]:
    """Return the words that the dictionary does not have."""
    run = subprocess.run(
        ["hunspell", "-d", "sv_SE", "-i", "UTF-8", "-l"],
        input="\n".join(sorted(words)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode != 0:
        return words
    return set(run.stdout.split())


def _is_listed(word: str) -> bool:
    listed = _listed()
    forms = {word, word[:1].lower() + word[1:]}
    if word[0].isupper() and word.endswith("s"):
        forms |= {form.removesuffix("s") for form in forms}
    return not forms.isdisjoint(listed)


@cache
def _listed() -> frozenset[str]:
    return frozenset(WORDS.read_text(encoding="utf-8").split())
