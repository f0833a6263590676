"""The HTML report on paper, as a real browser prints it."""

from __future__ import annotations

import unicodedata
from io import BytesIO

import pytest

from browser.test_page import FIRST, SECOND, count, many
from reports.build import sample

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "zh"])
def test_printing_gives_all_of_it(shown, language):
    """Quotes, arithmetic and readings are on paper, the filters are not."""
    pypdf = pytest.importorskip("pypdf")
    page = shown(sample(), language)
    printed = pypdf.PdfReader(BytesIO(page.pdf(format="A4")))
    assert len(printed.pages) >= 1
    text = "".join("".join(one.extract_text() for one in printed.pages).split())
    text = unicodedata.normalize("NFKC", text)  # ligatures
    if language == "zh" and "\0" in text:
        pytest.skip("no font here has Chinese characters")
    for wanted in (FIRST, SECOND, "articles/half.txt:1:30", "0%<49.5%"):
        assert wanted in text
    assert {"en": "Howthefigureswereread", "zh": "数字是怎样读出的"}[language] in text
    assert {"en": "notsaid", "zh": "未说明"}[language] in text
    assert {"en": "Showall", "zh": "显示全部"}[language] not in text


def test_what_is_filtered_away_is_printed(shown):
    """Paper has every finding, topic and entry, as the count on it says."""
    pypdf = pytest.importorskip("pypdf")
    page = shown(many(3))
    page.get_by_role("searchbox").fill("甲1号")
    page.wait_for_function("() => document.querySelectorAll('section.topic[hidden]').length === 2")
    printed = pypdf.PdfReader(BytesIO(page.pdf(format="A4")))
    text = "".join(one.extract_text() for one in printed.pages)
    assert all(f"{number:016x}" in text for number in (1, 2, 3))
    page.emulate_media(media="print")
    assert page.locator("section.topic:visible").count() == 3
    assert page.locator(".contents li:visible").count() == 3
    page.emulate_media(media="screen")
    assert count(page) == 1


def test_marks_are_printed_with_their_colour(shown):
    """Browsers leave backgrounds out on paper, unless they are told that they mean something."""
    page = shown(sample())
    page.emulate_media(media="print")
    for node, pseudo in (("mark", ""), (".key.loosest", "::before")):
        told = page.evaluate(
            "([node, pseudo]) => getComputedStyle(document.querySelector(node), pseudo || null)"
            ".printColorAdjust",
            [node, pseudo],
        )
        assert told == "exact"


def test_a_large_page_prints_to_its_end(shown):
    """What was never near the window is printed too."""
    pypdf = pytest.importorskip("pypdf")
    printed = pypdf.PdfReader(BytesIO(shown(many(60)).pdf(format="A4")))
    text = "".join(page.extract_text() for page in printed.pages)
    assert all(f"{number:016x}" in text for number in range(1, 61))
