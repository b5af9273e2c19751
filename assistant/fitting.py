"""Whether a sentence holds the kind of thing that a question asks for."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from assistant.entities import mentions
from assistant.matching import best_match, text_terms
from assistant.question import InterpretedQuestion
from assistant.reading import Asks, years_in
from corpus.document import State
from index.passages import Passage
from index.swedish import stem, tokens

_AMOUNT = re.compile(r"\d\s*(?:kr\b|kronor|euro|miljon|miljard)|\bkronor\b", re.IGNORECASE)
_SHARE = re.compile(
    r"procent|%|hälften|andel|\blika (?:stor|mycket|hög)"
    r"|(?:tredje|fjärde|femte|sjätte|sjunde|åtton|nion|tion)del",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"\bper (?:år|månad|vecka|kvartal|termin)|\bom året|varje|varannan|vartannat|vart \w+ år"
    r"|årlig|kvartalsvis|månadsvis|löpande|gånger|\ben gång",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"(?<![:\d])\b(?:19|20)\d{2}\b(?!:\d)")
_DAY_OR_SPAN = re.compile(
    r"januari|februari|mars\b|april|\bmaj\b|juni|juli|augusti|september|oktober|november|december"
    r"|hela året|löpande|kvartal|\b(?:vår|höst|sommar|vinter)(?:en|ens)?\b"
    r"|(?:\d|\b(?:en|ett|två|tre|fyra|fem|sex)) (?:år|månad|veck|dag)",
    re.IGNORECASE,
)
_TIME = re.compile(f"{_YEAR_ALONE.pattern}|{_DAY_OR_SPAN.pattern}", re.IGNORECASE)
_DAY = re.compile(
    r"januari|februari|mars\b|april|\bmaj\b|juni|juli|augusti|september|oktober|november|december"
    r"|hela året|löpande",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"för att|eftersom|syfte|skäl|motiver|därför|ändamål|avsikt|\bmål|bero", re.IGNORECASE
)
_UNKNOWN = re.compile(
    r"framgår inte|har inte (?:hittats|setts|kunnat)|(?:är|var) inte känd|inte känt\b|inte kända\b"
    r"|finns inte i källorna"
    r"|saknas i (?:de )?källor|ingen uppgift|inte angivet i källan",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:äldre|tidigare|förr|förut|historia|histori\w+|gamla|dåvarande|föregående)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![\d:])(?!(?:19|20)\d\d\b)\d|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|flera|inga?)\b",
    re.IGNORECASE,
)
# How soon after its number the thing that is counted comes, how well it is met, and what a number
# of something else is worth.
_COUNTED_WITHIN, _COUNTED_MET, ANY_NUMBER = 3, 0.7, 0.5
# Numbers that count nothing: years, days, paragraphs, statutes, sums and shares.
_NO_NUMBER = re.compile(
    r"\b\d[\d\u00a0 ]*(?:,\d+)?[\u00a0 ]?(?:miljon\w* |miljard\w* )?"
    r"(?:kr\b|kronor|tkr|mkr|procent|%)|\b\d{4}:\d+\b|\b(?:19|20)\d{2}\b|\d+ ?(?:[a-z] )?§"
    r"|\b\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december)\b",
    re.IGNORECASE,
)
_DEFINING = re.compile(r" (?:är|innebär|betyder|beskriver|handlar om|kallas|bygger på) ")
_IS = re.compile(r" (?:är|innebär|betyder) ")
_MODAL = re.compile(r"\b(?:får|kan|ska|måste|krävs|behöver|inte|bara|räknas)\b", re.IGNORECASE)
_CONTACT = re.compile(r"@|\b0\d{1,3}-\d|\btelefon", re.IGNORECASE)
# A first name and a family name.
_NAME = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? (?:[A-ZÅÄÖ][a-zåäöé]+ )?[A-ZÅÄÖ][a-zåäöé]{2,}\b"
)
# What an office is worth where a person is asked for ("Generaldirektören är ordförande").
BY_OFFICE = 0.4
_OFFICE = re.compile(
    r"direktör|landshövding|ordförande|\w+chef\b|minister|statsråd|sekreterare|utredare|ledamot",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"^(?:Region|Regional|Landstinget|Västra|Kulturplan|Kommun|Norra|Södra|Statens|Svenska|Svenskt"
    r"|Sveriges|Norrbottens?|Kultur|Enligt|Den|Det|Kulturrådet|Rubus|Statsbidraget|Musik)\b"
)
_FITTING = {
    Asks.AMOUNT: _AMOUNT,
    Asks.SHARE: _SHARE,
    Asks.COUNT: _COUNT,
    Asks.WHEN: _TIME,
    Asks.DAY: _DAY,
    Asks.HOW_OFTEN: _FREQUENCY,
    Asks.WHY: _REASON,
    Asks.CONTACT: _CONTACT,
}


def type_fit(asks: Asks, text: str, is_list: bool) -> float:
    """Return how far a sentence holds the kind of thing asked for (0-1, ½ where open)."""
    if _UNKNOWN.search(text):
        return 0.5
    if asks is Asks.PERSON:
        return 1.0 if _names_person(text) else BY_OFFICE * bool(_OFFICE.search(text))
    if asks in _FITTING:
        return _pattern_fit(asks, text)
    if asks in {Asks.WHICH, Asks.WHO}:
        return 1.0 if is_list else 0.4
    if asks is Asks.WHETHER:
        return 0.4 if is_list else 0.4 + 0.4 * bool(_MODAL.search(text))
    return 0.5


def count_fit(text: str, thing: str) -> float:
    """Return how far a sentence tells a number of some thing (0-1).

    A number right before the thing ("135 ansökningar") is what was asked for; any other may be of
    something else.

    Args:
        text: the sentence.
        thing: the stem of what is counted.

    """
    text = _NO_NUMBER.sub(" ", text)
    said = tokens(text)
    for place, token in enumerate(said):
        if _COUNT.fullmatch(token) or token.isdecimal():
            near = frozenset(map(stem, said[place + 1 : place + 1 + _COUNTED_WITHIN]))
            if best_match(thing, near) >= _COUNTED_MET:
                return 1.0
    return ANY_NUMBER * type_fit(Asks.COUNT, text, False)


def list_fit(text: str, is_list: bool, wanted: int) -> float:
    """Return how far a sentence is a list of so many things (0-1): less for another number."""
    if not is_list:
        return 0.1
    return 1.0 if has_so_many(text, wanted) else 0.5


def has_so_many(text: str, wanted: int) -> bool:
    """Tell whether a list, a line each after its lead-in, has so many things."""
    return text.count("\n") == wanted


@lru_cache(maxsize=20_000)
def _names_person(text: str) -> bool:
    """Tell whether a sentence has a person's name: two capitals that are no body's or place's."""
    for mention in reversed(mentions(text)):
        text = f"{text[: mention.start]}–{text[mention.end :]}"
    return any(not _NO_PERSON.search(match[0]) for match in _NAME.finditer(text))


