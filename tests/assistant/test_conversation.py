from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.conversation import Assistant
from assistant.question import MOST_CHARACTERS
from assistant.startup import start
from assistant.wording import NOT_IN_SOURCES, NOT_UNDERSTOOD, OUTSIDE_SUBJECT
from tests.assistant.conftest import Ask, asking, plain_settings
from tests.conftest import Write


def _untimed(answer: Answer) -> Answer:
    return replace(answer, timings_ms={})


def test_an_answer_is_the_sources_own_words(ask: Ask) -> None:
    answer = ask("När stänger ansökan om resebidrag?")
    assert answer.status is Status.ANSWERED
    assert answer.statements[0].text == "Ansökan stänger kl. 23.59 den 1 mars."
    assert answer.statements[0].citations[0].url == "https://example.se/rese"
    assert answer.statements[0].citations[0].place == "När stänger ansökan?"


def test_a_list_is_quoted_whole_with_its_lead_in(ask: Ask) -> None:
    answer = ask("Vilka områden prioriterar länet?")
    assert answer.statements[0].text.split("\n") == [
        "Länet prioriterar följande områden:",
        "- dans för barn",
        "- fri scenkonst",
        "- berättelser på meänkieli",
    ]


@pytest.mark.parametrize("question", ["Vad säger 2 §?", "Vad säger § 2?", "Vad står i 2§?"])
def test_a_paragraph_is_answered_with_the_whole_paragraph(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    said = " ".join(statement.text for statement in answer.statements)
    assert "kvartalsvis" in said
    assert "redovisning" in said
    assert {s.citations[0].place for s in answer.statements} == {"2\u00a0§"}


def test_a_paragraph_that_no_document_has_is_not_in_the_sources(ask: Ask) -> None:
    answer = ask("Vad säger 87 §?")
    assert answer.status is Status.NOT_IN_SOURCES
    assert answer.notice == NOT_IN_SOURCES
    assert answer.statements == ()


def test_a_year_the_sources_do_not_reach_is_not_answered(ask: Ask) -> None:
    answer = ask("När stänger ansökan om resebidrag 2019?")
    assert answer.status is Status.NOT_IN_SOURCES
    assert answer.statements == ()


def test_what_comes_closest_is_named_when_the_sources_do_not_answer(ask: Ask) -> None:
    answer = ask("När stänger ansökan om resebidrag 2019?")
    assert "resebidrag" in {citation.document for citation in answer.nearest}
    assert len({citation.document for citation in answer.nearest}) == len(answer.nearest)


@pytest.mark.parametrize(
    "question",
    [
        "Hur pumpar man en cykelslang på en gammal herrcykel?",
        "Vem vann hockeymatchen i Globen i tisdags kväll?",
    ],
)
def test_another_subject_is_said_to_be_outside(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.OUTSIDE_SUBJECT
    assert answer.notice == OUTSIDE_SUBJECT
    assert answer.statements == answer.nearest == ()


@pytest.mark.parametrize("question", ["", "   ", "?", "Vad är det?", "qwxz", "🙂🙂"])
def test_what_is_no_question_is_not_understood(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.NOT_UNDERSTOOD
    assert answer.notice == NOT_UNDERSTOOD
    assert answer.statements == ()


def test_a_question_may_be_as_long_as_the_limit_and_no_longer(ask: Ask) -> None:
    longest = "När stänger ansökan om resebidrag? ".ljust(MOST_CHARACTERS, "?")
    assert ask(longest).status is Status.ANSWERED
    refused = ask(longest + "?")
    assert refused.status is Status.NOT_UNDERSTOOD
    assert refused.notice == f"Frågan är för lång (högst {MOST_CHARACTERS} tecken)."


@pytest.mark.parametrize(
    "question",
    [
        "<img src=x onerror=alert(1)>",
        "'; DROP TABLE passages; --",
        '% _ * \\ " ) OR 1=1',
        "\u0000\u202e\ufeff",
        "dans " * 90,
    ],
)
def test_no_question_breaks_the_assistant(ask: Ask, question: str) -> None:
    assert ask(question).status in Status


def test_the_question_comes_back_as_it_was_written(ask: Ask) -> None:
    assert ask("  När stänger   ansökan? ").question == "  När stänger   ansökan? "


def test_a_follow_up_is_read_with_the_question_before(ask: Ask) -> None:
    answer = ask("Vem kan söka det?", ["När stänger ansökan om resebidrag?"])
    assert answer.status is Status.ANSWERED
    assert answer.statements[0].text.startswith("Yrkesverksamma konstnärer")
    assert "resebidrag" in answer.read_as


def test_a_complete_question_is_not_read_with_the_one_before(ask: Ask) -> None:
    answer = ask("När stänger ansökan om resebidrag?", ["Vad satsar Skåne på?"])
    assert answer.status is Status.ANSWERED
    assert answer.read_as == ""
    assert _untimed(answer) == _untimed(ask("När stänger ansökan om resebidrag?"))


def test_the_same_question_always_gets_the_same_answer(ask: Ask) -> None:
    first, second = (ask("Vad prioriterar länet?") for _ in range(2))
    assert _untimed(first) == _untimed(second)


def test_an_answer_tells_how_long_each_part_took(ask: Ask) -> None:
    timings = ask("När stänger ansökan om resebidrag?").timings_ms
    assert {"evidence", "answer", "total"} <= set(timings)
    assert all(value >= 0 for value in timings.values())
    assert timings["total"] >= timings["evidence"]


def _over(tmp_path: Path, text: str, write: Write) -> Ask:
    write("texter/plan.md", text)
    return asking(start(plain_settings(tmp_path / "index", tmp_path / "texter")))


def test_an_uncertain_fact_is_shown_with_its_doubt(write: Write, tmp_path: Path) -> None:
    text = """# Musikskolan

Musikskolan hade 120 elever 2023.[^k][^tvivel]

[^k]: Kommunen, ”Skolor”, 2024. <https://example.se/k>
[^tvivel]: Osäker: källan är en insändare.
"""
    answer = _over(tmp_path, text, write)("Hur många elever hade musikskolan 2023?")
    assert answer.status is Status.ANSWERED
    assert answer.statements[0].citations[0].doubts == ("källan är en insändare.",)


def test_two_sources_that_disagree_are_both_shown(write: Write, tmp_path: Path) -> None:
    text = """# Musikskolans elever

Musikskolan hade 120 elever enligt kommunen.[^k][^tvist] Något helt annat sägs om lokalen.[^k]

## Regionens bild

Regionen räknade 95 elever.[^r][^tvist]

[^k]: Kommunen, ”Skolor”, 2024. <https://example.se/k>
[^r]: Regionen, ”Skolor”, 2024. <https://example.se/r>
[^tvist]: Motstridig: kommunen och regionen räknar olika.
"""
    answer = _over(tmp_path, text, write)("Hur många elever hade musikskolan?")
    assert answer.status is Status.ANSWERED
    assert {"https://example.se/k", "https://example.se/r"} <= {
        citation.url for statement in answer.statements for citation in statement.citations
    }


def test_what_the_sources_say_they_do_not_know_is_not_in_the_sources(
    write: Write, tmp_path: Path
) -> None:
    text = """# Biblioteksbussen

Vad biblioteksbussen kostade 2023 framgår inte av källorna.[^b]

[^b]: Kommunen, ”Bussen”, 2024. <https://example.se/b>
"""
    answer = _over(tmp_path, text, write)("Vad kostade biblioteksbussen 2023?")
    assert answer.status is Status.NOT_IN_SOURCES
    assert answer.notice == NOT_IN_SOURCES
    assert [s.text for s in answer.statements] == [
        "Vad biblioteksbussen kostade 2023 framgår inte av källorna."
    ]


@pytest.mark.parametrize("word", ["dans", "musik", "stöd", "ansökan", "länet", "plan", "1 §"])
def test_whatever_is_found_is_quoted_word_for_word(ask: Ask, word: str) -> None:
    for question in (f"Vad gäller {word}?", f"Vilka {word} finns?", f"Hur mycket {word} 2024?"):
        ask(question)


def test_an_assistant_needs_nothing_but_a_search(assistant: Assistant) -> None:
    assert Assistant(assistant.search).answer("Vad säger 2 §?").statements


def test_a_paragraph_with_words_it_does_not_have_is_not_called_unclear(ask: Ask) -> None:
    assert ask("2 § xylofonbalett").status is Status.NOT_IN_SOURCES
