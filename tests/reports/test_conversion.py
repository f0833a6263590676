"""Two amounts in two currencies: one amount, or how far apart at which rate."""

from __future__ import annotations

import pytest

from claimcheck.records import Period
from claimcheck.reports import Look, diff
from claimcheck.reports.alignment import align, opposed
from claimcheck.reports.conversion import converted, told
from claimcheck.reports.currencies import in_two_currencies
from claimcheck.reports.rates import Rates
from claimcheck.reports.words import words
from reports.build import finding
from reports.money import amount, dollars, rate, report_of, yuan


def said(left, right, *more, language="en", **published):
    """What the comparison says of two amounts."""
    found = Rates((left, right, *more), published).between(left, right)
    return told(converted(left, right, found), left.quantity, words(language))


def aligned(*claims, **published):
    return align(report_of(*claims, **published), "a.txt", "b.txt")


AT = " at 7.1 CNY/USD (stated in a.txt:{}:11)"
BAND = "6.99–7.35 CNY/USD (2024)"


class TestWords:
    def test_one_amount_at_the_band(self):
        assert (
            said(dollars("3e9"), yuan("213e8")) == f"the same amount in another currency at {BAND}"
        )

    def test_one_amount_at_a_stated_rate(self):
        seen = rate("7.1")
        expected = "the same amount in another currency" + AT.format(seen.line)
        assert said(dollars("3e9"), yuan("213e8"), seen) == expected

    @pytest.mark.parametrize(
        ("yuans", "gap"),
        [
            ("256e8", "+20.2 % (+606 million USD)"),
            ("170e8", "−20.2 % (−606 million USD)"),
            ("225e8", "+5.6 % (+169 million USD)"),
        ],
    )
    def test_a_gap_at_a_stated_rate(self, yuans, gap):
        """As a part, and as an amount in the currency of the left."""
        seen = rate("7.1")
        assert said(dollars("3e9"), yuan(yuans), seen) == f"≈ {gap}{AT.format(seen.line)}"

    def test_a_coarse_figure_is_no_other_one(self):
        """3 billion to the billion: 22.4 billion yuan may be it, 24 billion are more."""
        left, seen = dollars("3e9", step="1e9"), rate("7.1")
        assert said(left, yuan("224e8"), seen).startswith("the same amount")
        assert said(left, yuan("240e8"), seen).startswith("≈ +12.7 %")

    def test_a_small_gap_keeps_two_digits(self):
        left, right = dollars("3.000e9", step="1e5"), yuan("213.5e8", step="1e5")
        seen = rate("7.1000", step="0.0001")
        assert said(left, right, seen).startswith("≈ +0.23 % (+7.04 million USD) at 7.1 ")

    def test_a_gap_at_the_band_has_two_ends(self):
        gap = "+16.1–22.1 % (+483–662 million USD)"
        assert said(dollars("3e9"), yuan("256e8")) == f"≈ {gap} at {BAND}"

    def test_what_is_far_apart_is_a_factor(self):
        """Whichever is the larger, as for figures of one unit."""
        assert said(dollars("3e9"), yuan("426e8")) == f"≈ 1.93–2.03 times at {BAND}"
        assert said(dollars("6e9"), yuan("213e8")) == f"≈ 1.97–2.07 times at {BAND}"
        seen = rate("7.1")
        assert said(dollars("6e9"), yuan("213e8"), seen) == f"≈ 2 times{AT.format(seen.line)}"

    def test_two_stated_rates_are_two_ends(self):
        one, other = rate("7.1"), rate("7.2", doc="b")
        expected = (
            "≈ +18.5–20.2 % (+556–606 million USD) at 7.1–7.2 CNY/USD "
            f"(stated in a.txt:{one.line}:11 and b.txt:{other.line}:11)"
        )
        assert said(dollars("3e9"), yuan("256e8"), one, other) == expected

    def test_years(self):
        """Those of the period, else of the articles, else none."""
        left, right = dollars("3e9", when="2023/2024"), yuan("213e8", when="2023/2024")
        assert said(left, right).endswith("at 6.68–7.36 CNY/USD (2023–2024)")
        left, right = dollars("3e9", when=""), yuan("213e8", when="")
        assert said(left, right, b="2023-07-01").endswith("at 6.68–7.36 CNY/USD (2023)")
        assert said(left, right).endswith("CNY/USD (year unknown)")

    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            (
                dollars("3e9"),
                yuan("213e8"),
                "同一金额，货币不同，汇率 6.99–7.35 元/美元（2024 年）",
            ),
            (
                dollars("3e9"),
                yuan("256e8"),
                "≈ +16.1–22.1 %（+4.83–6.62 亿美元），汇率 6.99–7.35 元/美元（2024 年）",
            ),
            (
                dollars("3e9"),
                amount("963e8", "TWD", doc="b"),
                "同一金额，货币不同，汇率 30.4–33.1 新台币/美元（2024 年）",
            ),
        ],
    )
    def test_in_chinese(self, left, right, expected):
        assert said(left, right, language="zh") == expected

    def test_a_bound_is_not_the_amount_itself(self):
        """Over 3 billion dollars and 21.3 billion yuan agree; they do not say the same."""
        over = dollars("3e9", high=None, kind="bound")
        assert said(over, yuan("213e8")) == f"they agree at {BAND}"
        change = amount(None, first="2e9", last="3e9", kind="change")
        assert said(change, yuan("213e8")) == f"they agree at {BAND}"
        assert said(over, yuan("213e8", high=None, kind="bound")).startswith("the same amount")

    def test_a_range_agrees_by_both_ends(self):
        """And has no one distance from anything."""
        wide = dollars("3e9", high="4e9", kind="range")
        assert said(wide, yuan("213e8", high="284e8", kind="range")).startswith("the same amount")
        assert said(wide, yuan("213e8", high="400e8", kind="range")) == ""
        assert said(wide, yuan("250e8")) == ""

    def test_prices_of_goods_in_their_own_units(self):
        """A dollar a kilogram, 7100 yuan a tonne."""
        left = amount("1.00", "USD/kilogram", of="price", step="0.01")
        right = amount("7100", "CNY/metric_ton", of="price", step="100", doc="b")
        assert said(left, right) == f"the same amount in another currency at {BAND}"
        right = amount("8900", "CNY/metric_ton", of="price", step="100", doc="b")
        assert said(left, right).startswith("≈ +21.1–27.3 % (+0.211–0.273 USD/")


