from __future__ import annotations

import pytest

from assistant.answerable import features, known, wording
from corpus.questions import all_questions, all_unanswered


def test_names_and_numbers_are_alike_whatever_they_are() -> None:
    one = features("Hur mycket fick Norrbottensteatern 2021?")
    other = features("Hur mycket fick Norrbottens museum 1 995?")
    assert one == other


def test_pairs_of_neighbours_are_features_beside_the_words() -> None:
    assert {"vem", "bestäm", "vem_bestäm"} <= features("Vem bestäms?") | features("Vem bestämmer?")


def test_what_is_asked_of_everything_is_hardly_answered() -> None:
    assert wording("Vad heter chefens hund?") < wording("Vem kan söka pengar till kultur?")
    assert -1 <= wording("Varför?") <= 1


@pytest.mark.parametrize("place", [0, 500, 1_500])
def test_a_known_question_is_nearest_to_itself(place: int) -> None:
    near = known(all_questions()[place].question)
    assert near.meaning.nearest == pytest.approx(1.0, abs=1e-3)
    assert near.words.nearest == pytest.approx(1.0, abs=1e-3)
    assert near.meaning.some <= near.meaning.nearest
    assert near.missed_meaning.nearest < near.meaning.nearest


def test_a_question_known_to_have_no_answer_is_nearest_to_itself() -> None:
    near = known(all_unanswered()[10])
    assert near.missed_meaning.nearest == pytest.approx(1.0, abs=1e-3)
    assert near.missed_words.nearest == pytest.approx(1.0, abs=1e-3)
    assert near.meaning.nearest < near.missed_meaning.nearest
