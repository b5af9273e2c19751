"""A question and the turns before it, interpreted: what is asked, and about what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.entities import mentions
from assistant.follow_up import TAKEN, join, join_topic, points_back, rewrite
from assistant.reading import SIGN, Asks, content_terms, kind_of, years_in
from corpus.typography import hard_spaces
from index.swedish import STOP_WORDS, stem, tokens

MOST_CHARACTERS = 500
# How many words of substance a question needs to be read alone.
COMPLETE = 3

_SENTENCE_END = re.compile(r"(?<=[?!])\s+|(?<=[^\W\d]{3}\.)\s+(?=[A-ZÅÄÖ])")
_ASKS = re.compile(r"(?:vad|vem|vilk\w+|hur|när|var|varför|får|kan)\b", re.IGNORECASE)
_NEXT_QUESTION = re.compile(
    r"(?:,\s*|\s+)och\s+(?:i så fall\s+)?"
    r"(?=(?:vad|vem|vilk\w+|hur|när|var|varför|kan|får|finns|är)\b)"
    r"|,\s+(?=(?:vad|vem|vilk\w+|hur|när|varför|kostar|får|kan)\b)",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\b(?:tack(?: så mycket)?(?: (?:för|på) (?:hjälpen|svaret|förhand))?|hej(?:san| där)?|hallå"
    r"|god (?:dag|morgon|kväll)|vänliga hälsningar|mvh)\b[,.!]*\s*",
    re.IGNORECASE,
)
# What someone tells the assistant to do with its rules is no part of what is asked.
_INSTRUCTION = re.compile(
    r"(?:^|(?<=[.!?]) +)(?:(?:ignorera|glöm|bortse från|strunta i|följ inte)\b[^.?!]*?"
    r"|(?:avslöja|visa|upprepa|skriv ut)\b[^.?!]*?\b(?:din\w?|ditt) )"
    r"\b(?:system)?(?:instruktion|regl|prompt|käll)\w*"
    r"(?:[^.?!,:]*?(?:\boch\b|[,:])(?= *\w+ )|[^.?!]*(?:[.!]|$))\s*",
    re.IGNORECASE,
)
# An order about the assistant's own workings is none either.
_META = re.compile(
    r"(?:^|(?<=[.!?:]) +)[^.!?]*\b(?:system(?:prompt|meddelande|instruktion)\w*"
    r"|(?:felsöknings|administratörs|utvecklar|debug)läge\w*|admin(?:istratörs)?rättighet\w*"
    r"|din\w? (?:\w+ ){0,2}(?:instruktion|anvisning|prompt|programmering)\w*)\b[^.!?]*(?:[.!]+|$)"
    r"|^\s*system\s*:[^.!?]*[.!?]*",
    re.IGNORECASE,
)
# What an answer is to look like is none either.
_FORM = re.compile(
    r"(?:^|(?<=[.!?]) +)(?:bekräfta\b|(?:avsluta|inled|börja) (?:\w+ )?svar\w*"
    r"|svara (?:endast|bara|enbart|alltid)\b)"
    r"[^.?!]*\b(?:med|på|som)\b[^.?!]*(?:[.!]+|$)\s*(?:sedan\s*:\s*)?",
    re.IGNORECASE,
)
# "Vi är en liten teater i Boden och undrar …": who asks, before what is asked.
_WHO_ASKS = re.compile(
    r"^(?:vi|jag|vår\w*|mi(?:n|tt|na))\b[^?.]*?"
    r"(?:\b(?:undrar|funderar|vill (?:gärna )?veta|behöver veta|fattar inte)\b(?: (?:på|över))?|:)"
    r"[\s,:]*",
    re.IGNORECASE,
)
# What may mean the place that someone comes from.
_MEANT = re.compile(r"\b(?:läne|region|kommun|landsting)\w*|\b(?:här|hos oss)\b", re.IGNORECASE)
# The number of an inquiry, a statute or an appropriation.
_NUMBERED = re.compile(r"\b\d{1,4}:\d+\b")
_IN_WORDS = "två tre fyra fem sex sju åtta nio tio elva tolv".split()
_SO_MANY = re.compile(
    rf"\bvilka (?:är )?(?:de |alla )?(\d{{1,3}}|{'|'.join(_IN_WORDS)})\b(?!\s*(?:§|\d))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# Words that say no more of a paragraph than that it is one of a statute.
_STATUTE_WORDS = frozenset(
    map(stem, ("paragraf", "paragrafen", "förordning", "förordningen", "lag", "lagen", "kapitel"))
)
# Words with a capital that everything in the corpus is about.
# A short form, alone or before a common noun: "PLO", "F-skatt", "KKN-strategi".
_SHORT_FORM = re.compile(r"[A-ZÅÄÖ]{1,4}(?:-[a-zåäö]+)?")
# Titles that stand with a name or a number and say no more, and what all of the corpus is about.
_NO_NAMES = STOP_WORDS | frozenset(
    """
    sverige sveriges region regionen regionens regioner landsting landstinget landstingets län
    länets kommun kommunen kommunens stiftelsen föreningen dnr diarienummer prop bet rskr skr
    beslut protokoll förordning förordningen lag lagen sfs sou ds
    """.split()
)


@dataclass(frozen=True, slots=True)
class InterpretedQuestion:
    """What was asked.

    ``text`` stands on its own; ``is_follow_up`` says that an earlier turn was used for it.
    ``also`` is what its further clauses ask for ("och när?").
    ``terms`` are the stems of its words without stop words, in order and without repeats.
    ``names`` are stems of words written as names.
    """

    original: str
    text: str
    asks: Asks
    years: tuple[int, ...]
    paragraph: str
    terms: tuple[str, ...]
    names: frozenset[str]
    is_follow_up: bool = False
    also: tuple[Asks, ...] = ()

    @property
    def so_many(self) -> int:
        """Return how many things are asked for by their number ("Vilka tre …"), or 0."""
        return _so_many(self.text)

    @property
    def is_bare_paragraph(self) -> bool:
        """Tell whether a paragraph is asked for by its sign alone, of no statute that is named."""
        return bool(self.paragraph) and _STATUTE_WORDS.issuperset(self.terms)


class Leaning(StrEnum):
    """How a question leans on the turn before: as it needs, on what that names, or on all of it."""

    AS_NEEDED = "as_needed"
    TOPIC = "topic"
    WHOLE = "whole"


def interpret(
    question: str, history: Sequence[str] = (), leaning: Leaning = Leaning.AS_NEEDED
) -> InterpretedQuestion:
    """Return the question, read with the earlier questions (oldest first) where it needs them.

    With another ``leaning`` it is read with them even where it looks complete.
    """
    original = " ".join(question.split())
    said = _META.sub(" ", _INSTRUCTION.sub(" ", _COURTESY.sub("", original))).strip()
    said = _FORM.sub(" ", said).strip()
    asked = _without_background(said)
    text = rewrite(asked, history)
    if leaning is not Leaning.AS_NEEDED and text == asked and history:
        earlier = rewrite(history[-1], history[:-1])
        text = (join_topic if leaning is Leaning.TOPIC else join)(asked, earlier)
    sign = SIGN.search(text)
    # Where someone comes from is no condition on what may answer.
    named = _without_asker(_asking(text))
    if text != asked:
        # Nor is all that the turn before was about.
        named = TAKEN.sub("", named)
    return InterpretedQuestion(
        original=original,
        text=text,
        asks=kind_of(_asking(text)),
        years=years_in(text),
        paragraph=_paragraph(sign) if sign else "",
        terms=tuple(dict.fromkeys(content_terms(text))),
        names=frozenset((*_names(named), *_numbers(named))),
        is_follow_up=text != asked,
        also=_further_kinds(text),
    )


def _without_background(text: str) -> str:
    """Return the question of a longer text, where it stands on its own."""
    whole = _asking(text)
    asked = _without_asker(whole)
    complete = len(dict.fromkeys(content_terms(asked))) >= COMPLETE and not points_back(asked)
    # A name in the background may be what "kommunen" or "stödet" of the question means.
    named = bool(_names(asked) or mentions(asked)) or not (_names(text) or mentions(text))
    if asked != whole:
        named = named or not _MEANT.search(asked)
    return asked if complete and named else text


def _without_asker(text: str) -> str:
    """Return a question without who asks it, where that is not all there is."""
    asked = _WHO_ASKS.sub("", text)
    return asked if len(dict.fromkeys(content_terms(asked))) >= COMPLETE else text


def _asking(text: str) -> str:
    """Return the sentences of a text that end in a question mark, or all where none does."""
    sentences = _SENTENCE_END.split(text)
    return " ".join(part for part in sentences if part.rstrip().endswith("?")) or text


def is_language(text: str) -> bool:
    """Tell whether a text looks like Swedish: some word of it carries grammar."""
    return any(token in STOP_WORDS for token in tokens(text))


def clauses(text: str) -> list[str]:
    """Return the separate questions in a text, each as written; a single one alone."""
    sentences = [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]
    asked = [part for part in sentences if part.endswith("?") or _ASKS.match(part)] or sentences
    parts = [part for sentence in asked for part in _NEXT_QUESTION.split(sentence) if part.strip()]
    # What stands before the first question word is background ("Vi är en förening, får vi …").
    return [part for part in parts if _ASKS.search(part) or kind_of(part) is Asks.WHETHER] or parts


def _further_kinds(text: str) -> tuple[Asks, ...]:
    kinds = dict.fromkeys(map(kind_of, clauses(text)[1:]))
    return tuple(kind for kind in kinds if kind is not kind_of(text))


def _paragraph(match: re.Match[str]) -> str:
    number = match["number"] or match["number2"]
    letter = match["letter"] or match["letter2"] or ""
    chapter = f"{match['chapter']} kap. " if match["chapter"] else ""
    return hard_spaces(f"{chapter}{number} {letter.lower()} §".replace("  ", " "))


def _numbers(text: str) -> list[str]:
    """Return the numbers that an answer must be about: of an inquiry, or of the things listed."""
    so_many = (number for number in _SO_MANY.findall(text) if number.isdecimal())
    return [*_NUMBERED.findall(text), *so_many]


def _so_many(text: str) -> int:
    """Return how many things a question asks for by their number, or 0."""
    found = _SO_MANY.search(text)
    if not found:
        return 0
    number = found[1].lower()
    return int(number) if number.isdecimal() else _IN_WORDS.index(number) + 2


def _names(text: str) -> list[str]:
    """Return the stems of the words with a capital inside a sentence."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        opening = (
            not text[: match.start()].rstrip(" (”\"'–-")
            or text[: match.start()].rstrip()[-1] in ".?!:"
        )
        # Short forms ("PLO") are mostly written out in the sources.
        is_name = word[0].isupper() and not _SHORT_FORM.fullmatch(word)
        if is_name and not opening and word.lower() not in _NO_NAMES:
            found.extend(stem(token) for token in tokens(word))
    return found
