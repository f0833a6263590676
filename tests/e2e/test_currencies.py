"""Amounts of two articles in two currencies, as readers of each script see them side by side."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from e2e.installed import claimcheck
from e2e.test_reading import cells

pytestmark = pytest.mark.e2e

SNAPSHOTS = Path(__file__).parent / "snapshots"
# One article in dollars and one in the money of the place; the first states its rate.
HANS = (
    "2024年，中芯国际的政府补助为3.53亿美元（约合25.1亿元人民币）。\n\n"
    "全年净利润为4.93亿美元。研发支出为7.65亿美元。营收为80.3亿美元。\n",
    "2024年，中芯国际的净利润为37亿元。\n\n2024年，中芯国际的营收为582亿元。\n\n"
    "2024年，其研发支出为54.4亿元。\n",
)
HANT = (
    "2024年，台積電的營收為900.8億美元。淨利為365億美元。\n",
    "2024年，台積電的營收為新台幣2兆8943億元，以1美元兌新台幣32.1元計算。\n\n"
    "2024年，台積電的淨利為新台幣1兆4000億元。\n",
)
EN = (
    "Nvidia's revenue in 2024 was $60.9 billion. Its net profit was $29.8 billion.\n",
    "Nvidia's revenue in 2024 was 433 billion yuan. Its net profit in 2024 was 240 billion yuan.\n",
)


def desk(folder, texts):
    for name, text in zip(("a.txt", "b.txt"), texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def compare(name, shown):
    path = SNAPSHOTS / name
    if os.environ.get("CLAIMCHECK_SNAPSHOTS") == "write":
        path.write_bytes(shown)
    assert shown == path.read_bytes()


def beside(folder, texts, *words, width=140):
    ran = claimcheck(
        "diff", "a.txt", "b.txt", *words, cwd=desk(folder, texts), env={"COLUMNS": str(width)}
    )
    assert (ran.code, ran.err) == (0, "")
    return ran


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize(
    ("name", "texts", "language"), [("hans", HANS, "zh"), ("hant", HANT, "zh"), ("en", EN, "en")]
)
def test_snapshots(tmp_path, name, texts, language, width):
    """Both figures, the rate with its place or its year, and how far they are apart."""
    ran = beside(tmp_path, texts, "--lang", language, width=width)
    compare(f"currencies-{name}-{width}.txt", ran.out)
    assert max(map(cells, ran.lines)) <= width


def test_a_rate_in_words_is_named_with_its_place(tmp_path):
    """Where an article says what it converted at, that holds and no table."""
    stated = EN[1].rstrip() + " All at 7.1 yuan to the dollar.\n"
    shown = beside(tmp_path, (EN[0], stated)).out.decode()
    assert "= the same amount in another currency at 7.1 CNY/USD (stated in b.txt:1:" in shown
    assert "Δ ≈ +13.4 % (+4 billion USD) at 7.1 CNY/USD (stated in b.txt:1:" in shown


def test_the_day_of_publication_dates_what_has_no_period(tmp_path):
    """Options of reading reach the comparison."""
    undated = [text.replace(" in 2024", "") for text in EN]
    shown = beside(tmp_path, undated, "--date", "2023-05-02", "--inline").out.decode()
    assert "figure 60.9 billion USD ≈ 433 billion CNY" in shown
    assert "at 6.68–7.36 CNY/USD (2023)" in shown


def test_a_conversion_is_no_finding(tmp_path):
    """What the rules find is what they find by themselves, in every script."""
    for number, texts in enumerate((HANS, HANT, EN)):
        folder = tmp_path / str(number)
        folder.mkdir()
        ran = claimcheck("check", ".", "--format", "concise", cwd=desk(folder, texts))
        found = [line for line in ran.lines if ": warning[" in line or ": error[" in line]
        assert len(found) == 1, found  # the net profit, which no rate makes one
        assert "[C504]" in found[0]


@pytest.fixture
def kept(tmp_path):
    """A finding of the last run, its articles, and where the cache is."""
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "COLUMNS": "140"}
    folder = tmp_path / "desk"
    folder.mkdir()
    ran = claimcheck("check", ".", cwd=desk(folder, HANS), env=env)
    return folder, env, re.search(r"C504 .* · ([0-9a-f]{16})", ran.out.decode())[1]


def test_a_finding_has_the_distance_of_the_articles(kept):
    """By its fingerprint too it is converted at the rate that its article states elsewhere."""
    folder, env, name = kept
    rate = "at 7.11 CNY/USD (stated in a.txt:1:27)"
    both = claimcheck("diff", "a.txt", "b.txt", cwd=folder, env=env).out.decode()
    one = claimcheck("diff", name, cwd=folder, env=env).out.decode()
    assert f"Δ ≈ +5.5 % (+27.4 million USD) {rate}" in both
    assert f"Δ ≈ −5.3 % (−195 million CNY) {rate}" in one  # its sides stand the other way round


def test_without_the_article_the_band_of_the_year_holds(kept):
    """A text that is gone states nothing."""
    folder, env, name = kept
    (folder / "a.txt").unlink()
    shown = claimcheck("diff", name, cwd=folder, env=env)
    assert shown.code == 0
    assert " at 6.99–7.35 CNY/USD (2024)" in shown.out.decode()
