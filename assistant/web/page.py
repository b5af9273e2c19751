"""The page: layout and wiring. What a turn says is decided elsewhere."""

from __future__ import annotations

import logging
import os
from pathlib import Path

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import gradio as gr

from assistant.answer import Answer, Status
from assistant.conversation import Assistant
from assistant.question import MOST_CHARACTERS
from assistant.web.render import render_conversation
from assistant.wording import FAILED, TITLE

logger = logging.getLogger(__name__)

_HERE = Path(__file__).parent
_EMPTY = ""
# The box is cleared when the answer has come, unless another question stands in it by then.
_REMEMBER = "(question, turns) => { window.asked = question; return [question, turns]; }"
_CLEAR = "(written) => (written === window.asked ? '' : written)"

INTRODUCTION = """
# Fråga om kulturplanen
Fråga om Region Norrbottens kulturplan, de kulturpolitiska målen, stöd att söka och hur pengarna
är fördelade. Svaren är citat ur källorna, och varje källa går att öppna.
"""
UNDER_INPUT = "Svaren är citat ur källorna. Kontrollera alltid källan innan du fattar beslut."
EXAMPLES = {
    "Du som bor i länet": (
        "Hur mycket statliga pengar fick Norrbotten 2024?",
        "Hur går pengarna från staten till teatern?",
        "Vilka är de tre nationella kulturpolitiska målen?",
    ),
    "Du som söker stöd": (
        "Vem kan söka kulturmedel?",
        "Hur stor del av ett projekt betalar regionen som mest?",
        "Vad ges kulturstöden inte till?",
    ),
    "Du som arbetar med planen": (
        "Vad säger 9 § i förordningen?",
        "Vilka är kulturplanens strategiska utvecklingsområden?",
        "Vilka 17 verksamheter får statliga medel 2024?",
    ),
}


def make_page(assistant: Assistant) -> gr.Blocks:
    """Return the page, wired to an assistant."""

    def turn(question: str, turns: list[Answer]) -> tuple[list[Answer], str, object]:
        if not question.strip():
            return turns, render_conversation(turns), gr.skip()
        turns = [*turns, answer_safely(assistant, question.strip(), turns)]
        return turns, render_conversation(turns), gr.update(open=False)

    page: gr.Blocks
    with gr.Blocks(title=TITLE) as page:
        turns = gr.State([])
        gr.Markdown(INTRODUCTION, elem_id="intro")
        with gr.Accordion("Exempelfrågor", open=True, elem_id="examples") as examples, gr.Row():
            buttons = []
            for audience, questions in EXAMPLES.items():
                with gr.Column(min_width=240):
                    gr.Markdown(f"## {audience}")
                    buttons += [gr.Button(q, size="md", variant="secondary") for q in questions]
        log = gr.HTML(_EMPTY, elem_id="conversation", container=False, padding=False)
        with gr.Column(elem_id="ask"):
            with gr.Row():
                box = gr.Textbox(
                    label="Din fråga",
                    placeholder="Till exempel: Hur mycket statligt stöd fick Norrbottensteatern?",
                    lines=1,
                    max_lines=4,
                    max_length=MOST_CHARACTERS,
                    scale=8,
                    autofocus=True,
                    elem_id="question",
                )
                send = gr.Button("Fråga", variant="primary", scale=1, min_width=96, elem_id="send")
            gr.Markdown(UNDER_INPUT, elem_id="under-input")
        outputs = [turns, log, examples]
        for event, source in (
            (box.submit, box),
            (send.click, box),
            *((button.click, button) for button in buttons),
        ):
            event(
                turn,
                [source, turns],
                outputs,
                show_progress="hidden",
                api_visibility="private",
                js=_REMEMBER,
            ).success(None, box, box, js=_CLEAR, show_progress="hidden")
    return page


def answer_safely(assistant: Assistant, question: str, turns: list[Answer]) -> Answer:
    """Return the answer; whatever goes wrong becomes an answer that says so."""
    try:
        return assistant.answer(question, [turn.question for turn in turns])
    except Exception:
        logger.exception("a question of %d characters was not answered", len(question))
        return Answer(Status.FAILED, notice=FAILED, question=question)


def assets() -> dict[str, str]:
    """Return the page's style sheet and script."""
    return {
        "css": (_HERE / "style.css").read_text(encoding="utf-8"),
        "script": (_HERE / "script.js").read_text(encoding="utf-8"),
    }
