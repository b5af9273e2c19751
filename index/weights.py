"""What each part of the search is worth, in one place.

The numbers that say ``learned`` come from ``python -m index.training.fusion``, which fits them
on training questions that the model has not seen; none was fitted on a development set.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights; a part whose weight is 0 is left out.

    A stem that question and passage share counts one.

    Attributes:
        lexical: the lexical score, scaled to its best hit.
        kin: a word that is or has the question's word as a part; learned.
        part: a word that shares a part with the question's word; learned.
        letters: a run of letters; learned.
        quantity: an amount or a percentage.
        synonyms: a synonym of our own list, times the synonym's own weight; learned.
        graded: a synonym of the dictionaries, times its grade (0-1); learned.
        semantic: the cosine; learned.
        asked: what a passage gains whose heading is the question itself.
        past: what a rule that no longer holds loses.
        spelling: whether slips are put right.

    """

    lexical: float = 1.0
    kin: float = 0.5
    part: float = 0.41
    letters: float = 0.31
    quantity: float = 1.0
    synonyms: float = 1.01
    graded: float = 0.3
    semantic: float = 1.41
    asked: float = 1.0
    past: float = 0.1
    spelling: bool = True


LEARNED = Weights()