def _pattern_fit(asks: Asks, text: str) -> float:
    """Return 1 for the thing itself; less for a share instead of a sum, or a year for a day."""
    if not _FITTING[asks].search(text):
        if asks is Asks.DAY:
            return 0.3 if _TIME.search(text) else 0.0
        # "Hur stor andel" may be told as a sum, and "hur mycket" as a share or by comparison.
        other = {Asks.AMOUNT: _SHARE, Asks.SHARE: _AMOUNT}.get(asks)
        return 0.4 if other is not None and other.search(text) else 0.0
    return 0.7 if asks is Asks.WHEN and not _DAY_OR_SPAN.search(text) else 1.0


def defines(question: InterpretedQuestion, passage: Passage, text: str) -> float:
    """Return how far a sentence says what the thing asked about is (0-1).

    The sentence that opens a document about the thing does, and one whose subject is the thing
    and nothing else nearly so; one whose subject has the thing in it may only be about it.
    """
    if question.asks not in {Asks.WHAT, Asks.HOW} or not 1 <= len(question.terms) <= 4:
        return 0.0
    title = text_terms(passage.title)
    about = all(best_match(term, title) >= 0.8 for term in question.terms)
    if about and len(passage.place.headings) <= 1 and passage.text.startswith(text):
        return 1.0 if _IS.search(text) else 0.6
    parts = _DEFINING.split(text, maxsplit=1)
    if len(parts) < 2 or len(parts[0].split()) > 8:
        return 0.0
    subject = text_terms(parts[0])
    if subject and subject <= frozenset(question.terms):
        return 0.9 if text[len(parts[0]) :].startswith(" är ") else 0.8
    return 0.5 * any(best_match(term, subject) >= 1.0 for term in question.terms)


def recency(text: str) -> float:
    """Return 0 for years before 2010 to 1 for this decade's middle; ½ where none is named."""
    years = years_in(text)
    return min(max((max(years) - 2010) / 16, 0.0), 1.0) if years else 0.5


def age(passage: Passage) -> float:
    """Return 1 for a superseded rule, ⅔ for an older one, ⅓ if its known years are out, else 0."""
    if passage.state is not State.CURRENT:
        return 1.0 if passage.state is State.SUPERSEDED else 2 / 3
    last = passage.years.last
    return 1 / 3 if last is not None and last < date.today().year else 0.0


@lru_cache(maxsize=20_000)
def says_unknown(text: str) -> bool:
    """Tell whether a sentence says that the sources do not say."""
    return bool(_UNKNOWN.search(text))


def asks_of_past(question: InterpretedQuestion) -> bool:
    """Tell whether a question names a year or asks how it used to be."""
    return bool(question.years) or bool(_PAST.search(question.text))
