from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.conversation import Assistant
from assistant.evaluation.answers import judge, run, summarise
from assistant.evaluation.cases import Case, Half, load_cases
from assistant.evaluation.comparison import compare
from corpus.problems import UnreadableDocumentError

QUESTION = "När stänger ansökan om resebidrag?"
CASE = Case("a", "citizen", "when", QUESTION, True, must_contain=(r"1.mars",))


def _judge(assistant: Assistant, case: Case, answer: Answer | None = None) -> tuple[str, ...]:
    answer = answer or assistant.answer(case.question, case.history)
    return judge(case, answer, assistant.search.store).missed


def test_an_answer_with_what_must_be_there_is_right(assistant: Assistant) -> None:
    assert _judge(assistant, CASE) == ()


def test_an_answer_without_what_must_be_there_is_wrong(assistant: Assistant) -> None:
    assert _judge(assistant, replace(CASE, must_contain=("1 april",))) == ("saknar /1 april/",)


def test_an_answer_with_what_must_not_be_there_is_wrong(assistant: Assistant) -> None:
    assert _judge(assistant, replace(CASE, must_not_contain=("mars",))) == ("säger /mars/",)


def test_an_answer_from_another_source_is_wrong(assistant: Assistant) -> None:
    right = replace(CASE, source_any=("resebidrag", "annat"))
    assert _judge(assistant, right) == ()
    assert _judge(assistant, replace(CASE, source_any=("annat.se",))) == ("saknar källa annat.se",)


def test_no_answer_to_an_answerable_question_is_wrong(assistant: Assistant) -> None:
    silent = Answer(Status.NOT_IN_SOURCES)
    assert _judge(assistant, CASE, silent) == ("besvarades inte (not_in_sources)",)


def test_an_answer_to_an_unanswerable_question_is_wrong(assistant: Assistant) -> None:
    unanswerable = replace(CASE, answerable=False, must_contain=())
    assert _judge(assistant, unanswerable) == ("skulle inte besvaras (answered)",)
    assert _judge(assistant, unanswerable, Answer(Status.OUTSIDE_SUBJECT)) == ()


def test_a_quotation_that_is_not_in_the_document_is_not_verbatim(assistant: Assistant) -> None:
    answer = assistant.answer(QUESTION)
    (statement, *_) = answer.statements
    forged = replace(statement.citations[0], quote="Något annat.")
    changed = replace(answer, statements=(replace(statement, citations=(forged,)),))
    store = assistant.search.store
    assert judge(CASE, answer, store).verbatim
    assert not judge(CASE, changed, store).verbatim


def test_a_space_in_a_pattern_meets_a_hard_space(assistant: Assistant) -> None:
    text = "Stödet är 8\u00a0500\u00a0kr."
    answer = replace(assistant.answer(QUESTION), notice=text)
    assert _judge(assistant, replace(CASE, must_contain=("8 500 kr",)), answer) == ()


def test_the_figures_are_shares_of_the_cases(assistant: Assistant) -> None:
    cases = [CASE, replace(CASE, id="b", must_contain=("1 april",), kind="who")]
    cases.append(Case("c", "official", "outside", "Hur är vädret idag?", False))
    told: list[tuple[int, int]] = []
    figures = summarise(run(assistant, cases, lambda done, total: told.append((done, total))))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert (figures["n"], figures["accuracy"]) == (3, round(2 / 3, 4))
    assert (figures["precision_answered"], figures["verbatim"]) == (0.5, 1.0)
    assert (figures["abstain_recall"], figures["false_abstain"]) == (1.0, 0.0)
    assert figures["by_kind"]["who"]["accuracy"] == 0
    assert [failure["id"] for failure in figures["failures"]] == ["b"]
    assert json.loads(json.dumps(figures)) == figures


def test_two_runs_are_compared_case_by_case(assistant: Assistant) -> None:
    broken = replace(CASE, must_contain=("1 april",))
    runs = [summarise(run(assistant, [case], lambda done, total: None)) for case in (broken, CASE)]
    lines = compare(*runs)
    assert "accuracy: 0.000 → 1.000 (+1.000)" in lines
    assert lines[-3:] == ["Lagade fall: 1", f"  a: {QUESTION}", "Nya fel: 0"]
    assert compare(*runs[::-1])[-2:] == ["Nya fel: 1", f"  a: {QUESTION}"]


def test_a_line_that_is_no_case_is_named(tmp_path: Path) -> None:
    path = tmp_path / "fall.jsonl"
    path.write_text('{"id": "a", "question": "Vad?", "answerable": true}\n{"id": 1}\n', "utf-8")
    with pytest.raises(UnreadableDocumentError, match=r"fall\.jsonl:2: .*question"):
        load_cases(path)


def test_a_pattern_that_is_no_regular_expression_is_named(tmp_path: Path) -> None:
    path = tmp_path / "fall.jsonl"
    line = {"id": "a", "question": "Vad?", "answerable": True, "must_contain": ["("]}
    path.write_text(json.dumps(line), "utf-8")
    with pytest.raises(UnreadableDocumentError, match="Raden är inget fall"):
        load_cases(path)


def test_a_missing_case_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="inga fallfiler"):
        load_cases(tmp_path)


def test_the_bundled_cases_are_enough_and_their_ids_their_own() -> None:
    cases = load_cases(Path(__file__).parents[3] / "assistant" / "evaluation" / "cases")
    kinds = [case.kind for case in cases]
    assert len(cases) >= 200
    assert len({case.id for case in cases}) == len(cases)
    assert kinds.count("unanswerable") >= 40
    assert min(kinds.count("follow-up") - 24, kinds.count("injection") - 7) > 0
    assert 0.4 < sum(case.half is Half.TUNING for case in cases) / len(cases) < 0.6
