from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.admitting import years_fit
from assistant.extract import Weighing
from assistant.fitting import count_fit, list_fit, type_fit
from assistant.matching import repeats
from assistant.question import Asks, interpret
from corpus.document import Place, Years
from index.passages import Passage
from index.search import Search
from index.swedish import stem
from tests.assistant.conftest import Weigh

REGION_QUESTION = "Vad satsar länet på?"


@pytest.fixture
def passage(search: Search) -> Passage:
    return next(p for p in search.store.all_passages() if p.document == "kulturplan")


def test_every_sentence_of_the_passages_found_is_weighed(search: Search) -> None:
    hits = search.search("ansökan", 3)
    found = Weighing(interpret("ansökan"), search).weigh(hits)
    expected = {(h.passage.id, s.start) for h in hits for s in h.passage.sentences}
    assert {(e.passage.id, e.sentence.start) for e in found} == expected


def test_without_a_passage_there_is_no_evidence(search: Search) -> None:
    assert Weighing(interpret("ansökan"), search).weigh([]) == []


def test_the_sentence_that_answers_comes_first(weigh: Weigh) -> None:
    assert weigh("När stänger ansökan om resebidrag?")[0].text.startswith("Ansökan stänger kl.")


def test_the_text_of_a_sentence_is_the_documents_own(weigh: Weigh, search: Search) -> None:
    for item in weigh("Vad prioriterar länet?"):
        text = search.store.document(item.passage.document).text
        assert text[item.sentence.start : item.sentence.end] == item.text


def test_the_inadmissible_come_last(weigh: Weigh) -> None:
    admissible = [item.admissible for item in weigh("Vad satsar Skåne på?")]
    assert admissible == sorted(admissible, reverse=True)
    assert set(admissible) == {True, False}


def test_a_name_must_be_met(weigh: Weigh) -> None:
    admissible = {
        item.passage.document for item in weigh("Vad satsar Skåne på?") if item.admissible
    }
    assert admissible == {"skane"}


def test_one_of_several_regions_is_enough(weigh: Weigh) -> None:
    found = weigh("Satsar Skåne eller Norrbotten mest?")
    regions = {item.passage.region for item in found if item.admissible}
    assert len(regions) == 2


def test_words_before_a_name_are_no_names(weigh: Weigh) -> None:
    with_title, without = weigh("Vad satsar Region Skåne på?"), weigh("Vad satsar Skåne på?")
    assert {e.text for e in with_title if e.admissible} == {e.text for e in without if e.admissible}


def test_a_name_that_is_met_speaks_for_a_sentence_but_only_figures_need_it(weigh: Weigh) -> None:
    told = weigh("Vad prioriterar länet i Kiruna?")
    assert any(item.admissible and not item.signals.named for item in told)
    counted = weigh("Hur många resebidrag får man i Kiruna?")
    assert not any(item.admissible for item in counted)


def test_years_that_are_met_speak_for_a_sentence(weigh: Weigh) -> None:
    asked = weigh("Vad prioriterar länet 2031?")
    assert {item.signals.dated for item in asked} == {0.0}
    assert {item.signals.dated for item in weigh("Vad prioriterar länet?")} == {1.0}


def test_a_paragraph_must_be_the_one_asked_for(weigh: Weigh) -> None:
    admissible = [item for item in weigh("Vad säger 2 § om stödet?") if item.admissible]
    assert {item.passage.place.paragraph for item in admissible} == {"2\u00a0§"}


def test_an_older_rule_weighs_less_unless_the_past_is_asked_for(weigh: Weigh) -> None:
    def older(question: str) -> float:
        return next(e.signals.older for e in weigh(question) if "hemslöjden" in e.text)

    assert older("Vad lyfte planen för hemslöjden?") > 0
    assert older("Vad lyfte den tidigare planen för hemslöjden?") == 0
    assert older("Vad lyfte planen för hemslöjden 2019?") == 0


def test_another_region_weighs_less_than_the_home_region(search: Search) -> None:
    at_home = replace(search, home_region="Norrbotten")
    hits = at_home.search(REGION_QUESTION, 24)
    found = Weighing(interpret(REGION_QUESTION), at_home).weigh(hits)
    elsewhere = {item.passage.document for item in found if item.signals.elsewhere}
    assert elsewhere == {"skane"}


def test_another_region_that_is_named_is_not_elsewhere(search: Search) -> None:
    question = "Vad satsar Skåne på?"
    at_home = replace(search, home_region="Norrbotten")
    found = Weighing(interpret(question), at_home).weigh(at_home.search(question, 24))
    assert not any(e.signals.elsewhere for e in found if e.passage.document == "skane")


def test_without_a_home_region_nothing_is_elsewhere(weigh: Weigh) -> None:
    assert not any(item.signals.elsewhere for item in weigh(REGION_QUESTION))


@pytest.mark.parametrize(
    "text",
    [
        "Beloppet framgår inte av källorna.",
        "Uppgift om 2023 har inte hittats.",
        "Ökningen är inte känd.",
    ],
)
def test_a_sentence_may_say_that_the_sources_do_not_say(weigh: Weigh, text: str) -> None:
    item = weigh("ansökan")[0]
    assert not item.is_unknown
    assert replace(item, text=text).is_unknown


