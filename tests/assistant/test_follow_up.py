"""Questions that lean on the one before, as they are read."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.conversation import Assistant
from assistant.follow_up import rewrite, topic_of
from assistant.question import Leaning, interpret

FUNDED = "Hur mycket fick Havremagasinet i Boden av regionen 2021?"


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        (FUNDED, "och året innan?", FUNDED.replace("2021", "2020")),
        (FUNDED, "Året efter då?", FUNDED.replace("2021", "2022")),
        (FUNDED, "och Silvermuseet samma år?", "Hur mycket fick Silvermuseet av regionen 2021?"),
        (
            "Vad lade Region Skåne på kultur 2022?",
            "och i stockholm då?",
            "Vad lade Region Stockholm på kultur 2022?",
        ),
        (
            "Vad lade Region Skåne på kultur 2022?",
            "och Halland?",
            "Vad lade Region Halland på kultur 2022?",
        ),
        (FUNDED, "Vem kan söka mobilitetsstöd?", "Vem kan söka mobilitetsstöd?"),
    ],
)
def test_a_follow_up_is_read_with_the_year_or_the_name_exchanged(
    earlier: str, question: str, expected: str
) -> None:
    assert rewrite(question, [earlier]) == expected


def test_a_year_told_from_the_one_before_stands_in_the_question() -> None:
    read = rewrite("Vad fick Filmpool Nord samma år?", [FUNDED])
    assert read == "Vad fick Filmpool Nord 2021?"


@pytest.mark.parametrize("question", ["Gick det bra samma år?", "och året innan?"])
def test_without_a_year_before_there_is_none_to_tell_it_from(question: str) -> None:
    assert not any(sign.isdigit() for sign in rewrite(question, ["Vem kan söka mobilitetsstöd?"]))


@pytest.mark.parametrize(
    ("earlier", "topic"),
    [
        ("Ger verksamhetsstöd mer i Skåne?", "verksamhetsstöd Skåne"),
        ("Hur mycket gav mobilitetsstöd 2019–2021?", "mobilitetsstöd 2019–2021"),
        ("Finns det ett ungdomsråd i Norrbotten?", "ungdomsråd Norrbotten"),
    ],
)
def test_what_a_question_names_is_what_the_next_goes_on_about(earlier: str, topic: str) -> None:
    assert topic_of(earlier) == topic


def test_what_the_turn_before_was_about_is_no_name_of_the_question() -> None:
    read = interpret("Hur ofta ska det göras?", ["Vad redovisar Region Skåne till Kulturrådet?"])
    assert read.is_follow_up
    assert not read.names


def test_a_question_may_be_read_with_the_topic_alone() -> None:
    read = interpret("Är kommuner behöriga?", ["Vad ger mobilitetsstödet 2021?"], Leaning.TOPIC)
    assert read.text == "Är kommuner behöriga (mobilitetsstödet 2021)?"


def test_a_question_that_names_nothing_goes_on_about_the_grant(bundled: Assistant) -> None:
    history = ["Vad är mobilitetsstödet från Region Norrbotten?"]
    answer = bundled.answer("Vilka kostnader täcks?", history)
    assert "mobilitetsstöd" in answer.read_as
    assert "mobilitetsstod" in {c.document for s in answer.statements for c in s.citations}


def test_a_question_for_a_definition_stands_on_its_own(bundled: Assistant) -> None:
    earlier = ["Hur mycket statliga medel fick Norrbotten 2024?"]
    answer = bundled.answer("Vad är armlängds avstånd?", earlier)
    assert not answer.read_as
    assert answer.statements[0].text.startswith("Armlängds avstånd betyder")


def test_a_question_on_something_else_stands_on_its_own(bundled: Assistant) -> None:
    history = ["Vad är mobilitetsstödet från Region Norrbotten?"]
    question = "Vilka är de nationella kulturpolitiska målen?"
    assert not bundled.answer(question, history).read_as


def test_what_holds_for_all_regions_answers_for_the_home_region(bundled: Assistant) -> None:
    question = "Vad ska Region Norrbotten redovisa till Kulturrådet enligt förordningen?"
    found = bundled.evidence(bundled.read(question))
    assert "forordning-2010-2012" in {e.passage.document for e in found if e.admissible}


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("Vad gäller RUN:s beslut 2020-12-01 § 133?", "verksamhetsstod"),
        ("8 § enligt SFS 2014:1586, vilken punkt är ny?", "andringar-i-forordningen"),
    ],
)
def test_a_number_that_is_no_paragraph_of_ours_is_looked_for_as_any_other_word(
    bundled: Assistant, question: str, document: str
) -> None:
    found = bundled.evidence(bundled.read(question))
    assert document in {item.passage.document for item in found if item.admissible}


@pytest.mark.parametrize(
    "question",
    [
        "vad är kulturskolesamordning för nåt",
        "Varför har Stockholm inte kultursamverkan?",
        "Ds 2017:8 huvudförslag",
    ],
)
def test_a_new_topic_is_not_joined_to_the_one_before(bundled: Assistant, question: str) -> None:
    history = ["Hur stor är regionens kulturbudget?", "vem bestämmer över den?"]
    assert not bundled.answer(question, history).read_as


def test_what_was_taken_from_before_stays_the_topic() -> None:
    assert topic_of("Hur mycket måste vi själva stå för (Kulturmedel)?") == "Kulturmedel"


def test_a_turn_is_remembered_as_it_was_read(bundled: Assistant) -> None:
    history = ["Vad är mobilitetsstödet från Region Norrbotten?", "Vilka kostnader täcks?"]
    assert "Mobilitetsstöd" in bundled.answer("Och hur ofta kan man söka?", history).read_as


@pytest.mark.parametrize("history", [[""], [" ", ""]])
def test_blank_turns_before_are_as_none(bundled: Assistant, history: list[str]) -> None:
    question = "När är sista dagen?"
    alone, after = bundled.answer(question), bundled.answer(question, history)
    assert (after.status, after.text, after.read_as) == (alone.status, alone.text, "")


def test_a_turn_too_long_to_be_read_takes_no_answer_with_it(bundled: Assistant) -> None:
    answer = bundled.answer("Vem kan söka kulturmedel?", ["x" * 10_000])
    assert answer.status is Status.ANSWERED
    assert not answer.read_as
