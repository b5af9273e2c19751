from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.known import Nearness, kept, kept_terms, known_terms, known_vectors
from assistant.reading import content_terms
from corpus.questions import all_questions
from index.embedding import bundled_model

QUESTIONS = ("Vem kan söka?", "När är sista dagen?")


def test_vectors_are_kept_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = kept("some", QUESTIONS, tmp_path)
    assert first.shape == (2, bundled_model().dimensions)

    def fail(_: object, texts: list[str]) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(type(bundled_model()), "passages", fail)
    assert np.array_equal(kept("some", QUESTIONS, tmp_path), first)


def test_other_questions_take_the_place_of_the_older(tmp_path: Path) -> None:
    kept("some", QUESTIONS, tmp_path)
    kept("others", QUESTIONS, tmp_path)
    assert kept("some", QUESTIONS[:1], tmp_path).shape[0] == 1
    assert len(list(tmp_path.glob("known-some-*"))) == 1
    assert len(list(tmp_path.iterdir())) == 2


def test_a_broken_file_is_written_anew(tmp_path: Path) -> None:
    first = kept("some", QUESTIONS, tmp_path)
    [path] = tmp_path.iterdir()
    path.write_bytes(b"\x93NUM")
    assert np.array_equal(kept("some", QUESTIONS, tmp_path), first)
    assert np.array_equal(np.load(path), first)


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    assert len(kept("some", QUESTIONS, missing)) == 2
    assert not missing.exists()


def test_every_known_question_has_a_vector_and_words() -> None:
    assert len(known_vectors()) == len(known_terms()) == len(all_questions())


def test_the_nearest_and_the_nearest_few() -> None:
    values = np.array([0.1, 0.9, 0.2, 0.3, 0.4, 0.5], np.float32)
    near = Nearness.of(values)
    assert near.nearest == pytest.approx(0.9)
    assert near.some == pytest.approx((0.9 + 0.5 + 0.4 + 0.3 + 0.2) / 5)


def test_words_are_kept_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = tuple(frozenset(content_terms(question)) for question in QUESTIONS)
    assert kept_terms("some", QUESTIONS, tmp_path) == expected

    def fail(_: str) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr("assistant.reading.content_terms", fail)
    assert kept_terms("some", QUESTIONS, tmp_path) == expected
    [path] = tmp_path.iterdir()
    path.write_text("cut short", encoding="utf-8")
    with pytest.raises(AssertionError, match="again"):
        kept_terms("some", QUESTIONS, tmp_path)
