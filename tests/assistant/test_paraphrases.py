from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.paraphrases import UNLIKE, Paraphrases
from assistant.reading import content_terms
from assistant.shared import SharedWords
from corpus.questions import SectionQuestion
from index.embedding import BUNDLED_MODEL
from index.static import StaticModel

KNOWN = (
    SectionQuestion("stod", "Vem?", "Vem kan få pengar till en turné?"),
    SectionQuestion("stod", "Vem?", "Får en förening söka turnéstöd?"),
    SectionQuestion("plan", "När?", "Vilka år gäller kulturplanen?"),
)


@pytest.fixture(scope="module")
def paraphrases() -> Paraphrases:
    return _paraphrases(KNOWN)


def _paraphrases(known: Sequence[SectionQuestion]) -> Paraphrases:
    model = StaticModel(BUNDLED_MODEL)
    vectors = model.passages([item.question for item in known])
    terms = [frozenset(content_terms(item.question)) for item in known]
    words = SharedWords.of(terms, lambda term: 1.0)
    return Paraphrases.of([item.section for item in known], vectors, words, model)


def test_a_known_question_is_as_near_as_can_be(paraphrases: Paraphrases) -> None:
    found = paraphrases.likeness("Vilka år gäller kulturplanen?").of(("plan", "När?"))
    assert found.meaning == pytest.approx(1.0, abs=1e-3)
    assert found.words == pytest.approx(1.0)


def test_a_section_is_as_near_as_its_nearest_question(paraphrases: Paraphrases) -> None:
    found = paraphrases.likeness("Kan vår förening söka stöd till turné?")
    stod, plan = found.of(("stod", "Vem?")), found.of(("plan", "När?"))
    assert stod.meaning > plan.meaning
    assert stod.words > plan.words
    assert found.nearest(2) == [("stod", "Vem?"), ("plan", "När?")]
    assert found.nearest(1) == [("stod", "Vem?")]


def test_a_section_without_known_questions_is_not_near(paraphrases: Paraphrases) -> None:
    assert paraphrases.likeness("Vilka år gäller kulturplanen?").of(("plan", "Vem?")) == UNLIKE


def test_without_known_questions_nothing_is_near() -> None:
    found = _paraphrases([]).likeness("Vilka år gäller kulturplanen?")
    assert found.nearest(3) == []
    assert found.of(("plan", "När?")) == UNLIKE


def test_a_question_without_words_of_substance_shares_none(paraphrases: Paraphrases) -> None:
    found = paraphrases.likeness("Hur då?")
    assert all(found.of((item.document, item.heading)).words == 0 for item in KNOWN)


def test_a_question_that_is_left_out_is_not_near_itself() -> None:
    asked = KNOWN[2].question
    known = replace(_paraphrases(KNOWN), places={asked: [2]})
    assert known.likeness(asked).of(KNOWN[2].section).meaning > 0.99
    assert known.likeness(asked, asked).of(KNOWN[2].section) == UNLIKE
