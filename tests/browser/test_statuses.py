"""Every way a turn may end, as a person sees it: what is said, and what to do next."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from assistant.answer import Status
from assistant.wording import (
    ASK_REGION,
    FAILED,
    NEXT_STEP,
    NOT_IN_SOURCES,
    NOT_UNDERSTOOD,
    OUTSIDE_SUBJECT,
    PARTLY,
    UNCLEAR,
)
from tests.browser.conftest import Visit
from tests.browser.test_page import ask

pytestmark = pytest.mark.browser

# A question for each status, what is said, and what the person may do next.
ENDINGS = {
    Status.PARTLY_ANSWERED: (
        "Vem kan söka mobilitetsstöd, och vad kostar en biljett till operan i Wien?",
        PARTLY,
        NEXT_STEP[Status.PARTLY_ANSWERED],
    ),
    Status.NOT_IN_SOURCES: (
        "Hur mycket statsbidrag får Norrbotten 2027?",
        NOT_IN_SOURCES,
        ASK_REGION,
    ),
    Status.OUTSIDE_SUBJECT: (
        "Hur pumpar man en cykelslang?",
        OUTSIDE_SUBJECT,
        NEXT_STEP[Status.OUTSIDE_SUBJECT],
    ),
    Status.NEEDS_CLARIFICATION: (
        "När är sista dagen att söka?",
        UNCLEAR,
        NEXT_STEP[Status.NEEDS_CLARIFICATION],
    ),
    Status.NOT_UNDERSTOOD: ("hej", NOT_UNDERSTOOD, NEXT_STEP[Status.NOT_UNDERSTOOD]),
}


@pytest.mark.parametrize("status", ENDINGS)
def test_a_turn_ends_with_its_text_and_a_next_step(page: Page, status: Status) -> None:
    question, said, step = ENDINGS[status]
    turn = ask(page, question)
    expect(turn).to_have_class(f"turn {status.value}")
    expect(turn.locator(".notice")).to_have_text(said)
    expect(turn.locator(".next-step")).to_have_text(step)


def test_an_answer_goes_on_to_questions_that_are_answered(page: Page) -> None:
    turn = ask(page, "Vem kan söka kulturmedel?")
    expect(turn).to_have_class(f"turn {Status.ANSWERED.value}")
    buttons = turn.get_by_role("button").and_(turn.locator(".ask"))
    expect(buttons).to_have_count(3)
    question = buttons.first.text_content() or ""
    buttons.first.click()
    following = page.locator("article.turn").nth(1)
    expect(following.locator("h2")).to_have_text(question)
    expect(following).to_have_class(f"turn {Status.ANSWERED.value}")


def test_a_choice_is_asked_when_it_is_chosen(page: Page) -> None:
    turn = ask(page, "När är sista dagen att söka?")
    choices = turn.locator("button.ask")
    assert 2 <= choices.count() <= 4
    question = choices.first.text_content() or ""
    choices.first.click()
    following = page.locator("article.turn").nth(1)
    expect(following.locator("h2")).to_have_text(question)
    expect(following.locator(".statement").first).to_be_visible()


def test_more_is_shown_on_request(page: Page) -> None:
    turn = ask(page, "Vem beslutar om statsbidraget?")
    more = turn.locator("details.more")
    expect(more.locator(".statement").first).to_be_hidden()
    more.locator("summary").first.click()
    expect(more.locator(".statement").first).to_be_visible()


def test_a_failure_is_a_sentence_and_no_trace(visit_failing: Visit) -> None:
    page = visit_failing()
    turn = ask(page, "Vad är en kulturplan?")
    expect(turn).to_have_class(f"turn {Status.FAILED.value}")
    expect(turn.locator(".notice")).to_have_text(FAILED)
    expect(turn.locator(".next-step")).to_have_text(NEXT_STEP[Status.FAILED])
    expect(page.locator("body")).not_to_contain_text("RuntimeError")
    expect(page.locator("body")).not_to_contain_text("Traceback")
