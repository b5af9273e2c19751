from __future__ import annotations

import pytest

from corpus.checks.footnotes import check_footnotes
from tests.corpus.checks.conftest import HEAD, RIGHT, SOURCE, Draft


def test_a_right_document_passes(draft: Draft) -> None:
    assert list(check_footnotes(draft(RIGHT))) == []


def test_an_unused_footnote_is_found_on_its_line(draft: Draft) -> None:
    (problem,) = check_footnotes(draft(f"{RIGHT}{SOURCE.replace('[^a]', '[^b]')}"))
    assert (problem.line, problem.fault) == (10, "Fotnoten [^b] används inte.")


def test_a_statement_without_a_source_is_found(draft: Draft) -> None:
    text = f"{HEAD}Dansen växer.[^a]\n\nDansen vilar.\n\nDansen är osäker.[^c]\n\n{SOURCE}"
    found = list(check_footnotes(draft(f"{text}[^c]: Osäker: två tal finns.\n")))
    assert [problem.line for problem in found] == [9, 11]
    assert found[0].fault == "Källa saknas till ”Dansen vilar.”."


def test_an_original_text_needs_no_footnotes(draft: Draft) -> None:
    assert list(check_footnotes(draft(f"{HEAD}Dansen växer.\n"))) == []


def test_a_list_item_has_the_footnote_of_its_lead(draft: Draft) -> None:
    assert (
        list(check_footnotes(draft(f"{HEAD}Här dansar:[^a]\n\n- barn\n- unga\n\n{SOURCE}"))) == []
    )


@pytest.mark.parametrize("address", ["http://localhost/plan", "https://plan"])
def test_an_address_that_leads_nowhere_is_found(draft: Draft, address: str) -> None:
    text = RIGHT.replace("https://example.se/beslut", address)
    (problem,) = check_footnotes(draft(text))
    assert "är ingen webbadress" in problem.fault


@pytest.mark.parametrize(
    "host",
    ["9lib.net", "docplayer.se", "spotidoc.com", "doczz.net", "sv.m.wikipedia.org", "mgwiki.top"],
)
@pytest.mark.parametrize(
    ("note", "count"),
    [
        ("", 1),
        (" Läst i maj.", 1),
        (" Kopia; originalet finns hos regionen.", 0),
        (" Öppen wiki.", 0),
    ],
)
def test_a_copy_says_that_it_is_one(draft: Draft, host: str, note: str, count: int) -> None:
    text = RIGHT.replace("example.se", host).replace("2021. <", f"2021.{note} <")
    assert len(list(check_footnotes(draft(text)))) == count
