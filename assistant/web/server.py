"""Serves the page: Gradio inside FastAPI, in Swedish and without a foreign address."""

from __future__ import annotations

import re

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request, Response
from starlette.middleware.base import RequestResponseEndpoint

from assistant.conversation import Assistant
from assistant.settings import Settings
from assistant.web.page import assets, make_page
from assistant.wording import TITLE

_LANGUAGE = re.compile(r'<html\s+lang="en"')
# What Gradio's page says of itself to other sites; it is not about us.
_FOREIGN = re.compile(
    r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*/>|<link rel="preconnect"[^>]*>'
)
_FONTS = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Helvetica Neue",
    "Arial",
    "sans-serif",
)


# Asked once before the page opens, so that the first person need not wait for what loads.
WARM_UP = "Vem kan söka kulturmedel?"


def make_app(assistant: Assistant) -> FastAPI:
    """Return the web application."""
    application = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)

    @application.middleware("http")
    async def in_swedish(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        if request.url.path != "/" or "text/html" not in response.headers.get("content-type", ""):
            return response
        body = b"".join([chunk async for chunk in response.body_iterator]).decode()  # type: ignore[attr-defined]
        body = _FOREIGN.sub("", _LANGUAGE.sub('<html lang="sv"', body))
        body = body.replace("<head>", f"<head><title>{TITLE}</title>", 1)
        return Response(body, response.status_code, media_type="text/html")

    parts = assets()
    theme = gr.themes.Default(
        primary_hue="blue", font=_FONTS, font_mono=("ui-monospace", "monospace")
    )
    mounted: FastAPI = gr.mount_gradio_app(
        application,
        make_page(assistant).queue(default_concurrency_limit=4, max_size=64),
        path="",
        footer_links=[],
        show_error=False,
        theme=theme,
        css=parts["css"],
        head=f"<script>{parts['script']}</script>",
    )
    return mounted


def serve(assistant: Assistant, settings: Settings) -> None:
    """Serve the page until the process is stopped."""
    assistant.answer(WARM_UP)
    uvicorn.run(
        make_app(assistant),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
    )
