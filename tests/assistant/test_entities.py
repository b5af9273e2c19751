from __future__ import annotations

import pytest

from assistant.entities import EntityKind, documents_on, is_named, mentions
from assistant.matching import text_terms


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hur mkt fick norrbottensteatern 2021", "Norrbottensteatern"),
        ("Hur mycket fick Norrbottensteaterns barnteater?", "Norrbottensteatern"),
        ("norbottensmusiken", "Norrbottensmusiken"),
        ("och gotland då", "Region Gotland"),
        ("Vad fick VGR?", "Västra Götalandsregionen"),
        ("söka snabba ryck", "Snabba ryck"),
        ("bidrag till Pajala kommun", "Pajala kommun"),
        ("Vad säger 9 § i förordning (2010:2012)?", "förordning (2010:2012)"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, name: str) -> None:
    assert [mention.entity.name for mention in mentions(text)] == [name]


def test_of_names_that_overlap_the_longest_counts() -> None:
    (mention,) = mentions("Hur mycket fick Region Blekinge 2025?")
    assert (mention.start, mention.end) == (16, 31)
    assert mention.entity.kind is EntityKind.REGION


@pytest.mark.parametrize("text", ["", "Vad är en kulturplan?", "teater och musik i länet"])
def test_everyday_words_are_no_names(text: str) -> None:
    assert not mentions(text)


def test_the_documents_on_what_is_named_are_known() -> None:
    found = mentions("Får Norrbottensteatern söka mobilitetsstöd?")
    assert documents_on(found) == {"norrbottensteatern", "mobilitetsstod"}


def test_a_name_with_a_small_word_in_it_is_met_by_its_other_words() -> None:
    (mention,) = mentions("Hur mycket fick Dans i Nord?")
    assert is_named(mention.entity, text_terms("Dans i Nord fick 10 kr."))
    assert not is_named(mention.entity, text_terms("Konstnärscentrum Nord fick 10 kr."))
