"""Sentences short enough to be read once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.checks.manuscript import Manuscript
from corpus.problems import Problem

LONGEST = 40
# A number with hard spaces is one word, and a dash alone is none.
_WORD = re.compile(r"[^ \t\n]*\w[^ \t\n]*")


def check_length(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield every sentence of more than 40 words."""
    for statement in manuscript.statements:
        words = len(_WORD.findall(statement.text))
        if words > LONGEST:
            opening = " ".join(statement.text.split()[:6])
            fault = f"Meningen ”{opening} …” har {words} ord (högst {LONGEST})."
            yield Problem(manuscript.path, statement.line, fault, "Dela den i två.")
