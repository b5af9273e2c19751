"""Whether a sentence may answer at all: it must be about the years and names asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.entities import Entity, EntityKind, is_named, mentions
from assistant.matching import best_match, text_terms
from assistant.question import InterpretedQuestion
from assistant.reading import Asks, years_in
from index.passages import Passage
from index.search import Search

NAME, NAME_OF_AMOUNT = 0.5, 0.7
# How well the thing that is to be counted must be met.
COUNTED = 0.5

_DATED = frozenset({Asks.AMOUNT, Asks.DAY, Asks.WHEN})
_EXACT = frozenset({Asks.AMOUNT, Asks.COUNT, Asks.SHARE})
_REQUIRED = frozenset({EntityKind.GRANT, EntityKind.ORGANISATION})


@dataclass(frozen=True)
class Admission:
    """Admits sentences; ``terms`` are the question's stems with slips put right."""

    question: InterpretedQuestion
    search: Search
    terms: tuple[str, ...]

    def admits(self, text: str, passage: Passage, thing: float) -> bool:
        """Tell whether a sentence of a passage may answer.

        Args:
            text: the sentence.
            passage: where it stands.
            thing: how well it meets the noun that is asked for by number or by kind (0-1).

        """
        question = self.question
        return (
            self._names_met(text, passage)
            and self._entities_met(text, passage)
            and years_fit(question, text, passage)
            and (not question.paragraph or _paragraph_fits(question.paragraph, passage))
            and (question.asks is not Asks.COUNT or thing >= COUNTED)
        )

    def is_elsewhere(self, passage: Passage) -> bool:
        """Tell whether a passage is about a region that is neither named nor the home region."""
        home = self.search.home_region
        if not home or not passage.region or passage.region == home:
            return False
        named = frozenset(self.terms)
        return not any(best_match(t, named) >= 1.0 for t in text_terms(passage.region))

    @cached_property
    def _names(self) -> frozenset[str]:
        """Return the stems that must be met: words written as names, and names of regions."""
        written = set(map(self.search.speller.correct, self.question.names))
        of_grant = any(entity.kind is EntityKind.GRANT for entity in self._entities)
        if of_grant or self.question.asks is Asks.WHETHER:
            # A place that the corpus does not know ("i Berlin") is an example, not a condition.
            known = self.search.store.words
            written = {name for name in written if known.frequency(name) or name[0].isdigit()}
        regions = self.search.store.region_terms
        return frozenset((*written, *(term for term in self.terms if term in regions)))

    def _names_met(self, text: str, passage: Passage) -> bool:
        """Tell whether the sentence, its headings or its title speak of every name asked about."""
        stems = text_terms(text) | text_terms(passage.context)
        numbered = stems | text_terms(passage.text)
        # What holds for the county may hold for a place in it, but not its amounts.
        least = NAME_OF_AMOUNT if self.question.asks in _EXACT else NAME
        return all(
            best_match(name, numbered if name[0].isdigit() else stems) >= least
            for name in self._names
        )

    def _entities_met(self, text: str, passage: Passage) -> bool:
        """Tell whether a sentence or what stands above it is about each grant and recipient named.

        One is enough where the question names several, which it may compare.
        """
        if not self._entities:
            return True
        stems = text_terms(text) | text_terms(passage.context)
        return any(
            entity.document == passage.document or is_named(entity, stems)
            for entity in self._entities
        )

    @cached_property
    def _entities(self) -> tuple[Entity, ...]:
        found = (mention.entity for mention in mentions(self.question.text))
        return tuple(entity for entity in found if entity.kind in _REQUIRED)


def years_fit(question: InterpretedQuestion, text: str, passage: Passage) -> bool:
    """Tell whether a sentence may speak of the years asked about.

    Its own years decide; where it has none, those of its headings and title, and where
    they have none either, the years the passage holds for - but never for an amount or a
    day, which belong to the year they are given for.
    """
    if not question.years:
        return True
    own = years_in(text)
    if own:
        return bool(set(own) & set(question.years))
    above = years_in(" ".join((passage.title, *passage.place.headings)))
    if above:
        return bool(set(above) & set(question.years))
    # What holds without an end says nothing of years that are still to come.
    if question.asks in _DATED or min(question.years) > date.today().year:
        return False
    return any(passage.years.include(year) for year in question.years)


def _paragraph_fits(wanted: str, passage: Passage) -> bool:
    own = passage.place.paragraph
    return own == wanted or own.endswith(f" {wanted}")
