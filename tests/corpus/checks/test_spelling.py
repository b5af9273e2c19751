from __future__ import annotations

import os

import pytest

from corpus.checks import spelling
from corpus.checks.spelling import WORDS, check_spelling, has_dictionary
from tests.corpus.checks.conftest import HEAD, RIGHT, SOURCE, Draft


@pytest.fixture
def _dictionary() -> None:
    if not has_dictionary():
        reason = "hunspell with the dictionary sv_SE is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


needs_dictionary = pytest.mark.usefixtures("_dictionary")


@needs_dictionary
@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        f"{HEAD}Kultursamverkansmodellen gäller i hälso- och sjukvården.[^a]\n\n{SOURCE}",
        f"{HEAD}Rubus Arcticus delas ut, skriv till kulturr@norrbotten.se.[^a]\n\n{SOURCE}",
        f'{HEAD}## Teatern {{state="older"}}\n\nPolarbibblos sida.[^a]\n\n{SOURCE}',
        f"{HEAD}Text.[^xqz]\n\n{SOURCE.replace('[^a]', '[^xqz]').replace('Beslut', 'Besslut')}",
    ],
)
def test_right_words_and_listed_names_pass(draft: Draft, text: str) -> None:
    assert list(check_spelling([draft(text)])) == []


@needs_dictionary
@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        (f"{HEAD}Kulturen.[^a]\n\nKulturenn och kulturenn.[^a]\n\n{SOURCE}", 9, "Kulturenn"),
        (f"{HEAD}## Verksamhetssstöd\n\nText.[^a]\n\n{SOURCE}", 7, "Verksamhetssstöd"),
        (RIGHT.replace("title: Dans", "title: Danns"), 3, "Danns"),
        (RIGHT.replace("2021. <", "2021. Koppia hos regionen. <"), 9, "Koppia"),
    ],
)
def test_a_misspelt_word_is_found_on_its_line(
    draft: Draft, text: str, line: int, word: str
) -> None:
    found = list(check_spelling([draft(text)]))
    assert (found[0].line, found[0].fault) == (line, f"”{word}” finns inte i ordlistan.")


@needs_dictionary
def test_a_word_is_named_once_a_document(draft: Draft) -> None:
    text = f"{HEAD}Stödt gavs.[^a]\n\nStödt togs.[^a]\n\n{SOURCE}"
    assert len(list(check_spelling([draft(text)]))) == 1


def test_without_the_program_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not has_dictionary()
    assert "hunspell" in spelling.SKIPPED


def test_the_list_is_sorted_and_has_one_word_a_line() -> None:
    words = WORDS.read_text(encoding="utf-8").splitlines()
    assert words == sorted(set(words), key=lambda word: (word.casefold(), word))
    assert all(word.isalpha() for word in words)
