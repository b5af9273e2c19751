"""The page as a person meets it, in a real browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OUTPUT, Visit, Watch

pytestmark = pytest.mark.browser

QUESTION = "Hur mycket statliga medel fick Norrbotten 2024?"
AMOUNT = re.compile(r"56\s906\s000\skr")
UNANSWERABLE = "Hur mycket statsbidrag får Norrbotten 2026?"
ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>"
ENGLISH = re.compile(
    r"\b(?:Submit|Clear|Send|Built with Gradio|Use via API|Settings|Loading|Processing|Error|Stop"
    r"|Textbox|Examples|Question|Answer|Share|Screen Studio|Start Recording)\b"
)
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
# Everything a person may read or hear of the page, hidden parts left out.
HEARD = """() => [document.body.innerText, ...[...document.body.querySelectorAll(
    "[aria-label],[title],[placeholder],[alt]")].filter((e) => e.checkVisibility()).flatMap((e) =>
    ["aria-label", "title", "placeholder", "alt"].map((name) => e.getAttribute(name) || ""))
].join("\\n")"""


def ask(page: Page, question: str = QUESTION) -> Locator:
    """Ask a question as a person does and return the turn that answers it."""
    turns = page.locator("article.turn")
    before = turns.count()
    box = page.get_by_label("Din fråga")
    box.fill(question)
    box.press("Enter")
    expect(turns).to_have_count(before + 1)
    return turns.nth(before)


def open_first_source(turn: Locator) -> Locator:
    """Click the first citation and return the source that it opens."""
    turn.locator("a.cite").first.click()
    source = turn.locator("details[open]")
    expect(source).to_have_count(1)
    return source


def check_accessible(page: Page) -> None:
    """Assert that axe finds nothing serious on the page as it is now."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    violations: list[dict[str, Any]] = results.response["violations"]
    grave = [
        f"{violation['impact']}: {violation['id']} – {node['target']} – {node['html'][:160]}"
        for violation in violations
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]
    assert not grave, "\n".join(grave)


