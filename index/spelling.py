"""Spelling slips in a question, put right against the words of the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.compounds import parts
from index.lexical import LexicalIndex
from index.swedish import STOP_WORDS, stem, tokens

_SHORTEST = 5
_LONG = 9


@dataclass(frozen=True)
class Speller:
    """Finds the index's word that a misspelt word was meant to be."""

    words: LexicalIndex
    _met: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        words: dict[int, list[str]] = defaultdict(list)
        for word in self.words.vocabulary():
            if word.isalpha():
                words[len(word)].append(word)
        return words

    def correct(self, term: str) -> str:
        """Return the stem meant by a stem: itself if it is known, or nothing is near.

        A compound of known words is known. One slip is forgiven in a word of five letters or
        more, two in one of nine or more; of several near words the one that stands in most
        passages is taken. Two letters that have changed places are one slip.
        """
        if len(term) < _SHORTEST or not term.isalpha() or self._is_known(term):
            return term
        if term not in self._met:
            self._met[term] = self._nearest(term)
        return self._met[term]

    def _is_known(self, term: str) -> bool:
        frequency = self.words.frequency
        if frequency(term):
            return True
        (found,) = parts([term])
        return bool(found) and all(map(frequency, found))

    def _nearest(self, term: str) -> str:
        most = 2 if len(term) >= _LONG else 1
        lengths = range(len(term) - most, len(term) + most + 1)
        found = process.extract(
            term,
            [word for length in lengths for word in self._by_length.get(length, ())],
            scorer=OSA.distance,
            score_cutoff=most,
            limit=8,
        )
        near = [(slips, -self.words.frequency(word), word) for word, slips, _ in found]
        return min(near)[2] if near else term

    def corrected(self, question: str) -> str:
        """Return the question with what its words were meant to be added at its end.

        Those are the stems of misspelt words, and the compounds of words written apart
        ("kultur medel", "verksamhets stöd") that stand in the index.
        """
        said = tokens(question)
        added = []
        for token in said:
            if token in STOP_WORDS:
                continue
            meant = self.correct(stem(token))
            if meant != stem(token):
                added.append(meant)
        return " ".join([question, *added, *self._joined(said)])

    def _joined(self, said: list[str]) -> Iterator[str]:
        for first, last in pairwise(said):
            if not (first.isalpha() and last.isalpha()) or {first, last} & STOP_WORDS:
                continue
            for word in (first + last, f"{first}s{last}"):
                if len(word) >= _LONG - 1 and self.words.frequency(stem(word)):
                    yield word
