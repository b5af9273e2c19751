from __future__ import annotations

from pathlib import Path

import pytest

from corpus.library import BUNDLED as DOCUMENTS
from corpus.library import load_library
from corpus.problems import UnreadableDocumentError
from corpus.questions import (
    QuestionPair,
    SectionQuestion,
    all_questions,
    load_pairs,
    load_questions,
)
from index.passages import question_key


def _written(folder: Path, *lines: str) -> Path:
    path = folder / "questions.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_line_is_a_document_a_heading_and_a_question(tmp_path: Path) -> None:
    path = _written(tmp_path, "document\theading\tquestion", "plan\tVad?\tVad är planen?")
    assert load_questions(path) == (SectionQuestion("plan", "Vad?", "Vad är planen?"),)


def test_a_pair_is_an_answered_question_and_one_that_is_not(tmp_path: Path) -> None:
    head = "document\theading\tanswered\tunanswered"
    path = _written(tmp_path, head, "plan\tVad?\tVad är planen?\tVem skrev planen?")
    answered = SectionQuestion("plan", "Vad?", "Vad är planen?")
    assert load_pairs(path) == (QuestionPair(answered, "Vem skrev planen?"),)


@pytest.mark.parametrize(
    "lines",
    [
        ["plan\tVad?\tVad är planen?"],
        ["document\theading\tquestion", "plan\tVad?"],
        ["document\theading\tquestion", "plan\t\tVad är planen?"],
    ],
    ids=["no head", "a field too few", "an empty field"],
)
def test_a_faulty_file_is_refused(tmp_path: Path, lines: list[str]) -> None:
    with pytest.raises(UnreadableDocumentError):
        load_questions(_written(tmp_path, *lines))


def test_every_bundled_question_stands_for_a_section_that_is_there() -> None:
    documents = load_library([DOCUMENTS]).documents
    sections = {
        (document.id, question_key(heading))
        for document in documents
        for section in document.sections
        for heading in section.place.headings
    } | {(document.id, question_key(document.title)) for document in documents}
    lost = [
        item
        for item in all_questions()
        if (item.document, question_key(item.heading)) not in sections
    ]
    assert load_questions()
    assert lost == []