def check_no_sideways_scrolling(page: Page) -> None:
    """Assert that the page is no wider than its window."""
    widths = page.evaluate(
        "[document.scrollingElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert widths[0] <= widths[1]


def test_a_question_gets_an_answer(page: Page) -> None:
    turn = ask(page)
    expect(turn.locator("h2")).to_have_text(QUESTION)
    expect(turn.locator(".statement").first).to_contain_text(AMOUNT)
    expect(page.get_by_label("Din fråga")).to_have_value("")


def test_the_button_sends_the_question(page: Page) -> None:
    page.get_by_label("Din fråga").fill(QUESTION)
    page.get_by_role("button", name="Fråga", exact=True).click()
    expect(page.locator("article.turn .statement").first).to_contain_text(AMOUNT)


def test_an_answer_appears_within_a_second(page: Page) -> None:
    ask(page)
    box = page.get_by_label("Din fråga")
    box.fill("Vilka är de tre nationella kulturpolitiska målen?")
    milliseconds = page.evaluate(
        """() => new Promise((done) => {
            const turns = () => document.querySelectorAll("article.turn").length;
            const [before, started] = [turns(), performance.now()];
            const look = () => turns() > before
                ? done(performance.now() - started) : requestAnimationFrame(look);
            document.querySelector("button#send, #send button").click();
            look();
        })"""
    )
    assert milliseconds < 1000


def test_an_empty_question_asks_nothing(page: Page) -> None:
    page.get_by_label("Din fråga").fill("   ")
    page.get_by_role("button", name="Fråga", exact=True).click()
    ask(page)
    expect(page.locator("article.turn")).to_have_count(1)


def test_a_citation_opens_the_quoted_passage(page: Page) -> None:
    turn = ask(page)
    source = open_first_source(turn)
    said = turn.locator(".statement p").first.evaluate("(p) => p.firstChild.textContent.trim()")
    marks = source.locator("mark").all_text_contents()
    assert said in marks
    for mark in source.locator("mark").all():
        expect(mark).to_be_visible()
    assert all(mark in "".join(source.locator("blockquote").all_text_contents()) for mark in marks)


def test_a_source_links_to_its_official_page(page: Page) -> None:
    link = open_first_source(ask(page)).get_by_role("link", name="Öppna källan")
    expect(link).to_have_attribute("href", re.compile(r"^https://utvecklanorrbotten\.se/"))
    expect(link).to_have_attribute("rel", re.compile(r"\bnoopener\b"))
    expect(link).to_have_attribute("target", "_blank")


def test_a_reference_can_be_copied(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    source = open_first_source(ask(page))
    source.get_by_role("button", name="Kopiera hänvisningen").click()
    expect(source.get_by_role("button", name="Kopierad")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(source.locator("summary").inner_text().split(" ", 1)[1].strip())
    assert "https://utvecklanorrbotten.se/" in copied


def test_no_request_leaves_and_nothing_complains(page: Page, watch: Watch) -> None:
    open_first_source(ask(page))
    ask(page, "Och 2025?")
    ask(page, UNANSWERABLE)
    assert watch.foreign == []
    assert watch.complaints == []


def test_the_page_is_in_swedish(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page).to_have_title("Fråga om kulturplanen – Region Norrbotten")
    expect(page.get_by_label("Din fråga")).to_have_attribute(
        "placeholder", "Till exempel: Hur mycket statligt stöd fick Norrbottensteatern?"
    )
    expect(page.get_by_role("button", name="Fråga", exact=True)).to_be_visible()
    notice = "Svaren är citat ur källorna. Kontrollera alltid källan innan du fattar beslut."
    expect(page.get_by_text(notice)).to_be_visible()


def test_no_english_word_is_seen_or_heard(page: Page) -> None:
    assert ENGLISH.findall(page.evaluate(HEARD)) == []
    open_first_source(ask(page))
    assert ENGLISH.findall(page.evaluate(HEARD)) == []
    expect(page.locator("html")).to_have_attribute("lang", "sv")


@pytest.mark.parametrize(
    "question",
    [
        "Hur mycket statliga pengar fick Norrbotten 2024?",
        "Vem kan söka kulturmedel?",
        "Vad säger 9 § i förordningen?",
    ],
)
def test_an_example_question_is_asked_with_a_click(page: Page, question: str) -> None:
    page.get_by_role("button", name=question).click()
    turn = page.locator("article.turn")
    expect(turn.locator("h2")).to_have_text(question)
    expect(turn.locator(".statement").first).to_be_visible()


def test_what_the_sources_do_not_say_is_said_honestly(page: Page) -> None:
    turn = ask(page, UNANSWERABLE)
    expect(turn).to_contain_text("Det framgår inte av källorna.")
    expect(turn).to_contain_text("kultur@norrbotten.se")


def test_another_subject_is_said_to_be_outside(page: Page) -> None:
    turn = ask(page, "Vad är det för väder i Luleå idag?")
    expect(turn.locator(".notice")).to_be_visible()
    expect(turn.locator(".statement")).to_have_count(0)


def test_html_in_a_question_is_text_and_runs_nothing(page: Page) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    turn = ask(page, ATTACK)
    expect(turn.locator("h2")).to_have_text(ATTACK)
    expect(turn.locator("img, script")).to_have_count(0)
    page.wait_for_timeout(300)
    assert dialogs == []


def test_the_keyboard_is_enough(page: Page) -> None:
    box = page.get_by_label("Din fråga")
    box.focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("article.turn .statement").first).to_contain_text(AMOUNT)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.cite')"):
            break
    else:
        pytest.fail("Tab never reached a citation")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) != "none"
    page.keyboard.press("Enter")
    expect(page.locator("details[open] mark").first).to_be_visible()
    assert page.evaluate("document.activeElement.matches('details[open] > summary')")
    page.keyboard.press("Enter")
    expect(page.locator("details[open]")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_scrolls_sideways(visit: Visit, width: int) -> None:
    page = visit(width)
    check_no_sideways_scrolling(page)
    page.screenshot(path=OUTPUT / f"start-{width}.png", full_page=True)
    open_first_source(ask(page))
    page.wait_for_timeout(600)
    check_no_sideways_scrolling(page)
    page.screenshot(path=OUTPUT / f"svar-{width}.png", full_page=True)
    page.screenshot(path=OUTPUT / f"svar-{width}-synligt.png")
    ask(page, "Och 2025?")
    ask(page, UNANSWERABLE)
    ask(page, "Vilka 17 verksamheter får statliga medel i Norrbotten 2024?")
    page.wait_for_timeout(600)
    check_no_sideways_scrolling(page)
    page.screenshot(path=OUTPUT / f"samtal-{width}.png", full_page=True)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Visit, width: int, scheme: str) -> None:
    page = visit(width, color_scheme=scheme)
    check_accessible(page)
    open_first_source(ask(page))
    ask(page, UNANSWERABLE)
    page.screenshot(path=OUTPUT / f"axe-{scheme}-{width}.png", full_page=True)
    check_accessible(page)
