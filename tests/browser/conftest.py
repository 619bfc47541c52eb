"""Chromium, driven by Playwright, against a live server."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from tests import chromium

SCREENSHOTS = Path(settings.BASE_DIR) / "var" / "screenshots"
DESKTOP = {"width": 1360, "height": 900}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # A server, a window and a program on three clocks: decision 32.
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session", autouse=True)
def _database_beside_a_browser():
    # Playwright keeps an event loop in this thread, and Django then takes every query for async.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session", autouse=True)
def _patience():
    """Room for what the server has to draw first, on a machine that does other things as well."""
    expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests of this process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.program(), args=chromium.ARGUMENTS
        )
        yield browser
        browser.close()


class Traffic:
    """What the windows of a context have asked and not been answered yet."""

    def __init__(self, context):
        self.under_way = set()
        # Playwright takes functions of Python only, and not those of a set.
        context.on("request", self._asked)
        context.on("requestfinished", self._answered)
        context.on("requestfailed", self._answered)

    def _asked(self, request):
        self.under_way.add(request)

    def _answered(self, request):
        self.under_way.discard(request)

    def close(self, context):
        """Close the windows once they are answered: a late question meets the emptied tables."""
        for _ in range(250):
            waiting = next((window for window in context.pages if not window.is_closed()), None)
            if not waiting or not self.under_way:
                break
            waiting.wait_for_timeout(20)
        # A page of the desk sends its last words when it goes.
        context.set_offline(True)
        context.close()


@pytest.fixture
def page(browser, live_server):
    """A fresh window at desktop size whose addresses are relative to the live server."""
    context = browser.new_context(base_url=live_server.url, viewport=DESKTOP)
    traffic = Traffic(context)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    traffic.close(context)


@pytest.fixture
def phone(browser, live_server):
    """A fresh window of a telephone, 390 pixels wide."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 844}, has_touch=True
    )
    traffic = Traffic(context)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    traffic.close(context)


@pytest.fixture
def complaints(page):
    """What the browser says against ``page``: scripts that fail, loads that a policy refuses."""
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else 0)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.fixture
def log_in(live_server):
    """A function that makes a window somebody's: ``log_in(page, user)``."""

    def log_in(page, user):
        if page.url != "about:blank":
            # What the page of the one before still has to send goes in their own name.
            page.goto("about:blank")
        # Not the client of the one before: what a window asks late would find its session gone,
        # and the answer would take away the new one.
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{"name": session.key, "value": session.value, "url": live_server.url}]
        )

    return log_in


@pytest.fixture
def look():
    """A function that keeps a screenshot when SCREENSHOTS is set: ``look(page, "home-1360")``."""

    def look(page, name):
        if os.environ.get("SCREENSHOTS"):
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    return look
