from __future__ import annotations

import pytest

from assistant.question import interpret
from assistant.subject import Subject
from index.search import Search


def _subject(question: str, search: Search) -> Subject:
    return Subject(interpret(question), search)


def test_names_and_grammar_are_no_subject(search: Search) -> None:
    found = _subject("Vad kostar en biljett till Norrbottensteatern?", search)
    assert "biljett" in found.words
    assert not {"norrbottensteatern", "en", "till"} & set(found.words)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Hur många besökare kom?", "besök"),
        ("Vilka mål har planen?", "mål"),
        ("Vem beslutar om planen?", ""),
    ],
)
def test_what_is_counted_or_listed_is_the_thing(question: str, thing: str, search: Search) -> None:
    assert _subject(question, search).thing == thing


def test_a_word_is_met_by_the_sentence_or_its_heading(search: Search) -> None:
    subject = _subject("Hur många besökare kom?", search)
    sentences = ["Det kom 500 personer.", "Taket är blått."]
    met, unmet = subject.met(sentences, ["Besökarna", "Huset"])
    assert met["besök"] > 0.8
    assert unmet["besök"] < 0.5


def test_a_word_that_the_corpus_has_no_part_of_is_strange(search: Search) -> None:
    assert _subject("Hur pumpar man en cykelslang?", search).strangeness == 1.0
    assert _subject("När stänger ansökan?", search).strangeness == 0.0
