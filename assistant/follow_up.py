"""A question that leans on the turn before, rewritten as one that stands on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.entities import EntityKind, Mention, mentions
from assistant.reading import YEAR, YEARS, Asks, content_terms, kind_of, years_in
from index.swedish import STOP_WORDS

_OPENS_FOLLOW_UP = re.compile(
    r"^(?:och|men|då|så|fast|okej|ok|jaha)\b[ ,]*|^(?:hur är det med|vad sägs om|hur då)\b",
    re.IGNORECASE,
)
# Words that point back to the turn before: "det" and "den" only where nothing follows to name.
_POINTS_BACK = re.compile(
    r"\b(?:den|det|dem|de|dessa|denna|detta|där|dit|han|hon|dess|deras|samma|då|sådant|sådana)\b"
    r"(?=\s*(?:$|[?.!,]|också|även|stödet|planen|bidraget|beloppet|året|pengarna|gäller|söka|beslut\w*|gör"
    r"|få|fick|får|gick|kom|kommer|blir|blev|betalas?|delas?|i|på|till|för|om|med|av|så|ha|har|ut|som|var|och|när|inte|kosta\w*|ges|ansök\w*|sökas))",
    re.IGNORECASE,
)
# "den verksamheten", "det stödet": a noun in its definite form points back by itself.
_THAT = re.compile(
    r"\b(?:den (?:här |där )?\w{3,}(?:en|an)|det (?:här |där )?\w{3,}et"
    r"|de (?:här |där )?\w{3,}(?:na|en))\b",
    re.IGNORECASE,
)
_OWN_PART = re.compile(r"\b(?:vi|man|jag|oss|mig|vår|vårt|våra|min|mitt|mina)\b", re.IGNORECASE)
_EMPTY_IT = re.compile(
    r"\b(?:är|var|finns|fanns|går|gick|gäller|blir|vad är) det\b|\bdet (?:är|finns|går)\b",
    re.IGNORECASE,
)


# "Är det mer än i Västerbotten?": what is told before is compared.
_COMPARES = re.compile(
    r"^(?:är|var|blir|blev) (?:det|den|de)"
    r" (?:mer|mindre|högre|lägre|fler|färre|lika|större|samma)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:för |under )?samma (?:år|period)\b|\bockså\b|\bdå\b", re.IGNORECASE)
# A year that is told from the one before: how many years later it is.
_FROM_YEAR = (
    (re.compile(r"\b(?:för |under )?samma år\b", re.IGNORECASE), 0),
    (
        re.compile(
            r"\b(?:(?:det |för )?året (?:efter(?:åt)?|därefter|därpå)|nästa år|följande år)\b",
            re.IGNORECASE,
        ),
        1,
    ),
    (
        re.compile(
            r"\b(?:(?:det |för )?året (?:innan|före|dessförinnan)|föregående år)\b", re.IGNORECASE
        ),
        -1,
    ),
)
# What was taken from the turn before, as ``join`` puts it.
TAKEN = re.compile(r" \(([^()]+)\)\?$")
_PLACES = frozenset({EntityKind.REGION, EntityKind.MUNICIPALITY})
_PREPOSITION = re.compile(r"^(?:i|för|hos|på|till|från|om|av)\s+", re.IGNORECASE)
# Where something is, after its name.
_PLACE_AFTER = re.compile(r"^ i [A-ZÅÄÖ][\w-]+")
_NAME_SPAN = re.compile(
    r"\b[A-ZÅÄÖ][\w-]+(?:\s+(?:(?:i|för|och|av)\s+)?[A-ZÅÄÖ][\w-]+)*(?:\s+för\s+[a-zåäö]+)?"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question as it was read, and the documents that its answer cites."""

    question: str
    cited: frozenset[str]


def said(turns: Sequence[str]) -> tuple[str, ...]:
    """Return the turns that say something."""
    return tuple(turn for turn in turns if turn.strip())


def rewrite(question: str, history: Sequence[str]) -> str:
    """Return the question as one that stands on its own.

    "Och 2021?" takes the earlier question with the year exchanged, "och Silvermuseet?" with
    the name exchanged; a question that points back ("vem beslutar om det?") is asked together
    with what the earlier one was about.
    """
    turns = [" ".join(turn.split()) for turn in history if turn.strip()]
    if not turns:
        return question
    earlier = rewrite(turns[-1], turns[:-1])
    question = _with_told_year(question, earlier)
    opening = _OPENS_FOLLOW_UP.match(question)
    rest = question[opening.end() :] if opening else question
    own = content_terms(YEAR.sub(" ", _SAME.sub(" ", rest)))
    years = years_in(rest)
    if not own and years:
        return _exchange_year(earlier, rest, years)
    if opening and own and len(own) <= 4 and kind_of(rest) is Asks.WHAT:
        name = _PREPOSITION.sub("", _SAME.sub("", rest).strip(" ?!.,"))
        return _exchange_entity(earlier, name, years) or _exchange_name(earlier, name, years)
    topic = _topic(rest, earlier)
    if topic:
        return f"{rest.rstrip('?!. ')} ({topic})?"
    if points_back(rest) or (opening and len(own) <= 4) or not own:
        return join(rest, earlier)
    return question


