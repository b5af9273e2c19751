from __future__ import annotations

import pytest
from hypothesis import given, settings

from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text
from index.sentences import Sentence, section_sentences, split_sentences
from tests.conftest import Write
from tests.index.strategies import running_texts

NOTES = """

[^a]: Region Norrbotten, ”Plan”, 2021. <https://example.se/a>
[^b]: Kulturrådet, ”Mål”, 2009. <https://example.se/b>
"""


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def _quotes(write: Write, text: str, name: str = "a.md") -> list[tuple[str, tuple[str, ...], bool]]:
    notes = NOTES if name.endswith(".md") else ""
    document = (read_markdown if notes else read_text)(write(name, text + notes))
    return [
        (document.text[sentence.start : sentence.end], sentence.notes, sentence.is_list)
        for section in document.sections
        for sentence in section_sentences(document, section)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Stödet gäller bl.a. Dans i Nord och teater.",
        "Det gäller t.ex. Kiruna och Luleå.",
        "Ansökan stänger kl. 23.59 den 1 mars.",
        "Villkoren står i 2 kap. 1 § i lagen.",
        "Villkoren står i 2 kap. 9 a § i lagen.",
        "Regionen, dvs. Region Norrbotten, beslutar.",
        "Länets f.d. Landstinget blev region 2017.",
        "Planen gäller fr.o.m. 2022 t.o.m. 2025.",
        "Enligt prop. 2009/10:3 s. 27 gäller målen.",
        "Frågan prövas av Kungl. Biblioteket och dr. Anna Lind.",
        "Ring tel. 0920-12 34 56.",
        "Beslutet har dnr. 2024-17.",
        "Målen står på s.\u00a04 i planen.",
        "Villkoren står i 2\u00a0kap. 9\u00a0a\u00a0§ i lagen.",
        "Bidraget är 56\u00a0906\u00a0000\u00a0kr. per år.",
        "J. Bergman leder nämnden.",
        "Bidraget är 450 000 kr. per år.",
        "Regionen (jfr. Norrbotten) beslutar.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(sentence: str) -> None:
    assert _split(f"{sentence} Sedan kommer en ny.") == [sentence, "Sedan kommer en ny."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bidraget är 450 000 kr.", "Det betalas ut i mars."),
        ("Stödet infördes 2011.", "2013 deltog alla län utom Stockholm."),
        ("Bestämmelsen ändrades 2019.", "2 § Regeringen får meddela föreskrifter."),
        ("Får alla söka?", "Ja!"),
        ("Nämnden svarade ”ja”.", "Den frågade igen."),
        ("Nämnden sade: ”Kulturen är fri.”", "Sedan röstade den."),
        ("Nämnden sade ”Kulturen är fri.”", "”Den bär oss” stod det sedan."),
        ("Frågan är ställd!", "”Tid för kultur” svarar på den."),
        ("Dansen växer.", "”Vi är glada”, säger Anna."),
        ("Dansen växer.", "Čállit är att skriva."),
        ("Dansen växer.", "Åre, Älvsbyn och Övertorneå är med."),
        ("Planen gäller till 2025.", "– Den är bra, säger Anna."),
    ],
)
def test_a_sentence_ends_where_the_next_begins(first: str, second: str) -> None:
    assert _split(f"{first} {second}") == [first, second]


def test_sentences_within_a_quotation_are_told_apart() -> None:
    assert _split("Hon sade: ”Kulturen är fri. Den bär oss.” Sedan gick hon.") == [
        "Hon sade: ”Kulturen är fri.",
        "Den bär oss.”",
        "Sedan gick hon.",
    ]


@given(running_texts)
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_the_sentences_of_any_text_are_all_of_it_but_the_blanks(text: str) -> None:
    position = 0
    for start, end in split_sentences(text):
        assert start < end
        assert text[start:end] == text[start:end].strip()
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


def test_a_list_of_fragments_is_one_quotation_with_its_lead_in(write: Write) -> None:
    text = (
        "Dansen växer. Målen är att:\n\n- dansen når alla,\n- musiken når barn, och\n- ingen glöms."
    )
    assert _quotes(write, text) == [
        ("Dansen växer.", (), False),
        (
            "Målen är att:\n- dansen når alla,\n- musiken når barn, och\n- ingen glöms.",
            (),
            True,
        ),
    ]


def test_a_list_has_the_footnotes_of_its_lead_in_and_its_items(write: Write) -> None:
    ((_, notes, is_list),) = _quotes(write, "Målen är:[^b]\n\n- dans\n- musik[^a]\n- film[^b]")
    assert (notes, is_list) == (("b", "a"), True)


def test_a_list_of_full_sentences_stands_item_by_item(write: Write) -> None:
    text = "Så gick det:[^a]\n\n- Dansen växte i hela länet.[^b]\n- Musiken vilade. Den kom igen.\n"
    assert _quotes(write, text) == [
        ("Så gick det:", ("a",), False),
        ("Dansen växte i hela länet.", ("b",), False),
        ("Musiken vilade.", ("a",), False),
        ("Den kom igen.", ("a",), False),
    ]


def test_a_list_after_a_full_sentence_stands_without_it(write: Write) -> None:
    assert _quotes(write, "Dansen växer.\n\n- dans\n- musik") == [
        ("Dansen växer.", (), False),
        ("dans\n- musik", (), True),
    ]


def test_a_list_may_follow_a_line_without_a_colon(write: Write) -> None:
    list_lines = "1 § En region får lämna stöd till\n\n1. dans, och\n\n2. musik."
    text = f"Titel\n\n{list_lines}\n\nDet gäller ett år."
    assert _quotes(write, text, "lag.txt") == [
        ("1 § En region får lämna stöd till\n1. dans, och\n2. musik.", ("fil",), True),
        ("Det gäller ett år.", ("fil",), False),
    ]


def test_a_nested_list_belongs_to_the_list_around_it(write: Write) -> None:
    assert _quotes(write, "Stödet går till:\n\n- scenkonst\n  - dans\n  - teater\n- film") == [
        ("Stödet går till:\n- scenkonst\n- dans\n- teater\n- film", (), True)
    ]


def test_a_table_row_is_quoted_whole(write: Write) -> None:
    table = "| År | Belopp |\n|---|---|\n| 2024. Våren | 450 000 kr. Höjt.[^a] |"
    assert _quotes(write, table) == [
        ("År | Belopp", (), False),
        ("2024. Våren | 450 000 kr. Höjt.", ("a",), False),
    ]


def test_a_sentence_has_the_footnote_that_follows_it(write: Write) -> None:
    assert _quotes(write, "Dansen växer.[^a] Musiken vilar.[^b] Filmen rullar.") == [
        ("Dansen växer.", ("a",), False),
        ("Musiken vilar.", ("b",), False),
        ("Filmen rullar.", ("b",), False),
    ]


def test_a_sentence_without_a_footnote_has_the_next_ones(write: Write) -> None:
    assert _quotes(write, "Dansen växer. Musiken vilar.[^a][^b]\n\nFilmen rullar.") == [
        ("Dansen växer.", ("a", "b"), False),
        ("Musiken vilar.", ("a", "b"), False),
        ("Filmen rullar.", (), False),
    ]


def test_a_sentence_keeps_its_span(write: Write) -> None:
    document = read_markdown(write("a.md", "# Plan\n\nDansen växer. Musiken vilar."))
    assert section_sentences(document, document.sections[0]) == [Sentence(6, 19), Sentence(20, 34)]