class TestAlign:
    def test_one_thing_in_two_currencies_is_a_pair(self):
        """Both figures, the quantity as the slot that differs in print, and one amount."""
        (pair,) = aligned(dollars("3e9"), yuan("213e8")).pairs
        assert pair.differing == ("quantity",)
        assert pair.is_one_amount

    def test_one_currency_comes_first(self):
        """A pair in yuan is never given up for one across currencies."""
        left = [dollars("3e9", at=1), amount("213e8", "CNY", at=2)]
        (pair,) = aligned(*left, yuan("240e8", at=3)).pairs
        assert (pair.left.id, pair.conversion) == ("a#2", None)

    def test_the_amounts_that_agree_find_each_other(self):
        left = [dollars("3e9", at=1), dollars("5e9", at=2)]
        right = [yuan("355e8", at=3), yuan("213e8", at=4)]
        found = aligned(*left, *right).pairs
        assert [(p.left.id, p.right.id) for p in found] == [("a#1", "b#4"), ("a#2", "b#3")]

    @pytest.mark.parametrize(
        "right",
        [
            yuan("213e8", when="2023"),
            yuan("213e8", when="2024-Q1"),  # inside the year, and another figure
            yuan("213e8", of="net_profit"),
            yuan("213e8", kind="delta"),
            yuan("213e8", market="China"),
            amount("213e8", "CNY/year", doc="b"),
        ],
    )
    def test_other_things_are_no_pair(self, right):
        """Another time, measure, nature, market."""
        assert aligned(dollars("3e9", market="Japan"), right).pairs == ()

    def test_an_untold_time_is_none_of_another(self):
        (pair,) = aligned(dollars("3e9"), yuan("213e8", when="")).pairs
        assert pair.differing == ("period", "quantity")
        assert pair.right.period == Period()

    def test_a_finding_across_currencies_has_its_conversion(self):
        """And stays loud, whatever the conversion says."""
        left, right = dollars("3e9"), yuan("213e8")
        one = finding(left, right)
        (pair,) = opposed(one, report_of(left, right)).pairs
        assert pair.conversion is not None
        assert pair.conversion.same
        assert not pair.is_one_amount
        assert in_two_currencies(one)
        assert not in_two_currencies(finding(left, dollars("4e9", doc="b")))


class TestView:
    def test_one_amount_is_counted_apart(self):
        """It neither differs nor is it said alike."""
        claims = dollars("3e9", at=1), yuan("213e8", at=2)
        shown = diff.render(report_of(*claims), "a.txt", "b.txt", Look(100, "en"))
        assert f"= the same amount in another currency at {BAND}" in shown
        assert "0 claims differ · 1 amount is the same in another currency · 0 claims say" in shown
        assert "~" not in shown

    def test_amounts_that_differ_are_marked(self):
        claims = dollars("3e9", at=1), yuan("256e8", at=2)
        shown = diff.render(report_of(*claims), "a.txt", "b.txt", Look(100, "en"))
        assert "Δ ≈ +16.1–22.1 % (+483–662 million USD)" in shown
        assert "1 claim differs · 0 claims say the same on both sides" in shown
        assert "~" in shown

    def test_inline(self):
        same = report_of(dollars("3e9", at=1), yuan("213e8", at=2))
        other = report_of(dollars("3e9", at=1), yuan("256e8", at=2))
        shown = [
            diff.render(one, "a.txt", "b.txt", Look(60, "en"), inline=True) for one in (same, other)
        ]
        assert "figure 3 billion USD ≈ 21.3 billion CNY" in shown[0]
        assert "figure 3 billion USD ≠ 25.6 billion CNY" in shown[1]

    def test_no_path_writes_to_the_terminal(self):
        """Where a rate is stated stands in its article's name."""
        seen = rate("7.1", doc="a", at=1)
        left, right = dollars("3e9", at=2), yuan("213e8", at=3)
        found = report_of(seen, left, right)
        claims = [  # the article of the left side has a hostile name
            type(c)(**{f: getattr(c, f) for f in c.__slots__} | {"document": "a\x1b[2J.txt"})
            if c.article == "a"
            else c
            for c in found.claims
        ]
        shown = diff.render(report_of(*claims), "a\x1b[2J.txt", "b.txt", Look(100, "en"))
        assert "\x1b" not in shown
        assert "stated in a\\x1b[2J.txt:2:11" in shown
