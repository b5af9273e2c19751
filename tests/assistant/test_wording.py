from __future__ import annotations

import pytest

from assistant.answer import Answer, Citation, Status
from assistant.wording import ASK_REGION, ASK_STATE, next_step
from corpus.document import Kind


def _nearest(kind: Kind) -> Citation:
    return Citation("d", "T", "U", "https://example.se", "2024", "", "Text.", 0, 5, kind=kind)


@pytest.mark.parametrize(
    ("question", "kind", "step"),
    [
        ("Hur överklagar jag ett beslut om kulturmedel?", Kind.STATUTE, ASK_REGION),
        ("Hur överklagar jag ett beslut om utvecklingsbidrag?", Kind.STATUTE, ASK_STATE),
        ("Hur överklagar jag ett beslut?", Kind.STATUTE, ASK_STATE),
        ("Hur överklagar jag ett beslut?", Kind.GRANT, ASK_REGION),
    ],
)
def test_the_grant_named_or_what_is_nearest_tells_whom_to_ask(
    question: str, kind: Kind, step: str
) -> None:
    answer = Answer(Status.NOT_IN_SOURCES, nearest=(_nearest(kind),), question=question)
    assert next_step(answer) == step


def test_a_whole_answer_needs_no_next_step() -> None:
    assert next_step(Answer(Status.ANSWERED, question="Vad är kulturmedel?")) == ""
