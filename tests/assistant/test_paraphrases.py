from __future__ import annotations

import pytest

from assistant.paraphrases import Paraphrases
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
    return Paraphrases.of(KNOWN, StaticModel(BUNDLED_MODEL), lambda term: 1.0)


def test_a_known_question_is_as_near_as_can_be(paraphrases: Paraphrases) -> None:
    found = paraphrases.likeness("Vilka år gäller kulturplanen?")["plan", "När?"]
    assert found.meaning == pytest.approx(1.0, abs=1e-3)
    assert found.words == pytest.approx(1.0)


def test_a_section_is_as_near_as_its_nearest_question(paraphrases: Paraphrases) -> None:
    found = paraphrases.likeness("Kan vår förening söka stöd till turné?")
    assert set(found) == {("stod", "Vem?"), ("plan", "När?")}
    assert found["stod", "Vem?"].meaning > found["plan", "När?"].meaning
    assert found["stod", "Vem?"].words > found["plan", "När?"].words


def test_without_known_questions_nothing_is_near() -> None:
    nothing = Paraphrases.of([], StaticModel(BUNDLED_MODEL), lambda term: 1.0)
    assert nothing.likeness("Vilka år gäller kulturplanen?") == {}


def test_a_question_without_words_of_substance_shares_none(paraphrases: Paraphrases) -> None:
    assert all(found.words == 0 for found in paraphrases.likeness("Hur då?").values())
