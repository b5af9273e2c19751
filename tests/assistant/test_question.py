from __future__ import annotations

import pytest

from assistant.question import Asks, interpret, kind_of, years_in
from index.swedish import stem

FIRST = "Hur mycket statliga medel fick Norrbotten 2024?"


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Hur mycket statliga medel fick Norrbotten 2024?", Asks.AMOUNT),
        ("Vilket belopp fick teatern?", Asks.AMOUNT),
        ("Hur många kronor delades ut?", Asks.AMOUNT),
        ("Hur stor del av ett projekt betalar regionen som mest?", Asks.SHARE),
        ("Hur många procent får man?", Asks.SHARE),
        ("Vilken andel är statlig?", Asks.SHARE),
        ("När stänger ansökan?", Asks.WHEN),
        ("Vilket datum beslutas det?", Asks.DAY),
        ("Hur ofta betalas det ut?", Asks.HOW_OFTEN),
        ("Vad är poängen med temaåren?", Asks.WHY),
        ("Vad har de för telefonnummer?", Asks.CONTACT),
        ("Vad heter kulturchefen?", Asks.PERSON),
        ("Namn på ordföranden i nämnden?", Asks.PERSON),
        ("Vem undertecknade lagen?", Asks.PERSON),
        ("Vad gäller när det gäller film?", Asks.WHAT),
        ("Hur mycket delade Kulturrådet ut?", Asks.AMOUNT),
        ("Varför finns kulturplanen?", Asks.WHY),
        ("Vem beslutar om statsbidraget?", Asks.WHO),
        ("Vilka kan söka kulturmedel?", Asks.WHO),
        ("Vilka är de tre målen?", Asks.WHICH),
        ("Nämn kulturplanens områden", Asks.WHICH),
        ("Får man söka två gånger?", Asks.WHETHER),
        ("Kan en förening söka?", Asks.WHETHER),
        ("Hur går en ansökan till?", Asks.HOW),
        ("Vad är en kulturplan?", Asks.WHAT),
        ("Vad säger 9 §?", Asks.WHAT),
    ],
)
def test_a_question_is_of_a_kind(question: str, asks: Asks) -> None:
    assert kind_of(question) is asks


def test_the_kind_does_not_depend_on_capitals() -> None:
    assert kind_of("HUR MYCKET FICK NORRBOTTEN?") is Asks.AMOUNT


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Vad fick teatern 2024?", {2024}),
        ("Vad fick teatern 2021 och 2023?", {2021, 2023}),
        ("Planen för 2018–2021", {2018, 2019, 2020, 2021}),
        ("Planen för 2018-2021", {2018, 2019, 2020, 2021}),
        ("Planen för 2018 till 2021", {2018, 2019, 2020, 2021}),
        ("Vad säger förordning (2010:2012)?", set()),
        ("Vad säger lagen 2010:1919 om 2017?", {2017}),
        ("Skr. 2017/18:264 och prop. 2010/11:1", set()),
        ("Läsåret 2017/18", {2017}),
        ("Bidraget är 2000 kr fler än 12024", {2000}),
        ("Vad är en kulturplan?", set()),
    ],
)
def test_a_text_names_years(text: str, years: set[int]) -> None:
    assert set(years_in(text)) == years


def test_each_year_is_named_once() -> None:
    assert len(years_in("2018–2021, alltså 2018 och 2021")) == 4


@pytest.mark.parametrize(
    ("question", "sign"),
    [
        ("Vad säger 9 §?", "9 §"),
        ("Vad säger 9§?", "9 §"),
        ("Vad säger 9 a §?", "9 a §"),
        ("Vad säger 9a §?", "9 a §"),
        ("Vad säger 9 A §?", "9 a §"),
        ("Vad säger § 9?", "9 §"),
        ("Vad säger §9?", "9 §"),
        ("Vad säger § 9 a?", "9 a §"),
        ("Vad säger § 9 i förordningen?", "9 §"),
        ("Vad säger paragraf 12?", "12 §"),
        ("Vad säger 2 kap. 20 §?", "2 kap. 20 §"),
        ("Vad säger 9\u00a0§ i förordning (2010:2012)?", "9 §"),
        ("Vad säger förordningen?", ""),
    ],
)
def test_a_question_asks_for_a_paragraph(question: str, sign: str) -> None:
    assert interpret(question).paragraph.replace("\u00a0", " ") == sign


def test_a_paragraphs_sign_is_written_as_in_the_documents_with_hard_spaces() -> None:
    assert interpret("Vad säger 9 a §?").paragraph == "9\u00a0a\u00a0§"


def test_the_terms_are_the_stems_without_stop_words_once_each() -> None:
    read = interpret("Vad är en kulturplan och vad ska kulturplanen innehålla?")
    assert read.terms == (stem("kulturplan"), stem("innehålla"))


