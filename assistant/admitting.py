"""Whether a sentence may answer at all: it must be about the years and names asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.entities import Entity, EntityKind, is_named, mentions
from assistant.fitting import says_unknown
from assistant.matching import best_match, text_terms
from assistant.question import InterpretedQuestion
from assistant.reading import Asks, years_in
from index.passages import Passage
from index.search import Search

NAME, NAME_OF_AMOUNT = 0.5, 0.7
# What a name is worth that stands in another sentence of the same passage.
BESIDE = 0.6
# How well a sentence fits the years asked about: its own, those above it, those it holds for.
OWN_YEARS, YEARS_ABOVE, HOLDING_YEARS = 1.0, 0.9, 0.6

_DATED = frozenset({Asks.AMOUNT, Asks.DAY, Asks.WHEN})
_EXACT = frozenset({Asks.AMOUNT, Asks.COUNT, Asks.SHARE})
_TIMES = frozenset({Asks.DAY, Asks.WHEN})
_STATUTE_YEAR = re.compile(r"\b((?:19|20)\d{2}):\d+\b")
_REQUIRED = frozenset({EntityKind.GRANT, EntityKind.ORGANISATION})


@dataclass(frozen=True)
class Admission:
    """Admits sentences; ``terms`` are the question's stems with slips put right."""

    question: InterpretedQuestion
    search: Search
    terms: tuple[str, ...]

    def admits(self, text: str, passage: Passage) -> bool:
        """Tell whether a sentence of a passage may answer.

        A figure must be that of the names and years asked about; for other questions they
        speak for a sentence (``named``, ``dated``), but its words may be others.

        Args:
            text: the sentence.
            passage: where it stands.

        """
        question = self.question
        return (
            self._regions_met(text, passage)
            and (question.asks not in _EXACT or self._names_met(text, passage))
            and self._entities_met(text, passage)
            and (not self._is_dated(text) or years_fit(question, text, passage))
            and (not question.paragraph or _paragraph_fits(question.paragraph, passage))
        )

    def _is_dated(self, text: str) -> bool:
        """Tell whether a sentence answers for its own years alone: what is told, or not known."""
        return self.question.asks in _DATED | _EXACT or says_unknown(text)

    def is_elsewhere(self, passage: Passage) -> bool:
        """Tell whether a passage is about a region that is neither named nor the home region."""
        home = self.search.home_region
        if not home or not passage.region or passage.region == home:
            return False
        named = frozenset(self.terms)
        return not any(best_match(t, named) >= 1.0 for t in text_terms(passage.region))

    def named(self, text: str, passage: Passage) -> float:
        """Return how well the worst met of the names asked about is met (0-1)."""
        stems = text_terms(text) | text_terms(passage.context)
        around = text_terms(passage.text)
        return min(
            (
                max(best_match(name, stems), BESIDE * best_match(name, around))
                for name in self._names
            ),
            default=1.0,
        )

    def dated(self, text: str, passage: Passage) -> float:
        """Return how well a sentence fits the years asked about (0-1)."""
        wanted = set(self.question.years)
        if not wanted:
            return 1.0
        own = set(years_said(text))
        if own & wanted:
            return OWN_YEARS
        if wanted & set(_years_above(passage)):
            return YEARS_ABOVE / 2 if own else YEARS_ABOVE
        if own or _years_above(passage) or min(wanted) > date.today().year:
            return 0.0
        return HOLDING_YEARS * any(passage.years.include(year) for year in wanted)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Return the stems of the words that are written as names."""
        written = set(map(self.search.speller.correct, self.question.names))
        of_grant = any(entity.kind is EntityKind.GRANT for entity in self._entities)
        if of_grant or self.question.asks is Asks.WHETHER:
            # A place that the corpus does not know ("i Berlin") is an example, not a condition.
            known = self.search.store.words
            written = {name for name in written if known.frequency(name) or name[0].isdigit()}
        return frozenset(written)

    def _names_met(self, text: str, passage: Passage) -> bool:
        """Tell whether the sentence, its headings or its title speak of every name asked about."""
        stems = text_terms(text) | text_terms(passage.context)
        numbered = stems | text_terms(passage.text)
        return all(
            best_match(name, numbered if name[0].isdigit() else stems) >= NAME_OF_AMOUNT
            for name in self._names
        )

    def _regions_met(self, text: str, passage: Passage) -> bool:
        """Tell whether the sentence or what stands above it is about a region that is named.

        One is enough where the question names several, which it may compare.
        """
        if not self._regions:
            return True
        stems = text_terms(text) | text_terms(passage.context)
        if self._holds_everywhere(stems, passage):
            return True
        # What holds for the county may hold for a place in it, but not its amounts.
        least = NAME_OF_AMOUNT if self.question.asks in _EXACT else NAME
        return any(
            all(best_match(term, stems) >= least for term in region) for region in self._regions
        )

    def _holds_everywhere(self, stems: frozenset[str], passage: Passage) -> bool:
        """Tell whether what holds for the whole country may answer for the home region.

        "Hur ofta redovisar Region Norrbotten till Kulturrådet?" is answered by the ordinance.
        """
        if passage.region or self.question.asks in _EXACT | _DATED:
            return False
        known = self.search.store.region_terms
        home = text_terms(self.search.home_region) & known
        return self._regions == {home} and not stems & known - home

    @cached_property
    def _regions(self) -> frozenset[frozenset[str]]:
        """Return the regions that are named, each by the stems of its name."""
        known = self.search.store.region_terms
        text = self.question.text
        spans = [
            frozenset(text_terms(text[mention.start : mention.end])) & known
            for mention in mentions(text)
            if mention.entity.kind is EntityKind.REGION
        ]
        rest = frozenset(self.terms) & known - frozenset().union(*spans)
        return frozenset(region for region in (*spans, *map(_alone, rest)) if region)

    def _entities_met(self, text: str, passage: Passage) -> bool:
        """Tell whether a sentence or what stands above it is about each grant and recipient named.

        One is enough where the question names several, which it may compare. Where no figure is
        asked for, the sentences beside it may name it.
        """
        if not self._entities:
            return True
        stems = text_terms(text) | text_terms(passage.context)
        if self.question.asks not in _EXACT:
            stems |= text_terms(passage.text)
        return any(
            entity.document == passage.document or is_named(entity, stems)
            for entity in self._entities
        )

    @cached_property
    def _entities(self) -> tuple[Entity, ...]:
        found = (mention.entity for mention in mentions(self.question.text))
        return tuple(entity for entity in found if entity.kind in _REQUIRED)


def _alone(term: str) -> frozenset[str]:
    return frozenset({term})


def years_fit(question: InterpretedQuestion, text: str, passage: Passage) -> bool:
    """Tell whether a sentence may speak of the years asked about.

    Its own years decide; where it has none, those of its headings and title, and where
    they have none either, the years the passage holds for - but never for an amount or a
    day, which belong to the year they are given for.
    """
    if not question.years:
        return True
    own, above = years_said(text), _years_above(passage)
    if own and not set(own) & set(question.years):
        # The day that is asked for may be of another year than what it is the day of.
        return question.asks in _TIMES and bool(set(above) & set(question.years))
    if own or above:
        return bool(set(own or above) & set(question.years))
    # What holds without an end says nothing of years that are still to come.
    if question.asks in _DATED or min(question.years) > date.today().year:
        return False
    return any(passage.years.include(year) for year in question.years)


def years_said(text: str) -> tuple[int, ...]:
    """Return the years a sentence names; the number of a statute (2014:1586) is of its year."""
    return (*years_in(text), *(int(match[1]) for match in _STATUTE_YEAR.finditer(text)))


def _years_above(passage: Passage) -> tuple[int, ...]:
    return years_in(" ".join((passage.title, *passage.place.headings)))


def _paragraph_fits(wanted: str, passage: Passage) -> bool:
    own = passage.place.paragraph
    return own == wanted or own.endswith(f" {wanted}")
