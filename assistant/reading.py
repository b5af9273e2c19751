"""What a question's words say: what kind of thing it asks for, and which years it names."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from index.swedish import terms

# A year, but not one in the number of a statute as in (2010:2012) or a bill as in 2017/18:264.
YEAR = re.compile(r"(?<![:\d])\b(?:19|20)\d{2}\b(?!:\d|/\d\d:)")
YEARS = re.compile(r"\b((?:19|20)\d{2})\s*(?:[-–—]|till)\s*((?:19|20)\d{2})\b")
SIGN = re.compile(
    r"(?:(?P<chapter>\d+)\s*kap(?:\.|itlet)?\s*)?"
    r"(?:(?P<number>\d+)\s*(?P<letter>[a-h])?\s*(?:§|paragrafen|paragraf\b)"
    r"|(?:§|paragraf)\s*(?P<number2>\d+)\s*(?P<letter2>[a-h]\b)?)",
    re.IGNORECASE,
)


class Asks(StrEnum):
    """What kind of thing the question wants to know."""

    AMOUNT = "amount"
    COUNT = "count"
    SHARE = "share"
    WHEN = "when"
    DAY = "day"
    HOW_OFTEN = "how_often"
    WHO = "who"
    WHICH = "which"
    WHY = "why"
    HOW = "how"
    WHETHER = "whether"
    CONTACT = "contact"
    PERSON = "person"
    WHAT = "what"


_POLITE = re.compile(
    r"^(?:hej|hallå|ursäkta)?[,!. ]*(?:(?:kan|kunde|skulle|vet|vill) (?:du|ni)\b(?: kunna)?"
    r"(?: (?:berätta|säga|förklara|visa|svara))?(?: (?:mig|oss|om|på))*[, ]*)?",
    re.IGNORECASE,
)
# Of patterns that fit at the same place the first decides: from the narrow to the wide.
_KINDS: tuple[tuple[Asks, re.Pattern[str]], ...] = tuple(
    (asks, re.compile(pattern, re.IGNORECASE))
    for asks, pattern in (
        (
            Asks.CONTACT,
            r"\btelefon\w*|\be-?post\w*|\b(?:mejl|mail)\w*|\bkontaktuppgift\w*"
            r"|\bbesöksadress\w*|\bpostadress\w*",
        ),
        (
            Asks.PERSON,
            r"(?:\b(?:vad heter|vem (?:är|var)|namnet? på|namn:?|vilken|vilka) (?:\w+ ){0,2})"
            r"(?:person\w*|\w*chef\w*|ordförande\w*|handläggare\w*|\w*minist(?:er|rar)\w*"
            r"|ledamöter\w*|\w*utredare\w*|direktör\w*|\w*sekreterare\w*|landshövding\w*)"
            r"|\bvem (?:skrev|undertecknade|ledde|leder|basar|utredde)\b|\bnamn på (?:person|den)",
        ),
        (
            Asks.SHARE,
            r"hur (?:stor|många|mycket)\w* (?:del|andel|procent)(?:ar|en)?\b|vilken andel"
            r"|procent\b|\bandel",
        ),
        (
            Asks.AMOUNT,
            r"hur (?:mycket|mkt|mkn|höga?|högt|stort?|stora)\b|vilket belopp|vilken summa"
            r"|vad (?:kosta(?:r|de)|är (?:hyran|priset|avgiften|kostnaden|budgeten|beloppet))\b"
            r"|hur många (?:kronor|miljoner|kr)"
            r"|vilk(?:et|a|en) (?:\w+ )?(?:\w*bidrag|\w*stöd|\w*anslag|medel)\w*"
            r" (?:fick|får(?! (?:man|vi|jag|en|ett)\b)|beviljades|gavs|hade|kommer)"
            r"|vilk(?:en|et) (?:\w+ )?(?:\w*budget|(?:budget|bidrags|anslags)?ram|tilldelning"
            r"|ersättning|kostnad|hyra|pris)\b"
            r"|vad (?:lade|la|lägger|fick|får|gav|ger|satsade) [^?]*"
            r"\b(?:per invånare|i kronor|i (?:\w+ )?\w*(?:bidrag|stöd|pengar)|betalt)\b"
            r"|\bvad (?:fick|får) [^?]{3,60}\b(?:19|20)\d{2}\b"
            r"|\w*belopp\w*|högsta summa|\b(?:kr|tkr|mkr|kronor)(?:/inv\w*)?[.?]?$|\bkr/inv"
            r"|\bnettokostnad\w*|\barvode\w*|\bbudgetram\w*|\bdelbelopp",
        ),
        (Asks.COUNT, r"hur många\b|vilket antal|\bantale?t?\b"),
        (Asks.DAY, r"vilk(?:et|a) datum|\w*datum\b|vilken dag|sista (?:ansöknings)?dag|deadline"),
        (Asks.HOW_OFTEN, r"hur ofta|hur många gånger|hur regelbundet"),
        (
            Asks.WHEN,
            r"\bnär\b(?! det gäller)|vilket år|vilken månad|hur länge|hur lång\w*\b"
            r"|senast\b|ansökningstid|ansökningsperiod|öppe[nt] (?:för )?att söka|vilka år\b",
        ),
        (
            Asks.WHY,
            r"\bvarför\b|(?:poängen|meningen|tanken|vitsen|idén) med|hur kommer det sig"
            r"|vad är det som (?:gör|gjort|gjorde)|av vilk(?:en|a) anledning|\bsyftet?\b"
            r"|vad är skälet",
        ),
        (Asks.WHO, r"\bvem\b|\bvems\b|\bvilka (?:får|kan) (?:söka|ansöka)|\bvem som\b"),
        (
            Asks.WHICH,
            r"\bvilk(?:a|en|et)\b|\bräkna upp|\blista\b|\bnämn\b|vad är de\b|vad är det för"
            r"|\bvad (?:har|finns) (?:\w+ ){1,3}för\b",
        ),
        (
            Asks.WHETHER,
            r"^(?:och |men |hej[,!]? )?(?:får|kan|kunde|ska|måste|har|är|finns|gäller|behöver"
            r"|räknas|ingår|går|fick|var|krävs|duger|ger|kommer|stöder|stödjer)\b"
            r"|\b(?:får|kan) (?:vi|jag|man|en|ett)\b|^(?:om|ifall)\b",
        ),
        (Asks.HOW, r"\bhur\b|\bpå vilket sätt"),
    )
)


@lru_cache(maxsize=10_000)
def kind_of(text: str) -> Asks:
    """Return what kind of thing a question wants to know: what it asks for first."""
    text = _POLITE.sub("", text)
    if _KINDS[0][1].search(text):
        return Asks.CONTACT
    found = [(match.start(), asks) for asks, pattern in _KINDS if (match := pattern.search(text))]
    return min(found, key=lambda pair: pair[0])[1] if found else Asks.WHAT


# What a question is put with, which says nothing of what it is about.
_PUT_WITH = re.compile(
    r"\bhur (?:länge|långt?|lång|stora?|stort|mycket|mkt|många|ofta|höga?|högt)\b"
    r"(?: (?:del|andel)(?:ar|en)?(?: av)?\b)?"
    r"|\bvilk(?:et|a) (?:datum|år|belopp)\b|\bvilken (?:dag|summa)\b"
    r"|\b(?:poängen|meningen|tanken|vitsen|idén) med\b|\bjust nu\b|\begentligen\b",
    re.IGNORECASE,
)


def years_in(text: str) -> tuple[int, ...]:
    """Return the years a text names, in order; a range counts with every year in it.

    The year in a statute's number, as in (2010:2012), is none.
    """
    found = [int(match[0]) for match in YEAR.finditer(text)]
    for match in YEARS.finditer(text):
        first, last = int(match[1]), int(match[2])
        if last - first < 30:
            found.extend(range(first, last + 1))
    return tuple(dict.fromkeys(found))


def content_terms(text: str) -> list[str]:
    """Return the stems of a text's words of substance.

    Left out are stop words, paragraph signs, and what a question is put with ("hur länge").
    """
    # Few texts have a sign, and looking for one costs more than all else here.
    if "§" in text or "paragraf" in text.lower():
        text = SIGN.sub(" ", text)
    return terms(_PUT_WITH.sub(" ", text))
