from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.beir import BeirDocument, read_retrieval_set
from assistant.evaluation.problems import BenchmarkError
from tests.assistant.evaluation.retrieval_sets import write_retrieval_set


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_retrieval_set(tmp_path / "frågor")


def test_documents_judged_questions_and_judgements_are_read(folder: Path) -> None:
    found = read_retrieval_set(folder)
    assert [document.id for document in found.documents] == ["dans", "film", "musik", "teater"]
    assert found.documents[0] == BeirDocument("dans", "Dans", "Dansen turnerar i länets skolor.")
    assert found.queries == {"q1": "Vem lånar ut instrument?", "q2": "film i norr"}
    assert found.judgements == {"q1": {"musik": 1}, "q2": {"film": 1}}


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"Mappen .*borta finns inte"):
        read_retrieval_set(tmp_path / "borta")


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(BenchmarkError, match=f"{name} saknas"):
        read_retrieval_set(folder)


@pytest.mark.parametrize(
    ("name", "line", "fault"),
    [
        ("corpus.jsonl", "{", r"corpus.jsonl:5: raden är inte giltig JSON"),
        ("corpus.jsonl", "[]", r"corpus.jsonl:5: raden är inte ett JSON-objekt"),
        ("corpus.jsonl", '{"_id": "x"}', r"corpus.jsonl:5: fältet ”text” saknas"),
        ("corpus.jsonl", '{"_id": "dans", "text": ""}', r"5: id ”dans” står redan tidigare"),
        ("queries.jsonl", '{"_id": 7, "text": ""}', r"queries.jsonl:4: fältet ”_id” saknas"),
        ("qrels/test.tsv", "q1 film 1", r"test.tsv:4: raden ska vara fråga, dokument och heltal"),
        ("qrels/test.tsv", "q1\tfilm\tja", r"test.tsv:4: raden ska vara"),
        ("qrels/test.tsv", "q9\tfilm\t1", r"test.tsv:4: frågan ”q9” finns inte"),
    ],
)
def test_a_broken_line_is_named(folder: Path, name: str, line: str, fault: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(BenchmarkError, match=fault):
        read_retrieval_set(folder)


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "corpus.jsonl").write_bytes('{"_id": "å", "text": ""}\n'.encode("latin-1"))
    with pytest.raises(BenchmarkError, match="UTF-8"):
        read_retrieval_set(folder)


def test_a_set_without_judgements_is_refused(folder: Path) -> None:
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n", encoding="utf-8")
    with pytest.raises(BenchmarkError, match="inga bedömda frågor"):
        read_retrieval_set(folder)
