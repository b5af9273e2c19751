from __future__ import annotations

from pathlib import Path

import pytest

from index.training.written import FOLDER, is_held_out, written_pages


def test_every_page_is_trained_on_or_held_out_and_none_is_both() -> None:
    trained = {page.title for page in written_pages(held_out=False)}
    held = {page.title for page in written_pages(held_out=True)}
    assert len(trained) + len(held) == len(list(FOLDER.glob("*.txt")))
    assert not trained & held
    assert 0.08 < len(held) / (len(trained) + len(held)) < 0.2


def test_every_written_answer_has_three_questions_and_a_page_ten_answers() -> None:
    for held_out in (False, True):
        for page in written_pages(held_out=held_out):
            assert len(page.items) == 10, page.title
            assert all(len(questions) == 3 for questions, _ in page.items), page.title


def test_the_written_texts_hold_no_address_or_telephone_number() -> None:
    for path in FOLDER.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "@" not in text and "http" not in text, path.name


def test_a_line_of_another_kind_is_named(tmp_path: Path) -> None:
    (tmp_path / "fel.txt").write_text("# Titel\n? Fråga?\n= Svar.\nlöst\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"fel\.txt:4"):
        written_pages(held_out=is_held_out("fel.txtTitel"), folder=tmp_path)
