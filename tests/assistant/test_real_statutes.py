"""Real statutes and pages, as they are published, answer too."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.conversation import Assistant
from assistant.startup import start
from tests.assistant.conftest import asking, plain_settings

REAL = Path(__file__).parents[2].parent / "shared" / "real"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    if not REAL.is_dir():
        pytest.skip(f"the statutes and pages of {REAL} are not on this machine")
    return start(plain_settings(tmp_path_factory.mktemp("riktiga"), REAL))


@pytest.mark.parametrize(
    "question",
    [
        "Vad måste en region ha för att få fördela statsbidrag?",
        "Vad krävs för att en region ska få fördela vissa statsbidrag?",
    ],
)
def test_a_folder_of_real_statutes_answers_with_its_paragraph_sign(
    real: Assistant, question: str
) -> None:
    answer = asking(real)(question)
    assert answer.status is Status.ANSWERED
    cited = {
        (citation.document, citation.place.replace("\u00a0", " "))
        for statement in answer.statements
        for citation in statement.citations
    }
    assert cited & {("SFS_2010_2012", "6 §"), ("SFS_2010_1919", "1 §")}, cited
