from __future__ import annotations

from dataclasses import fields, replace

import pytest

from assistant.decide import DECISION, LEAST_COVERAGE, is_answer, is_outside
from assistant.question import interpret
from tests.assistant.conftest import Weigh

GOOD = "När stänger ansökan om resebidrag?"


def test_a_sentence_that_meets_the_whole_question_answers_it(weigh: Weigh) -> None:
    assert is_answer(interpret(GOOD), weigh(GOOD))


@pytest.mark.parametrize(
    "question", ["Vad har Kalle Kula för telefonnummer?", "Hur pumpar man en cykelslang?"]
)
def test_a_sentence_that_meets_next_to_nothing_does_not(weigh: Weigh, question: str) -> None:
    assert not is_answer(interpret(question), weigh(question))


def test_what_is_inadmissible_never_answers(weigh: Weigh) -> None:
    assert not is_answer(interpret(GOOD), [replace(weigh(GOOD)[0], admissible=False)])


@pytest.mark.parametrize("question", ["Hur mycket är resebidraget?", "Hur stor andel är stödet?"])
def test_a_sentence_without_a_number_answers_no_question_for_one(
    weigh: Weigh, question: str
) -> None:
    best = weigh(GOOD)[0]
    unfit = replace(best, signals=replace(best.signals, fit=0.0))
    assert not is_answer(interpret(question), [unfit])


def test_a_paragraph_asked_for_by_its_sign_alone_is_shown(weigh: Weigh) -> None:
    question = "Vad säger 2 §?"
    assert is_answer(interpret(question), weigh(question))


def test_the_better_a_question_is_met_the_likelier_the_answer(weigh: Weigh) -> None:
    best = weigh(GOOD)[0]
    signals = best.signals
    half = replace(signals, **{f.name: getattr(signals, f.name) / 2 for f in fields(signals)})
    less = replace(best, signals=half, score=best.score / 2)
    likely, likelier = (DECISION.probability(interpret(GOOD), [item]) for item in (less, best))
    assert 0 < likely < likelier < 1


def test_what_meets_next_to_nothing_is_no_answer_however_probable(weigh: Weigh) -> None:
    best = weigh(GOOD)[0]
    nothing = replace(best, signals=replace(best.signals, coverage=LEAST_COVERAGE / 2))
    sure = DECISION.always()
    assert is_answer(interpret(GOOD), [best], sure)
    assert not is_answer(interpret(GOOD), [nothing], sure)


def test_a_question_met_by_nothing_is_outside_the_subject(weigh: Weigh) -> None:
    assert is_outside(weigh("Hur pumpar man en cykelslang?"))
    assert not is_outside(weigh(GOOD))