@pytest.mark.parametrize(
    ("asks", "fitting", "other"),
    [
        (Asks.AMOUNT, "Teatern fick 12\u00a0000\u00a0kr.", "Teatern fick stöd."),
        (Asks.SHARE, "Regionen betalar 50\u00a0procent.", "Regionen betalar."),
        (Asks.WHEN, "Beslutet kommer i januari.", "Beslutet kommer."),
        (Asks.WHY, "Planen finns för att samla länet.", "Planen finns."),
    ],
)
def test_a_sentence_holds_the_kind_of_thing_asked_for(asks: Asks, fitting: str, other: str) -> None:
    assert type_fit(asks, fitting, False) > type_fit(asks, other, False)


def test_a_list_suits_a_question_for_several_things() -> None:
    assert type_fit(Asks.WHICH, "områden", True) > type_fit(Asks.WHICH, "områden", False)


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Vad hände?", "Planen gällde 2019.", True),
        ("Vad hände 2019?", "Planen gällde 2019.", True),
        ("Vad hände 2019?", "Planen gällde 2018–2021.", True),
        ("Vad hände 2019?", "Planen gällde 2021.", False),
        ("Vad hände 2023?", "Planen antogs.", True),
        ("Vad hände 2030?", "Planen antogs.", False),
        ("Vad hände 2014?", "Listan ändrades genom SFS 2014:1586.", True),
        ("Hur mycket kostade det 2023?", "Det kostade 10 kr.", True),
        ("Hur mycket kostade det 2030?", "Det kostade 10 kr.", False),
    ],
)
def test_a_sentence_speaks_of_the_years_asked_about(
    passage: Passage, question: str, text: str, fits: bool
) -> None:
    assert years_fit(interpret(question), text, passage) is fits


def test_the_day_may_be_of_another_year_than_what_it_is_the_day_of(passage: Passage) -> None:
    plan = replace(passage, title="Kulturplan 2023–2026")
    adopted = "Planen antogs den 3 november 2022."
    assert years_fit(interpret("När antogs planen 2023–2026?"), adopted, plan)
    assert not years_fit(interpret("Vad kostar planen 2023–2026?"), adopted, plan)


def test_an_amount_needs_a_year_that_is_written_down(passage: Passage) -> None:
    nameless = replace(passage, title="Kulturplan", place=Place(("Stöd",)), years=Years(2022, 2025))
    asked = interpret("Hur mycket kostade det 2023?")
    assert not years_fit(asked, "Det kostade 10 kr.", nameless)
    assert years_fit(interpret("Vad hände 2023?"), "Planen antogs.", nameless)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Alice Bah Kuhnke undertecknade ändringen.", 1),
        ("Utredare var landshövding Chris Heister.", 1),
        ("Region Norrbotten beslutar.", 0),
        ("Regionfullmäktige i Västra Götaland antog planen.", 0),
        ("Kulturrådets generaldirektör leder rådet.", 0.4),
        ("Filmpool Nord har fyra ägare.", 0),
    ],
)
def test_who_it_is_is_told_by_a_persons_name_or_an_office(text: str, named: float) -> None:
    assert type_fit(Asks.PERSON, text, False) == named


def test_a_sum_may_tell_a_share_and_a_comparison_a_sum() -> None:
    assert 0 < type_fit(Asks.SHARE, "Kalmars del var 300 000 kr.", False) < 1
    assert 0 < type_fit(Asks.AMOUNT, "Delen ska vara minst lika stor.", False) < 1


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("Region Norrbotten fick 135 ansökningar våren 2021.", 1),
        ("Fyra nya ansökningar kom in.", 1),
        ("Stödet gick till 14 kommuner.", 0.5),
        ("Det kunde sökas 15 februari–15 mars 2024 enligt 3 §.", 0),
    ],
)
def test_a_number_counts_what_comes_after_it(text: str, fit: float) -> None:
    assert count_fit(text, stem("ansökningar")) == fit


def test_a_sentence_repeats_another_in_other_words() -> None:
    said = ["Norrbotten fick 56\u00a0906\u00a0000\u00a0kr i statliga medel 2024."]
    assert repeats("År 2024 fick Norrbotten 56 906 000 kr statliga medel.", said)
    assert not repeats("Kommunerna skjuter till egna medel.", said)
    assert not repeats("Kommunerna skjuter till egna medel.", [])


def test_a_question_is_met_by_the_words_of_the_sentence_and_of_its_headings(weigh: Weigh) -> None:
    items = weigh("Vem kan söka resebidrag?")
    own = next(item for item in items if item.text.startswith("Yrkesverksamma"))
    other = next(item for item in items if "cirkus" in item.text)
    assert own.signals.coverage > other.signals.coverage
    assert own.signals.unmet < other.signals.unmet
    assert stem("resebidrag") in interpret("Vem kan söka resebidrag?").terms


@pytest.mark.parametrize(
    ("text", "is_list", "fit"),
    [
        ("Planen har tre områden:\n- dans\n- film\n- slöjd", True, 1),
        ("Planen har två områden:\n- dans\n- film", True, 0.5),
        ("De tre områdena finns i planen.", False, 0.1),
    ],
)
def test_so_many_things_are_told_by_a_list_of_so_many(text: str, is_list: bool, fit: float) -> None:
    assert list_fit(text, is_list, interpret("Vilka är de tre områdena?").so_many) == fit
