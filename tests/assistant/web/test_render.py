from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Citation, Statement, Status
from assistant.startup import start
from assistant.web.render import render_conversation, render_turn
from assistant.wording import NEXT_STEP
from corpus.document import State
from tests.assistant.conftest import Ask, asking, plain_settings
from tests.assistant.web.markup import Markup
from tests.conftest import Write

ATTACK = "<img src=x onerror=alert(1)>"
CONTEXT = "Länet växer. Dansen & musiken växer. Filmen vilar."
SOURCE = Citation(
    document="plan",
    title="Plan",
    publisher="Region Norrbotten",
    url="https://example.se/plan?a=1&b=2",
    date="2021",
    place="s. 4",
    quote="Dansen & musiken växer.",
    start=113,
    end=136,
    reference="Region Norrbotten, ”Plan”, 2021, s. 4",
    heading="Plan – Dans",
    file="plan.md",
    context=CONTEXT,
    context_start=100,
)


def _page(*statements: Statement, **values: object) -> Markup:
    status = values.pop("status", Status.ANSWERED)
    values.setdefault("question", "Vad växer?")
    page = Markup(render_turn(Answer(status, statements, **values), 1))
    page.check_harmless()
    return page


def _said(**values: object) -> Statement:
    citation = replace(SOURCE, **values)
    return Statement(citation.quote, (citation,))


@pytest.mark.parametrize("status", Status)
def test_every_status_is_shown(status: Status) -> None:
    page = _page(status=status, notice="Det framgår inte av källorna.")
    assert page.all("h2") == ["Vad växer?"]
    assert page.all("p", "notice") == ["Det framgår inte av källorna."]
    assert status.value in str(page.attributes("article")[0]["class"])
    step = NEXT_STEP.get(status, "")
    assert page.all("p", "next-step") == ([step] if step else [])


def test_a_question_is_shown_as_text() -> None:
    page = _page(question=ATTACK, read_as=f"{ATTACK} 2025", notice=ATTACK)
    assert page.all("h2") == [ATTACK]
    assert page.all("p", "read-as") == [f"Jag tolkade frågan som: ”{ATTACK} 2025”"]
    assert page.all("p", "notice") == [ATTACK]


@pytest.mark.parametrize(
    "field", ["publisher", "url", "date", "reference", "note", "heading", "file", "years"]
)
@pytest.mark.parametrize("text", [ATTACK, '" onclick="alert(1)', "'><script>alert(1)</script>"])
def test_whatever_a_source_says_is_shown_as_text(field: str, text: str) -> None:
    values = {field: text, "state": State.OLDER}
    page = _page(_said(**values), nearest=(replace(SOURCE, **values),), status=Status.ANSWERED)
    if field not in {"date", "url", "file"}:
        assert text in page.text


def test_whatever_is_quoted_is_shown_as_text() -> None:
    quoted = {"quote": ATTACK, "context": f"{ATTACK}<b>", "start": 0, "context_start": 0}
    statement = _said(**quoted, end=len(ATTACK), doubts=(ATTACK,))
    page = _page(statement)
    assert page.all("mark") == [ATTACK]
    assert page.all("blockquote") == [f"{ATTACK}<b>"]
    assert page.all("p", "caution") == [f"Uppgiften är osäker: {ATTACK}"]


def test_a_document_with_html_in_it_is_shown_as_text(write: Write, tmp_path: Path) -> None:
    text = f"""# Dans {ATTACK}

Dansen kostar `<b>5</b> kr` & växer <script>alert(1)</script> i länet.[^a]

[^a]: Region <i>Norr</i>, ”Plan {ATTACK}”, 2021. <https://example.se/a?x=1&y=\"2\">
"""
    write("texter/dans.md", text)
    ask = asking(start(plain_settings(tmp_path / "index", tmp_path / "texter")))
    answer = ask("Vad växer i länet?")
    assert answer.status is Status.ANSWERED
    page = Markup(render_turn(answer, 1))
    page.check_harmless()
    assert page.all("mark") == [answer.statements[0].text]
    assert ATTACK in page.text


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", ""],
)
def test_an_address_that_is_none_of_the_webs_is_no_link(url: str) -> None:
    page = _page(_said(url=url))
    assert [a["href"] for a in page.attributes("a") if a["href"] and a["href"][0] != "#"] == []
    assert "Fil: plan.md" in page.text


