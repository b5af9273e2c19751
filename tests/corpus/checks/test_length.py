from __future__ import annotations

from corpus.checks.length import LONGEST, check_length
from tests.corpus.checks.conftest import HEAD, SOURCE, Draft


def _sentence(words: int) -> str:
    return " ".join(["Dans", *["dans"] * (words - 1)]) + "."


def test_a_sentence_of_forty_words_passes(draft: Draft) -> None:
    text = f"{HEAD}{_sentence(LONGEST)}[^a] {_sentence(LONGEST)}[^a]\n\n{SOURCE}"
    assert list(check_length(draft(text))) == []


def test_a_longer_sentence_is_found_on_its_line(draft: Draft) -> None:
    text = f"{HEAD}Kort.[^a]\n\n{_sentence(LONGEST + 1)}[^a]\n\n{SOURCE}"
    (problem,) = check_length(draft(text))
    assert problem.line == 9
    assert "har 41 ord (högst 40)" in problem.fault


def test_a_number_is_one_word_and_a_dash_none(draft: Draft) -> None:
    amount = "2\u00a0350\u00a0000\u00a0kr – "
    text = f"{HEAD}{amount}{_sentence(LONGEST - 1)}[^a]\n\n{SOURCE}"
    assert list(check_length(draft(text))) == []
