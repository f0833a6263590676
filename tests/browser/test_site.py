"""The site in a real browser: its search, its links, its barriers."""

from __future__ import annotations

import pytest

from claimcheck.reports import Look
from claimcheck.reports.html import site
from reports.build import sample

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(chromium, tmp_path):
    """The index of the sample's site; what the console complains of fails the test."""
    for name, text in site.files(sample(), Look()).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    context = chromium.new_context()
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((tmp_path / site.INDEX).as_uri())
    yield page
    context.close()
    assert not complaints


def test_search_leads_to_a_claim_in_its_article(opened):
    """From a word to the marked figure, from there to how it was read."""
    opened.get_by_role("searchbox").fill("REVENUE 40")
    hit = opened.locator("#hits li", has_text="claim")
    hit.locator("a").click()
    marked = opened.locator(".claim:target")
    assert marked.inner_text() == "40%"
    marked.click()
    assert opened.locator(".one:target").is_visible()


def test_search_says_how_many_it_found(opened):
    field, status = opened.get_by_role("searchbox"), opened.get_by_role("status")
    for typed, said in (("zeppelin", "Nothing was found."), ("C102", "1 hit")):
        field.fill(typed)
        opened.wait_for_function(
            "(said) => document.querySelector('[role=status]').textContent === said", arg=said
        )
    assert status.inner_text() == "1 hit"


def test_axe_finds_no_barrier_on_any_page(opened, tmp_path):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for file in sorted(tmp_path.rglob("*.html")):
        opened.goto(file.as_uri())
        found = axe.run(opened).response["violations"]
        assert [(file.name, one["id"], one["nodes"][0]["html"]) for one in found] == []
        opened.set_viewport_size({"width": 390, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth") <= 390