def test_a_paragraphs_sign_is_no_term() -> None:
    assert interpret("Vad säger 9 §?").terms == ()


def test_words_with_a_capital_inside_the_sentence_are_names() -> None:
    read = interpret("Hur mycket fick Havremagasinet i Boden?")
    assert read.names == {stem("havremagasinet"), stem("boden")}


@pytest.mark.parametrize("question", ["Kulturplanen då? Varför finns den?", "Vad är en plan?"])
def test_the_first_word_of_a_sentence_is_no_name(question: str) -> None:
    assert not interpret(question).names


def test_blanks_and_line_breaks_are_evened_out() -> None:
    assert interpret("  Vad är\n en   plan? ").text == "Vad är en plan?"


@pytest.mark.parametrize("question", ["", "   ", "?!", "Vad är det?"])
def test_nothing_to_search_for_gives_no_terms(question: str) -> None:
    assert interpret(question).terms == ()


def test_another_year_is_asked_of_the_same_thing() -> None:
    read = interpret("Och 2025?", [FIRST])
    assert read.text == "Hur mycket statliga medel fick Norrbotten 2025?"
    assert read.years == (2025,)
    assert read.is_follow_up
    assert read.original == "Och 2025?"


def test_a_year_is_added_where_none_was_named() -> None:
    read = interpret("Och 2025?", ["Hur mycket fick Norrbotten?"])
    assert read.text == "Hur mycket fick Norrbotten 2025?"


def test_several_follow_ups_are_read_one_upon_the_other() -> None:
    read = interpret("Och 2023?", [FIRST, "Och 2025?"])
    assert read.text == "Hur mycket statliga medel fick Norrbotten 2023?"


def test_a_range_of_years_is_asked_of_the_same_thing() -> None:
    assert set(interpret("Och 2019–2021?", [FIRST]).years) == {2019, 2020, 2021}


def test_a_statutes_number_is_not_exchanged_for_a_year() -> None:
    read = interpret("Och 2019?", ["Vad gällde enligt förordning (2010:2012) år 2017?"])
    assert "(2010:2012)" in read.text
    assert read.years == (2019,)


def test_another_paragraph_is_asked_of_the_same_statute() -> None:
    read = interpret("Och 10 §?", ["Vad säger 9 § i förordningen?"])
    assert read.paragraph == "10\u00a0§"


def test_a_word_that_points_back_is_read_with_the_question_before() -> None:
    read = interpret("Vem beslutar om det?", [FIRST])
    assert read.is_follow_up
    assert read.asks is Asks.WHO
    assert {stem("statliga"), stem("medel"), stem("norrbotten")} <= set(read.terms)


def test_another_name_is_asked_the_same_question() -> None:
    read = interpret("Och Skåne?", ["Hur mycket fick Norrbotten?"])
    assert read.asks is Asks.AMOUNT
    assert stem("skåne") in read.terms


def test_a_bare_question_word_is_about_the_question_before() -> None:
    read = interpret("När?", ["Vem kan söka kulturmedel?"])
    assert read.asks is Asks.WHEN
    assert stem("kulturmedel") in read.terms


@pytest.mark.parametrize(
    "question",
    [
        "Vem kan söka kulturmedel?",
        "Hur mycket fick Norrbottensteatern 2021?",
        "Vilka är de tre nationella kulturpolitiska målen?",
        "Är det sant att Norrbotten fick statsbidrag?",
    ],
)
def test_a_complete_question_is_left_alone(question: str) -> None:
    read = interpret(question, [FIRST])
    assert read.text == question
    assert not read.is_follow_up


@pytest.mark.parametrize("history", [[], ["  "]])
def test_without_a_turn_before_nothing_is_rewritten(history: list[str]) -> None:
    assert interpret("Och 2025?", history).text == "Och 2025?"


@pytest.mark.parametrize("question", ["Behöver vi F-skatt?", "Räknas PLO varje år?"])
def test_a_short_form_is_no_name(question: str) -> None:
    assert interpret(question).names == frozenset()


@pytest.mark.parametrize(
    ("question", "bare"),
    [("Vad säger 9 §?", True), ("Vad står i § 9 i förordningen?", True), ("9 § återkrav", False)],
)
def test_a_paragraph_may_be_asked_for_by_its_sign_alone(question: str, bare: bool) -> None:
    assert interpret(question).is_bare_paragraph is bare


@pytest.mark.parametrize(
    ("question", "so_many"),
    [
        ("Vilka är de tre målen?", 3),
        ("Vilka 17 verksamheter får stöd?", 17),
        ("Vilka 2 § gäller?", 0),
        ("Vilka verksamheter får stöd?", 0),
    ],
)
def test_things_are_asked_for_by_their_number(question: str, so_many: int) -> None:
    assert interpret(question).so_many == so_many