def test_a_link_opens_the_publishers_page_in_a_tab_that_knows_nothing_of_ours() -> None:
    page = _page(_said())
    (link,) = (a for a in page.attributes("a") if a.get("target"))
    assert link["href"] == SOURCE.url
    assert "noopener" in str(link["rel"])
    assert "Öppna källan hos Region Norrbotten (ny flik)" in page.text


def test_a_statement_is_marked_in_the_passage_it_stands_in() -> None:
    page = _page(_said())
    assert page.all("div", "statement")[0].startswith(SOURCE.quote)
    assert page.all("blockquote") == [CONTEXT]
    assert page.all("mark") == [SOURCE.quote]
    assert page.all("p", "heading") == ["Plan – Dans"]


def test_two_quotations_from_one_passage_are_marked_in_it_once() -> None:
    other = _said(quote="Filmen vilar.", start=137, end=150)
    page = _page(_said(), other, _said())
    assert page.all("blockquote") == [CONTEXT]
    assert page.all("mark") == [SOURCE.quote, "Filmen vilar."]
    assert page.all("a", "cite") == ["1", "1", "1"]


def test_a_number_points_at_its_source() -> None:
    other = _said(reference="Kulturrådet, ”Beslut”", url="https://example.se/b")
    page = _page(_said(), other)
    anchors = [str(a["href"])[1:] for a in page.attributes("a", "cite")]
    assert page.all("a", "cite") == ["1", "2"]
    assert [a["aria-label"] for a in page.attributes("a", "cite")] == ["Källa 1", "Källa 2"]
    assert [a["id"] for a in page.attributes("details")] == anchors
    assert "Kulturrådet, ”Beslut”" in page.all("summary")[1]


def test_the_anchors_of_different_turns_differ(ask: Ask) -> None:
    turns = [ask("När stänger ansökan om resebidrag?") for _ in range(3)]
    page = Markup(render_conversation(turns))
    page.check_harmless()
    ids = [a["id"] for _, a, _ in page.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    assert len(page.all("article")) == 3


def test_a_quoted_list_becomes_a_list_with_the_same_words() -> None:
    quote = "Länet prioriterar:\n- dans\n- fri scenkonst\n10. film"
    page = _page(_said(quote=quote, context=quote, start=0, end=len(quote), context_start=0))
    assert page.all("li") == ["dans", "fri scenkonst", "film"]
    assert page.all("div", "statement")[0].startswith("Länet prioriterar:")
    assert page.all("mark") == [quote]


def test_an_older_rule_says_when_it_held() -> None:
    assert _page(_said(state=State.OLDER, years="2017–2018")).all("p", "caution") == [
        "Gällde 2017–2018. Nyare uppgift saknas i källorna."
    ]
    assert _page(_said(state=State.SUPERSEDED, years="2017")).all("p", "caution") == [
        "Gällde 2017. Ersatt av nyare regler."
    ]


def test_an_older_rule_is_no_warning_where_its_year_was_asked_for() -> None:
    older = _said(state=State.OLDER, years="2017–2018")
    assert _page(older, question="Vad gällde 2017?").all("p", "caution") == []


def test_a_rule_without_an_end_says_since_when_it_holds() -> None:
    assert "Gäller 2024–." in _page(_said(years="2024–")).text


def test_a_summary_is_called_one() -> None:
    notice = "Texten är vår sammanfattning av källan. Läs originalet hos utgivaren."
    assert notice in _page(_said(is_summary=True)).text
    assert notice not in _page(_said()).text


def test_a_reference_can_be_copied() -> None:
    (button,) = _page(_said()).attributes("button")
    assert button["data-copy"] == f"{SOURCE.reference}. {SOURCE.url}"
    assert button["type"] == "button"


def test_what_is_nearest_is_listed_when_there_is_no_answer() -> None:
    page = _page(nearest=(SOURCE,), status=Status.NOT_IN_SOURCES)
    assert page.all("h3") == ["Närmast finns"]
    assert page.all("mark") == [SOURCE.quote]


def test_an_empty_conversation_is_an_empty_page() -> None:
    assert render_conversation([]) == ""
