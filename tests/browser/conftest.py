"""The running page, and a browser that notes every request, console error and page error."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

ROOT = Path(__file__).parents[2]
OUTPUT = Path(__file__).parent / "output"
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
STARTS_WITHIN = 120
SIZES = {1280: (1280, 900), 390: (390, 844)}

expect.set_options(timeout=10_000)


@dataclass
class Watch:
    """What a page asked for and complained of."""

    host: str
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Note what happens on a page from now on."""
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != self.host:
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")


Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return where Chromium is; without one the tests are skipped, but never in CI."""
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI"):
        pytest.fail("chromium is not installed, and CI must run the browser tests")
    if path is None:
        pytest.skip("chromium is not installed (Debian: apt-get install chromium)")
    return path


@pytest.fixture(scope="session")
def address(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the page as a person does and return its address."""
    with _served(tmp_path_factory.mktemp("sidan"), "app.py") as found:
        yield found


@pytest.fixture(scope="session")
def failing_address(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the page with an assistant that fails and return its address."""
    with _served(tmp_path_factory.mktemp("trasig"), "-m", "tests.browser.failing") as found:
        yield found


@contextmanager
def _served(folder: Path, *command: str) -> Iterator[str]:
    """Run a command that serves the page and return the address, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "KULTURPLAN_INDEX": str(folder / "index"),
        "KULTURPLAN_HOST": "127.0.0.1",
        "KULTURPLAN_PORT": str(port),
    }
    with (folder / "logg.txt").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            _wait(f"http://127.0.0.1:{port}/", server, folder / "logg.txt")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the page did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Return a running Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        yield running
        running.close()


@pytest.fixture
def watch(address: str) -> Watch:
    """Return what notes the requests and complaints of the test's pages."""
    return Watch(urlsplit(address).netloc)


@pytest.fixture
def visit(browser: Browser, address: str, watch: Watch) -> Iterator[Visit]:
    """Return what opens the page; no request may leave and nothing may complain meanwhile."""
    with _visiting(browser, address, watch) as open_page:
        yield open_page


@pytest.fixture
def visit_failing(browser: Browser, failing_address: str) -> Iterator[Visit]:
    """Return what opens the page whose assistant fails."""
    watch = Watch(urlsplit(failing_address).netloc)
    with _visiting(browser, failing_address, watch) as open_page:
        yield open_page


@contextmanager
def _visiting(browser: Browser, address: str, watch: Watch) -> Iterator[Visit]:
    contexts = []

    def open_page(width: int = 1280, **options: object) -> Page:
        size = dict(zip(("width", "height"), SIZES[width], strict=True))
        # A browser set to English must get the page in Swedish all the same.
        context = browser.new_context(viewport=size, locale="en-US", **options)
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        page.goto(address)
        expect(page.get_by_label("Din fråga")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert watch.foreign == []
    assert watch.complaints == []


@pytest.fixture
def page(visit: Visit) -> Page:
    """Return the page, opened on a desktop's screen."""
    return visit()
