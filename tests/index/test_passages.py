from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document, Kind, Section, State, Years
from corpus.readers import reader_for
from index.passages import Passage, document_passages
from index.sentences import Sentence, section_sentences
from tests.conftest import Write
from tests.index.strategies import markdown_texts, plain_texts

ANY_TEXT = st.one_of(
    st.tuples(st.just("dokument.md"), markdown_texts),
    st.tuples(st.just("dokument.txt"), plain_texts),
)
PLAN = """---
id: plan
title: Kulturplan
kind: culture-plan
region: Norrbotten
valid_from: 2022
aliases: [länets plan]
---
# Kulturplan

Dansen växer. Musiken vilar.

## Förr {valid="2018–2021" state="older"}

Filmen rullade. Slöjden bar.
"""


def _read(path: Path) -> Document:
    reader = reader_for(path)
    assert reader is not None
    return reader(path)


@pytest.fixture
def plan(write: Write) -> Document:
    return _read(write("plan.md", PLAN))


def _check_spans(document: Document, section: Section, sentences: list[Sentence]) -> None:
    """Assert that the sentences lie in order in the section and hold all its blocks' text."""
    assert all(section.start <= mark.offset <= section.end for mark in section.marks)
    position = section.start
    outside = set(range(section.start, section.end))
    for sentence in sentences:
        assert position <= sentence.start < sentence.end <= section.end
        position = sentence.end
        outside -= set(range(sentence.start, sentence.end))
    for block in section.blocks:
        assert section.start <= block.start < block.end <= section.end <= len(document.text)
        lost = [n for n in range(block.start, block.end) if n in outside]
        assert not "".join(document.text[n] for n in lost).strip()


def _check_passages(document: Document, passages: list[Passage]) -> None:
    """Assert that passages and quotations stand character for character at their offsets."""
    position = 0
    for passage in passages:
        assert position <= passage.start < passage.end <= len(document.text)
        position = passage.end
        assert document.text[passage.start : passage.end] == passage.text
        assert (passage.start, passage.end) == (
            passage.sentences[0].start,
            passage.sentences[-1].end,
        )
        for sentence in passage.sentences:
            quote = passage.quote(sentence)
            assert document.text[sentence.start : sentence.end] == quote
            assert quote.strip()


@given(text=ANY_TEXT, most_words=st.sampled_from([1, 8, 90]))
@settings(max_examples=250, deadline=None, derandomize=True, database=None)
def test_whatever_the_document_every_quotation_stands_in_it(
    tmp_path_factory: pytest.TempPathFactory, text: tuple[str, str], most_words: int
) -> None:
    path = tmp_path_factory.getbasetemp() / text[0]
    path.write_text(text[1], encoding="utf-8", newline="")
    document = _read(path)
    sentences = []
    for section in document.sections:
        of_section = section_sentences(document, section)
        _check_spans(document, section, of_section)
        sentences += of_section
    passages = list(document_passages(document, most_words))
    _check_passages(document, passages)
    assert [s for passage in passages for s in passage.sentences] == sentences


def test_a_passage_never_loses_its_way_back(plan: Document) -> None:
    passage = next(document_passages(plan))
    assert (passage.document, passage.title, passage.region) == ("plan", "Kulturplan", "Norrbotten")
    assert (passage.kind, passage.state) == (Kind.CULTURE_PLAN, State.CURRENT)
    assert passage.place.headings == ("Kulturplan",)
    assert passage.id == f"plan:{passage.start}-{passage.end}"


def test_a_passage_stays_within_its_section(plan: Document) -> None:
    assert [passage.text for passage in document_passages(plan)] == [
        "Dansen växer. Musiken vilar.",
        "Filmen rullade. Slöjden bar.",
    ]


def test_a_passage_holds_for_its_sections_years(plan: Document) -> None:
    assert [(passage.years, passage.state) for passage in document_passages(plan)] == [
        (Years(2022), State.CURRENT),
        (Years(2018, 2021), State.OLDER),
    ]


def test_the_context_of_a_passage_is_all_that_stands_above_it_once(plan: Document) -> None:
    assert [passage.context for passage in document_passages(plan)] == [
        "Kulturplan – länets plan",
        "Kulturplan – länets plan – Förr",
    ]


def test_a_passage_ends_before_it_has_too_many_words(plan: Document) -> None:
    assert [passage.text for passage in document_passages(plan, most_words=3)] == [
        "Dansen växer.",
        "Musiken vilar.",
        "Filmen rullade.",
        "Slöjden bar.",
    ]


def test_a_sentence_longer_than_a_passage_is_kept_whole(write: Write) -> None:
    long = "Dansen " + "växer och " * 100 + "vilar."
    document = _read(write("lång.md", f"Kort mening. {long} Kort igen."))
    assert [passage.text for passage in document_passages(document)] == [
        "Kort mening.",
        long,
        "Kort igen.",
    ]


def test_a_fingerprint_changes_with_the_text_and_with_the_headings(write: Write) -> None:
    def fingerprint(text: str) -> str:
        return next(document_passages(_read(write("a.md", text)))).fingerprint

    first = fingerprint("# Plan\n\nDansen växer.\n")
    assert fingerprint("# Plan\n\n\n**Dansen** växer.\n") == first
    assert fingerprint("# Plan\n\nDansen vilar.\n") != first
    assert fingerprint("# Mål\n\nDansen växer.\n") != first
