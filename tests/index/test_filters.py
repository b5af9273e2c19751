from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import State
from index.build import build_index
from index.embedding import Embedder
from index.filters import Filters
from index.search import Search
from index.store import Store
from tests.conftest import Write

CORPUS = {
    "teater.md": """---
id: teater
title: Norrbottensteatern
kind: organisation
---

# Norrbottensteatern

Norrbottensteatern fick mer pengar.[^rådet] Länsteaterns publik växte.[^region]

[^rådet]: Kulturrådet, ”Beslut”, 2023. <https://example.se/beslut>
[^region]: Region Norrbotten, ”Bokslut”, 2023. <https://example.se/bokslut>
""",
    "museum.md": """---
id: museum
title: Länsmuseet
kind: organisation
---

# Länsmuseet

Museet fick mer pengar.[^ö]

[^ö]: Kulturrådet, ”Museer”, 2022. <https://example.se/museer>
""",
    "dans.md": """---
id: dans
title: Danskonst
kind: organisation
---

# Danskonst

## Dans nu

Dansen fick pengar av regionen.[^region]

## Dans förr {valid="2015–2016" state="superseded"}

Dansen fick pengar av regionen.[^region]

[^region]: Region Norrbotten, ”Dans”, 2023. <https://example.se/dans>
""",
}
QUESTION = "Vem fick pengar?"


@pytest.fixture
def search(write: Write, tmp_path: Path, embedder: Embedder) -> Search:
    for name, text in CORPUS.items():
        write(name, text)
    build_index([tmp_path], tmp_path / "index", embedder)
    return Search(Store.open(tmp_path / "index"), embedder)


def _found(search: Search, filters: Filters) -> set[str]:
    return {hit.passage.document for hit in search.search(QUESTION, filters=filters)}


@pytest.mark.parametrize(
    ("publishers", "documents"),
    [
        ({"Kulturrådet"}, {"teater", "museum"}),
        ({"KULTURRÅDET"}, {"teater", "museum"}),
        ({"Region Norrbotten"}, {"teater", "dans"}),
        ({"Region Norrbotten", "Kulturrådet"}, {"teater", "museum", "dans"}),
        ({"Kulturdepartementet"}, set()),
    ],
)
def test_a_publisher_is_that_of_a_source_the_passage_names(
    search: Search, publishers: set[str], documents: set[str]
) -> None:
    assert _found(search, Filters(publishers=frozenset(publishers))) == documents


@pytest.mark.parametrize("name", ["Norrbottensteatern", "norrbottensteatern"])
def test_a_recipient_is_found_by_each_of_its_names(search: Search, name: str) -> None:
    assert _found(search, Filters(recipient=name)) == {"teater"}


def test_a_recipient_that_no_register_knows_is_looked_for_as_it_stands(search: Search) -> None:
    assert _found(search, Filters(recipient="Länsteatern")) == {"teater"}
    assert _found(search, Filters(recipient="Länsteat")) == set(), "a part of a word is no name"


def test_filters_together_let_through_what_passes_each(search: Search) -> None:
    both = Filters(publishers=frozenset({"Region Norrbotten"}), recipient="Länsteatern")
    assert _found(search, both) == {"teater"}


def test_a_narrow_filter_finds_all_that_passes_it(search: Search) -> None:
    only = Filters(documents=frozenset({"dans"}))
    assert len(search.search("xylofon", k=10, filters=only)) == 2


def test_what_holds_comes_before_what_held_unless_a_year_is_named_or_it_is_switched_off(
    search: Search,
) -> None:
    only = Filters(documents=frozenset({"dans"}))

    def states(searcher: Search, question: str) -> list[State]:
        return [hit.passage.state for hit in searcher.search(question, filters=only)]

    question = "Hur såg dans förr ut, fick dansen pengar av regionen?"
    level = Search(search.store, search.embedder, prefer_current=False)
    assert states(level, question)[0] is State.SUPERSEDED
    preferred = search.search("Fick dansen pengar?", filters=only)
    equal = {h.passage.id: h.score for h in level.search("Fick dansen pengar?", filters=only)}
    lost = {h.passage.state: equal[h.passage.id] - h.score for h in preferred}
    assert lost[State.CURRENT] == pytest.approx(0)
    assert lost[State.SUPERSEDED] == pytest.approx(search.weights.past)
    named = "Fick dansen pengar 2015?"
    assert [h.score for h in search.search(named, filters=only)] == pytest.approx(
        [h.score for h in level.search(named, filters=only)]
    )
