from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from assistant.conversation import Assistant
from assistant.web.server import make_app

OWN = ("http://testserver", "http://www.w3.org/")


@pytest.fixture(scope="module")
def start_page(assistant: Assistant) -> str:
    return TestClient(make_app(assistant)).get("/").text


def test_the_start_page_is_in_swedish(start_page: str) -> None:
    assert re.search(r'<html[^>]*\blang="sv"', start_page)


def test_the_start_page_loads_nothing_from_another_host(start_page: str) -> None:
    loaded = re.findall(
        r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(https?://[^"]+)', start_page
    )
    assert [address for address in loaded if not address.startswith(OWN)] == []


def test_the_start_page_says_nothing_of_gradio_to_other_sites(start_page: str) -> None:
    assert 'property="og:' not in start_page
    assert 'name="twitter:' not in start_page
