"""The recipients, grants and statutes that a text names, whatever name people use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from corpus.grants import load_grants
from corpus.recipients import RecipientKind, load_recipients
from index.swedish import STOP_WORDS, stem, tokens

# Names this long may be written with a slip, and how alike they must then be (0-100).
_SLIPS_FROM, _LEAST_ALIKE = 7, 88
_STOP_STEMS = frozenset(map(stem, STOP_WORDS))
_ORDINANCE = "forordning-2010-2012"
# Words for a grant that others use for theirs.
_SHARED = frozenset({"verksamhetsbidrag", "driftstöd", "projektbidrag", "arrangörsstöd"})
_STATUTES: dict[str, tuple[str, ...]] = {
    _ORDINANCE: ("förordning (2010:2012)", "2010:2012", "kulturförordningen"),
    "lag-2010-1919": ("lag (2010:1919)", "2010:1919", "fördelningslagen"),
    "forordning-1996-1598": ("förordning (1996:1598)", "1996:1598"),
    "kulturradets-instruktion-2012-515": ("2012:515", "Kulturrådets instruktion"),
    "kulturanalys-instruktion-2011-124": ("2011:124", "Kulturanalys instruktion"),
    "forordning-2007-1368-enskilda-arkiv": ("2007:1368",),
    "forordning-2020-246-pandemistod": ("2020:246",),
}


class EntityKind(StrEnum):
    """What is named."""

    ORGANISATION = "organisation"
    REGION = "region"
    MUNICIPALITY = "municipality"
    GRANT = "grant"
    STATUTE = "statute"


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with a name; ``document`` is the id of the document on it, or empty."""

    id: str
    kind: EntityKind
    name: str
    document: str


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity and where a text names it, as offsets."""

    entity: Entity
    start: int
    end: int


_Key = tuple[str, ...]
_WORD = re.compile(r"\d+(?::\d+)?|[^\W\d_](?:[\w’'-]*\w)?")


def mentions(text: str) -> tuple[Mention, ...]:
    """Return what a text names, in order; of names that overlap the longest counts."""
    names = _names()
    longest = max(map(len, names))
    words = [(match.start(), match.end(), _stem(match[0])) for match in _WORD.finditer(text)]
    found: list[Mention] = []
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            stretch = words[place : place + length]
            entity = names.get(tuple(word for _, _, word in stretch))
            if entity is None and length == 1:
                entity = _nearly(text[stretch[0][0] : stretch[0][1]])
            if entity:
                found.append(Mention(entity, stretch[0][0], stretch[-1][1]))
                place += length - 1
                break
        place += 1
    return tuple(found)


def documents_on(found: Iterable[Mention]) -> frozenset[str]:
    """Return the ids of the documents on what is named."""
    return frozenset(mention.entity.document for mention in found if mention.entity.document)


def is_named(entity: Entity, stems: frozenset[str]) -> bool:
    """Tell whether a text with these stems has all words of one of an entity's names."""
    return any(key <= stems for key in _keys_of().get(entity.id, ()))


@cache
def _keys_of() -> dict[str, tuple[frozenset[str], ...]]:
    """Return the words of every name of each entity, as stems, by the entity's id."""
    found: dict[str, list[frozenset[str]]] = {}
    for key, entity in _names().items():
        words = frozenset(" ".join(key).split()) - _STOP_STEMS
        found.setdefault(entity.id, []).append(words)
    return {name: tuple(keys) for name, keys in found.items()}


@cache
def _nearly(word: str) -> Entity | None:
    """Return the entity whose one-word name is written with a slip."""
    from rapidfuzz import fuzz, process

    if len(word) < _SLIPS_FROM:
        return None
    best = process.extractOne(
        _stem(word), _long_names(), scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE
    )
    return _names()[(best[0],)] if best else None


@cache
def _long_names() -> tuple[str, ...]:
    # Grants are made of everyday words (kulturmedel), which are near other everyday words.
    return tuple(
        key[0]
        for key, entity in _names().items()
        if len(key) == 1 and len(key[0]) >= _SLIPS_FROM and entity.kind is not EntityKind.GRANT
    )


@cache
def _names() -> dict[_Key, Entity]:
    """Return every entity by the stems of each of its names."""
    found: dict[_Key, Entity] = {}
    for entity, names in _entities():
        for name in names:
            key = tuple(_stem(match[0]) for match in _WORD.finditer(name))
            if key:
                found.setdefault(key, entity)
    return found


def _entities() -> Iterable[tuple[Entity, tuple[str, ...]]]:
    for grant in load_grants():
        entity = Entity(grant.id, EntityKind.GRANT, grant.name, grant.document)
        yield entity, tuple(name for name in (grant.name, *grant.aliases) if name not in _SHARED)
    kinds = {
        RecipientKind.REGION: EntityKind.REGION,
        RecipientKind.MUNICIPALITY: EntityKind.MUNICIPALITY,
        RecipientKind.ORGANISATION: EntityKind.ORGANISATION,
    }
    for recipient in load_recipients():
        if recipient.kind in kinds:
            kind = kinds[recipient.kind]
            yield Entity(recipient.id, kind, recipient.name, recipient.document), recipient.names
    for document, names in _STATUTES.items():
        yield Entity(document, EntityKind.STATUTE, names[0], document), names


def _stem(word: str) -> str:
    return " ".join(map(stem, tokens(word)))
