from __future__ import annotations

import pytest

from index.training.glosses import glosses, in_english


def test_the_list_is_long_and_every_word_has_a_gloss() -> None:
    found = glosses()
    assert len(found) > 20_000
    assert all(word == word.lower() and gloss for word, gloss in found.items())


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("Vem får bidrag?", "who may grant ?"),
        ("teaterns", "theatre"),
        ("xyzzyq", "xyzzyq"),
        ("", ""),
    ],
)
def test_a_text_is_taken_word_by_word(swedish: str, english: str) -> None:
    assert in_english(swedish, 90) == english


def test_a_compound_without_a_gloss_is_given_by_its_parts() -> None:
    assert "teaterflygplan" not in glosses()
    assert in_english("teaterflygplan", 90).startswith("theatre aeroplane")


def test_no_more_words_are_read_than_asked_for() -> None:
    assert len(in_english("bidrag " * 50, 10).split()) == 10
