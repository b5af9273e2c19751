"""A question and the turns before it, interpreted: what is asked, and about what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.swedish import STOP_WORDS, stem, terms, tokens

MOST_CHARACTERS = 500

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_STATUTE = re.compile(r"\(?\b\d{4}:\d+\b\)?")
_RANGE = re.compile(r"\b((?:19|20)\d{2})\s*(?:[-–—]|till)\s*((?:19|20)\d{2})\b")
_SIGN = re.compile(
    r"(?:(?P<chapter>\d+)\s*kap(?:\.|itlet)?\s*)?"
    r"(?:(?P<number>\d+)\s*(?P<letter>[a-z])?\s*(?:§|paragrafen|paragraf\b)"
    r"|(?:§|paragraf)\s*(?P<number2>\d+)\s*(?P<letter2>[a-z]\b)?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


class Asks(StrEnum):
    """What kind of thing the question wants to know."""

    AMOUNT = "amount"
    SHARE = "share"
    WHEN = "when"
    WHO = "who"
    WHICH = "which"
    WHY = "why"
    HOW = "how"
    WHETHER = "whether"
    WHAT = "what"


# The first pattern that fits decides; the order goes from the narrow to the wide.
_KINDS: tuple[tuple[Asks, re.Pattern[str]], ...] = tuple(
    (asks, re.compile(pattern, re.IGNORECASE))
    for asks, pattern in (
        (
            Asks.SHARE,
            r"hur (?:stor|många|mycket)\w* (?:del|andel|procent)|vilken andel|procent\b|\bandel",
        ),
        (
            Asks.AMOUNT,
            r"hur (?:mycket|mkt|mkn|höga?|högt|stort?|stora)\b|vilket belopp|vilken summa|vad kostar"
            r"|hur många (?:kronor|miljoner|kr)|\bbelopp|högsta summa",
        ),
        (
            Asks.WHEN,
            r"\bnär\b|vilket (?:år|datum)|vilken (?:dag|månad)|hur länge|sista (?:ansöknings)?dag"
            r"|deadline|senast\b|ansökningstid|vilka år\b",
        ),
        (Asks.WHY, r"\bvarför\b|av vilk(?:en|a) anledning|\bsyftet?\b|vad är skälet"),
        (Asks.WHO, r"\bvem\b|\bvems\b|\bvilka (?:får|kan) (?:söka|ansöka)|\bvem som\b"),
        (
            Asks.WHICH,
            r"\bvilk(?:a|en|et)\b|\bräkna upp|\blista\b|\bnämn\b|vad är de\b|vad är det för",
        ),
        (
            Asks.WHETHER,
            r"^(?:och |men |hej[,!]? )?(?:får|kan|kunde|ska|måste|har|är|finns|gäller|behöver|räknas"
            r"|ingår|går|fick|var|krävs|duger|ger|kommer|stöder|stödjer)\b|\bfår (?:vi|jag|man|en|ett)\b"
            r"|\bkan (?:vi|jag|man|en|ett)\b",
        ),
        (Asks.HOW, r"\bhur\b|\bpå vilket sätt"),
    )
)

_OPENS_FOLLOW_UP = re.compile(
    r"^(?:och|men|då|så|fast|okej|ok|jaha)\b[ ,]*|^(?:hur är det med|vad sägs om|hur då)\b",
    re.IGNORECASE,
)
# Words that point back to the turn before: "det" and "den" only where nothing follows to name.
_POINTS_BACK = re.compile(
    r"\b(?:den|det|dem|de|dessa|denna|detta|där|dit|han|hon|dess|deras|samma|då|sådant|sådana)\b"
    r"(?=\s*(?:$|[?.!,]|också|även|stödet|planen|bidraget|beloppet|året|pengarna|gäller|söka|beslut\w*|gör"
    r"|få|fick|får|i|på|till|för|om|med|av|så|ha|har|ut|som|var|och|när|inte|kosta\w*|ges|ansök\w*|sökas))",
    re.IGNORECASE,
)
_EMPTY_IT = re.compile(
    r"\b(?:är|var|finns|fanns|går|gick|gäller|blir|vad är) det\b|\bdet (?:är|finns|går)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InterpretedQuestion:
    """What was asked.

    ``text`` stands on its own; ``is_follow_up`` says that an earlier turn was used for it.
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


