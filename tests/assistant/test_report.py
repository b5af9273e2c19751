from __future__ import annotations

import json
from dataclasses import replace

from assistant.answer import Answer, Citation, Statement, Status
from assistant.report import answer_text, hits_json, hits_text
from corpus.document import State
from index.search import Search
from tests.assistant.conftest import Ask

SOURCE = Citation(
    document="plan",
    title="Plan",
    publisher="Region Norrbotten",
    url="https://example.se/plan",
    date="2021",
    place="s. 4",
    quote="Dansen växer.",
    start=0,
    end=13,
    reference="Region Norrbotten, ”Plan”, 2021, s. 4",
)


def _answer(*statements: Statement, **values: object) -> Answer:
    return Answer(Status.ANSWERED, statements, **values)


def _with(**values: object) -> Citation:
    return replace(SOURCE, **values)


def test_every_statement_is_numbered_to_its_source(ask: Ask) -> None:
    lines = answer_text(ask("När stänger ansökan om resebidrag?")).split("\n")
    assert lines[0] == "Ansökan stänger kl. 23.59 den 1 mars. [1]"
    assert lines[lines.index("Källor") + 1] == "[1] Region Norrbotten, ”Resebidrag”, 2024-01-15"
    assert "    https://example.se/rese" in lines


def test_one_source_has_one_number() -> None:
    text = answer_text(_answer(Statement("Ett.", (SOURCE,)), Statement("Två.", (SOURCE,))))
    assert text.startswith("Ett. [1]\nTvå. [1]\n")
    assert text.count(SOURCE.reference) == 1


def test_a_statement_with_two_sources_has_two_numbers() -> None:
    other = _with(url="https://example.se/b", reference="Kulturrådet, ”Beslut”")
    text = answer_text(_answer(Statement("Ett.", (SOURCE, other))))
    assert text.startswith("Ett. [1][2]\n")
    assert "[2] Kulturrådet, ”Beslut”" in text


def test_a_follow_up_shows_how_it_was_read() -> None:
    text = answer_text(_answer(Statement("Ett.", (SOURCE,)), read_as="Hur mycket 2025?"))
    assert text.startswith("Jag tolkade frågan som: ”Hur mycket 2025?”\n")


def test_a_doubt_stands_below_its_statement() -> None:
    text = answer_text(_answer(Statement("Ett.", (_with(doubts=("sidan är gammal.",)),))))
    assert text.split("\n")[1] == "  Uppgiften är osäker: sidan är gammal."


def test_an_older_rule_is_shown_as_older() -> None:
    older = _with(state=State.OLDER, years="2017–2018")
    replaced = _with(state=State.SUPERSEDED, years="2017–2018")
    assert "Gällde 2017–2018." in answer_text(_answer(Statement("Ett.", (older,))))
    assert "Ersatt" in answer_text(_answer(Statement("Ett.", (replaced,))))
    assert "Gällde" not in answer_text(_answer(Statement("Ett.", (SOURCE,))))


def test_a_source_without_an_address_names_its_file() -> None:
    text = answer_text(_answer(Statement("Ett.", (_with(url="", file="plan.txt"),))))
    assert "plan.txt" in text


def test_what_is_nearest_is_named_when_there_is_no_answer(ask: Ask) -> None:
    text = answer_text(ask("När stänger ansökan om resebidrag 2019?"))
    assert text.startswith("Det framgår inte av källorna.")
    assert "Närmast finns:\n- " in text
    assert "Resebidrag för konstnärer" in text


def test_hits_are_shown_ranked_with_their_place(search: Search) -> None:
    text = hits_text(search.search("ansökan om resebidrag", 2))
    assert text.startswith("1. Resebidrag för konstnärer – ")
    assert "\n\n2. " in text


def test_no_hit_is_said_in_swedish() -> None:
    assert hits_text([]) == "Inget i källorna liknar frågan."


def test_hits_are_given_as_plain_values_with_their_offsets(search: Search) -> None:
    hits = search.search("ansökan om resebidrag", 5)
    values = json.loads(json.dumps(hits_json(hits, search.store)))
    assert len(values) == 5
    for value in values:
        text = search.store.document(value["document"]).text
        assert text[value["start"] : value["end"]] == value["text"]
    assert values[0]["urls"] == ["https://example.se/rese"]
    scores = [value["score"] for value in values]
    assert scores == sorted(scores, reverse=True)


def test_an_answers_text_is_its_notice_and_its_statements() -> None:
    answer = _answer(Statement("Ett.", (SOURCE,)), Statement("Två.", (SOURCE,)), notice="Obs.")
    assert answer.text == "Obs.\nEtt.\nTvå."


def test_an_answer_is_plain_values_with_its_text(ask: Ask) -> None:
    values = json.loads(json.dumps(ask("När stänger ansökan om resebidrag?").to_json()))
    assert values["status"] == "answered"
    assert values["text"].startswith("Ansökan stänger kl.")
    assert values["statements"][0]["citations"][0]["quote"] == values["statements"][0]["text"]
