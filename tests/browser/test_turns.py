"""A conversation in several turns, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_page import QUESTION, UNANSWERABLE, ask

pytestmark = pytest.mark.browser


def test_what_is_written_while_an_answer_comes_is_kept(page: Page) -> None:
    box = page.get_by_label("Din fråga")
    box.fill(QUESTION)
    page.get_by_role("button", name="Fråga", exact=True).evaluate("(button) => button.click()")
    box.fill("och 2023?")
    expect(page.locator("article.turn")).to_have_count(1)
    page.wait_for_timeout(300)
    expect(box).to_have_value("och 2023?")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_newest_question_is_brought_into_view(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for question in (QUESTION, UNANSWERABLE, "Vilka är de tre nationella kulturpolitiska målen?"):
        newest = ask(page, question).locator("h2")
        page.wait_for_timeout(1_800)  # the examples fold, and the page comes to rest
        expect(newest).to_be_in_viewport()
    expect(page.get_by_role("log", name="Frågor och svar")).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollTop") > 0


def test_a_follow_up_shows_how_it_was_read(page: Page) -> None:
    ask(page)
    turn = ask(page, "Och 2025?")
    expect(turn.locator(".read-as")).to_have_text(
        "Jag tolkade frågan som: ”Hur mycket statliga medel fick Norrbotten 2025?”"
    )
    expect(turn.locator(".statement").first).to_contain_text(re.compile(r"56\s559\s000"))
