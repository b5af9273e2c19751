from __future__ import annotations

from pathlib import Path

from assistant.answerable import BIAS, features
from assistant.evaluation.cases import load_cases
from assistant.evaluation.wordings import UNANSWERED, fit_wordings, write_wordings
from corpus.questions import all_questions, all_unanswered, load_unanswered
from index.passages import question_key

CASES = Path(__file__).parents[3] / "assistant" / "evaluation" / "cases"
ANSWERED = [f"Vem kan söka {thing}?" for thing in ("resebidrag", "stipendiet", "stödet", "pengar")]
NEVER = [f"Vad heter {thing} hund?" for thing in ("chefens", "juryns", "kassörens", "teaterns")]


def test_words_of_the_unanswered_speak_against_an_answer() -> None:
    weights = fit_wordings(ANSWERED, NEVER)

    def odds(question: str) -> float:
        return weights[BIAS] + sum(weights.get(name, 0.0) for name in features(question))

    assert odds("Vem kan söka bygdemedel?") > 0 > odds("Vad heter ordförandens hund?")


def test_what_is_said_once_has_no_weight() -> None:
    weights = fit_wordings(ANSWERED, NEVER)
    assert not {name for name in weights if "kassör" in name}


def test_weights_are_written_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "weights.tsv"
    write_wordings({BIAS: 0.5, "vem_är": -0.25}, path)
    assert path.read_text(encoding="utf-8") == f"{BIAS}\t0.5\nvem_är\t-0.25\n"


def test_no_evaluation_case_is_among_what_is_learned_from() -> None:
    asked = {question_key(case.question) for case in load_cases(CASES)}
    learned = [item.question for item in all_questions()]
    learned += [*all_unanswered(), *load_unanswered(UNANSWERED)]
    assert not asked & set(map(question_key, learned))


def test_no_question_is_both_answered_and_not() -> None:
    answered = {question_key(item.question) for item in all_questions()}
    assert not answered & set(map(question_key, all_unanswered()))
    assert not answered & set(map(question_key, load_unanswered(UNANSWERED)))
    assert not set(all_unanswered()) & set(load_unanswered(UNANSWERED))