def _with_told_year(question: str, earlier: str) -> str:
    """Put a year in the place of "året innan" or "samma år", told from the earlier question's."""
    years = years_in(earlier)
    for pattern, later in _FROM_YEAR:
        if years and pattern.search(question):
            year = max(years) if later > 0 else min(years)
            return pattern.sub(str(year + later), question, count=1)
    return question


def topic_of(earlier: str) -> str:
    """Return what an earlier question names, with its years.

    All it was about is returned where it names nothing but places, and what it took from the turn
    before it where it did.
    """
    if taken := TAKEN.search(earlier):
        return taken[1]
    found = mentions(earlier)
    if not any(mention.entity.kind not in _PLACES for mention in found):
        return _subject(earlier)
    named = [earlier[mention.start : mention.end] for mention in found]
    spans = [match[0] for match in YEARS.finditer(earlier)]
    return " ".join(dict.fromkeys([*named, *(spans or YEAR.findall(earlier))]))


def _topic(question: str, earlier: str) -> str:
    """Return the grant of the earlier question where someone asks on for their own part.

    "Måste vi lägga in egna pengar?" names nothing and points at nothing, but means that grant.
    """
    if not _OWN_PART.search(question) or mentions(question) or points_back(question):
        return ""
    grants = [m.entity.name for m in mentions(earlier) if m.entity.kind is EntityKind.GRANT]
    return grants[0] if len(grants) == 1 else ""


def points_back(question: str) -> bool:
    """Tell whether a question has a word that points back to what was said before it."""
    if _COMPARES.search(question):
        return True
    return bool(_POINTS_BACK.search(_EMPTY_IT.sub(" ", question)) or _THAT.search(question))


def join(question: str, earlier: str) -> str:
    """Return a question asked together with what an earlier one was about."""
    return _with(question, _subject(_without_years(question, earlier)))


def join_topic(question: str, earlier: str) -> str:
    """Return a question asked of what an earlier one names, if anything."""
    return _with(question, topic_of(_without_years(question, earlier)))


def _with(question: str, about: str) -> str:
    return f"{question.rstrip('?!. ')} ({about})?"


def _without_years(question: str, earlier: str) -> str:
    """Return the earlier question without its years where the new one names its own."""
    return YEAR.sub(" ", earlier) if years_in(question) else earlier


def _exchange_year(earlier: str, rest: str, years: tuple[int, ...]) -> str:
    if YEAR.search(earlier):
        return _with_years(earlier, rest, years)
    return f"{earlier.rstrip('?!. ')} {rest.strip(' ?!.')}?"


def _with_years(earlier: str, rest: str, years: tuple[int, ...]) -> str:
    """Put the years of ``rest`` in the place of those in the earlier question."""
    named = YEARS.search(rest)
    new = named[0] if named else str(years[0])
    pattern = YEARS if YEARS.search(earlier) else YEAR
    return pattern.sub(new, earlier, count=1)


def _exchange_entity(earlier: str, name: str, years: tuple[int, ...]) -> str:
    """Put what is named in the place of the earlier question's only one of the same kind.

    Nothing is returned where there is no such one.
    """
    named = mentions(name) or _named_short(name, earlier)
    if len(named) != 1:
        return ""
    new = named[0]
    old = [mention for mention in mentions(earlier) if mention.entity.kind is new.entity.kind]
    if len(old) != 1 or old[0].entity == new.entity:
        return ""
    after = earlier[old[0].end :]
    if old[0].entity.kind is EntityKind.ORGANISATION:
        after = _PLACE_AFTER.sub("", after)
    text = earlier[: old[0].start] + new.entity.name + after
    return _with_years(text, name, years) if years and YEAR.search(text) else text


def _named_short(name: str, earlier: str) -> tuple[Mention, ...]:
    """Return the region that a short name means after a question on another region.

    "Stockholm" is a city and a region; after "Hur mycket fick Skåne?" it is the region.
    """
    if not any(mention.entity.kind is EntityKind.REGION for mention in mentions(earlier)):
        return ()
    found = mentions(f"Region {name}")
    return tuple(mention for mention in found if mention.entity.kind is EntityKind.REGION)


def _exchange_name(earlier: str, name: str, years: tuple[int, ...]) -> str:
    """Put another name in the earlier question's place of its only one, else add it."""
    if years:
        earlier = _with_years(earlier, name, years)
        name = re.sub(r"\s+", " ", YEAR.sub("", YEARS.sub("", name))).strip(" ,")
        name = re.sub(r"\s(?:år|för|i|från)$", "", name)
    spans = [match for match in _NAME_SPAN.finditer(earlier) if match.start() > 0]
    if len(spans) == 1 and name[:1].isupper():
        return earlier[: spans[0].start()] + name + earlier[spans[0].end() :]
    return f"{earlier.rstrip('?!. ')} – {name}?"


def _subject(earlier: str) -> str:
    """Return the words of the earlier question that say what it is about."""
    words = re.findall(r"[\w§:.–-]*\w|§", earlier)
    return " ".join(word for word in words if word.lower() not in STOP_WORDS)