def interpret(question: str, history: Sequence[str] = ()) -> InterpretedQuestion:
    """Return the question, read with the earlier questions (oldest first) where it needs them."""
    original = " ".join(question.split())
    text = rewrite(original, history)
    sign = _SIGN.search(text)
    return InterpretedQuestion(
        original=original,
        text=text,
        asks=kind_of(text),
        years=years_in(text),
        paragraph=_paragraph(sign) if sign else "",
        terms=tuple(dict.fromkeys(_content_terms(text))),
        names=frozenset(_names(text)),
        is_follow_up=text != original,
    )


def kind_of(text: str) -> Asks:
    """Return what kind of thing a question wants to know."""
    for asks, pattern in _KINDS:
        if pattern.search(text):
            return asks
    return Asks.WHAT


def years_in(text: str) -> tuple[int, ...]:
    """Return the years a text names, in order; a range counts with every year in it.

    The year in a statute's number, as in (2010:2012), is none.
    """
    bare = _STATUTE.sub(" ", text)
    found = [int(match[0]) for match in _YEAR.finditer(bare)]
    for match in _RANGE.finditer(bare):
        first, last = int(match[1]), int(match[2])
        if last - first < 30:
            found.extend(range(first, last + 1))
    return tuple(dict.fromkeys(found))


def rewrite(question: str, history: Sequence[str]) -> str:
    """Return the question as one that stands on its own.

    "Och 2021?" takes the earlier question with the year exchanged; a question that points
    back ("vem beslutar om det?") is asked together with what the earlier one was about.
    """
    earlier = next((turn for turn in reversed(history) if turn.strip()), "")
    if not earlier:
        return question
    earlier = rewrite(" ".join(earlier.split()), history[: len(history) - 1])
    opening = _OPENS_FOLLOW_UP.match(question)
    rest = question[opening.end() :] if opening else question
    own = _content_terms(_YEAR.sub(" ", rest))
    years = years_in(rest)
    if not own and years:
        return _exchange_year(earlier, rest, years)
    points_back = bool(_POINTS_BACK.search(_EMPTY_IT.sub(" ", rest)))
    if opening and len(own) <= 3 and kind_of(rest) is Asks.WHAT:
        return f"{earlier.rstrip('?!. ')} – {rest}"
    if points_back or (opening and len(own) <= 4) or not own:
        return f"{rest.rstrip('?!. ')} ({_subject(earlier)})?"
    return question


def _exchange_year(earlier: str, rest: str, years: tuple[int, ...]) -> str:
    if _YEAR.search(_STATUTE.sub(" ", earlier)):
        return _YEAR.sub(str(years[0]), earlier, count=1)
    return f"{earlier.rstrip('?!. ')} {rest.strip(' ?!.')}?"


def _subject(earlier: str) -> str:
    """Return the words of the earlier question that say what it is about."""
    words = re.findall(r"[\w§:.–-]*\w|§", earlier)
    return " ".join(word for word in words if word.lower() not in STOP_WORDS)


def _paragraph(match: re.Match[str]) -> str:
    number = match["number"] or match["number2"]
    letter = match["letter"] or match["letter2"] or ""
    sign = f"{number} {letter.lower()} §" if letter else f"{number} §"
    return f"{match['chapter']} kap. {sign}" if match["chapter"] else sign


def _content_terms(text: str) -> list[str]:
    return terms(_SIGN.sub(" ", text))


def _names(text: str) -> list[str]:
    """Return the stems of the words with a capital inside a sentence."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        opening = (
            not text[: match.start()].rstrip(" (”\"'–-")
            or text[: match.start()].rstrip()[-1] in ".?!:"
        )
        if word[0].isupper() and not opening and word.lower() not in STOP_WORDS:
            found.extend(stem(token) for token in tokens(word))
    return found
