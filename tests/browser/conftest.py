"""A headless Chromium for the tests of this folder; without one they are skipped and say so."""

from __future__ import annotations

import os
import shutil

import pytest

from claimcheck.reports import Look, render

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def chromium():
    """One browser for all; CLAIMCHECK_CHROMIUM names another file."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    named = os.environ.get("CLAIMCHECK_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    with playwright.sync_playwright() as tools:
        try:
            browser = tools.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"no Chromium was found: {str(error).splitlines()[0]}")
        yield browser
        browser.close()


@pytest.fixture
def shown(chromium, tmp_path):
    """`shown(report)` is its page, opened; what the console complains of fails the test."""
    contexts, complaints = [], []

    def show(report, language="en", fragment="", *, script=True, **context):
        file = tmp_path / "report.html"
        file.write_text(render(report, "html", Look(language=language)), encoding="utf-8")
        made = chromium.new_context(java_script_enabled=script, **context)
        contexts.append(made)
        page = made.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.extend(_foreign(request.url)))
        page.goto(file.as_uri() + fragment)
        return page

    yield show
    for context in contexts:
        context.close()
    assert not complaints


def _foreign(url):
    return [] if url.startswith("file:") else [f"asks for {url}"]
