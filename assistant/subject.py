"""What is asked of the thing that is named, and how well sentences meet it.

"Vad kostar en biljett till Norrbottensteatern?" names the theatre and asks for a ticket. A
sentence on the theatre that says nothing of tickets is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.entities import mentions
from assistant.matching import best_match
from assistant.meaning import nearest
from assistant.question import InterpretedQuestion
from index.compounds import parts
from index.lexical import LexicalIndex
from index.search import Search
from index.swedish import STOP_WORDS, stem, tokens
from index.synonyms import neighbours

# What a word met in meaning alone is worth.
MEANING = 0.9

_THING = re.compile(
    r"\b(?:hur många|vilk(?:en|et|a)(?: \d+)?|antal(?:et)?|vad kostar (?:en|ett)|vad heter)"
    r"\s+(\w+)",
    re.IGNORECASE,
)
# "Hur många sökte …": what was done, where the noun is understood.
_VERB = re.compile(
    r"^(?:sök(?:te|er)|deltog|kom|tog|nekades?|ingår|ingick|fanns|svarade|bor|bodde)$"
    r"|(?:ades|ats|ade|tes|ts)$"
)


@dataclass(frozen=True)
class Subject:
    """The words of a question that are not part of a name."""

    question: InterpretedQuestion
    search: Search

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the words of substance that are not part of a name, as they are spelt right."""
        text = self._corrected
        for mention in reversed(mentions(text)):
            text = f"{text[: mention.start]} {text[mention.end :]}"
        said = dict.fromkeys(word for word in tokens(text) if _is_of_substance(word))
        return tuple(word for word in said if stem(word) not in self.search.store.region_terms)

    @cached_property
    def thing(self) -> str:
        """Return the stem of the noun that is asked for by number or by kind, or nothing."""
        found = _THING.search(self.question.text)
        word = found[1].lower() if found else ""
        return stem(word) if word in self.words and not _VERB.search(word) else ""

    @cached_property
    def strangeness(self) -> float:
        """Return how far the strangest word of the question is unknown to the corpus (0-1)."""
        words = [word for word in dict.fromkeys(tokens(self._corrected)) if _is_of_substance(word)]
        known = self.search.store.words
        found = zip(words, parts(words), strict=True)
        return max((_strangeness(word, own, known) for word, own in found), default=0.0)

    def met(self, sentences: Sequence[str], headings: Sequence[str]) -> list[dict[str, float]]:
        """Return for every sentence how well each word is met (0-1), by stem.

        A word is met by the sentence or the heading above it, in form or in meaning.
        """
        said = [frozenset(tokens(f"{h} {s}")) for s, h in zip(sentences, headings, strict=True)]
        met = []
        for own, near in zip(said, nearest(self.words, said), strict=True):
            forms = frozenset(map(stem, own))
            met.append(
                {
                    stem(word): max(best_match(stem(word), forms), MEANING * float(value))
                    for word, value in zip(self.words, near, strict=True)
                }
            )
        return met

    def cosines(self, sentences: Sequence[str], headings: Sequence[str]) -> list[float]:
        """Return the cosine of the words and each sentence with its heading, names left out."""
        if not self.words:
            return [1.0] * len(sentences)
        texts = [
            " ".join(filter(self._is_no_name, tokens(f"{heading} {sentence}")))
            for sentence, heading in zip(sentences, headings, strict=True)
        ]
        vectors = self.search.embedder.passages([" ".join(self.words), *texts])
        found: list[float] = (vectors[1:] @ vectors[0]).tolist()
        return found

    @cached_property
    def _corrected(self) -> str:
        return self.search.speller.corrected(self.question.text)

    @cached_property
    def _named(self) -> frozenset[str]:
        text = self.question.text
        return frozenset(w for m in mentions(text) for w in tokens(text[m.start : m.end]))

    def _is_no_name(self, word: str) -> bool:
        regions = self.search.store.region_terms
        return word not in STOP_WORDS and word not in self._named and stem(word) not in regions


def _is_of_substance(word: str) -> bool:
    return word.isalpha() and word not in STOP_WORDS


def _strangeness(word: str, own_parts: Sequence[str], words: LexicalIndex) -> float:
    """Return 1 for a word the corpus knows no part of, less the more of its parts it knows."""
    if words.frequency(stem(word)) or neighbours(stem(word)):
        return 0.0
    if not own_parts:
        return 1.0
    known = sum(words.frequency(part) > 0 for part in own_parts)
    return 1.0 - known / len(own_parts)
