"""Which rate holds between two amounts: what an article states, the nearest first, or the band."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from claimcheck.lexicon import exchange
from claimcheck.reports.rates import Rates
from reports.money import amount, dollars, gloss, rate, yuan


def between(left, right, *more, **published):
    return Rates((left, right, *more), published).between(left, right)


def stated(found):
    return [(c.article, c.id) for c in found.stated]


class TestBand:
    def test_it_is_that_of_the_years_of_the_figures(self):
        found = between(dollars("3e9"), yuan("21.3e9"))
        assert (found.priced, found.price, found.years) == ("USD", "CNY", (2024,))
        assert (found.low, found.high) == found.at == exchange.band("USD", "CNY", (2024,))

    def test_either_side_gives_the_same(self):
        """So many yuan for a dollar, whichever stands left, to the last digit."""
        assert between(yuan("21.3e9"), dollars("3e9")) == between(dollars("3e9"), yuan("21.3e9"))

    def test_without_a_period_the_article_dates_it(self):
        left, right = dollars("3e9", when=""), yuan("21.3e9", when="")
        assert between(left, right, a="2023-05-02", b="2024-01-09").years == (2023, 2024)
        assert between(left, right, a="2023-05-02").years == (2023,)
        assert between(left, right).years == ()

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (dollars("3e9"), dollars("4e9")),  # one currency
            (dollars("3e9"), amount("3e9", "XXX", doc="b")),  # one that nobody knows
            (dollars("3e9"), amount(12, "percent", doc="b")),
            (dollars("3e9"), amount("3e9", "CNY/year", doc="b")),  # a year is no lump sum
            (dollars("3e9", kind="delta"), yuan("21.3e9")),
        ],
    )
    def test_what_has_no_rate(self, left, right):
        assert between(left, right) is None


class TestStated:
    def test_a_rate_in_so_many_words_holds(self):
        told = rate("7.1")
        found = between(dollars("3e9"), yuan("21.3e9"), told)
        assert (found.at, stated(found)) == ((Decimal("7.1"), Decimal("7.1")), [("a", told.id)])
        assert (found.low, found.high) == (Decimal("7.05"), Decimal("7.15"))

    def test_it_may_be_told_the_other_way_round(self):
        """0.14 dollars for a yuan."""
        found = between(dollars("3e9"), yuan("21e9"), rate("0.14", "USD/CNY", step="0.01"))
        assert (found.priced, found.price) == ("USD", "CNY")
        assert found.at[0] == 1 / Decimal("0.14")
        assert found.low < found.at[0] < found.high

    def test_a_gloss_implies_one(self):
        """3 billion dollars, about 21.3 billion yuan: 7.1, as exactly as both are printed."""
        first = dollars("3e9", of="cash")
        second = gloss(first, "gloss", "21.3e9")
        found = between(dollars("5e8"), yuan("35e8"), first, second)
        assert (found.at, stated(found)) == ((Decimal("7.1"), Decimal("7.1")), [("a", "gloss")])
        assert (found.low, found.high) == (
            Decimal("212.5") / Decimal("30.5"),
            Decimal("213.5") / Decimal("29.5"),
        )

    @pytest.mark.parametrize(
        "spoilt",
        [
            {"polarity": "negated"},
            {"measure": amount(1, of="net_profit").measure},
            {"figure": (900, 909)},
        ],
    )
    def test_what_only_stands_near_implies_none(self, spoilt):
        """Another measure, a denied figure, one too far away."""
        first = dollars("3e9", of="cash", at=0)
        second = replace(gloss(first, "gloss", "21.3e9"), **spoilt)
        assert not between(dollars("5e8"), yuan("35e8"), first, second).stated

    def test_a_gloss_that_no_rate_of_its_year_makes_states_nothing(self):
        """The rules complain of it; nothing is converted by it."""
        first = dollars("3e9", of="cash")
        assert not between(dollars("5e8"), yuan("35e8"), first, gloss(first, "g", "60e9")).stated

    def test_a_pair_is_no_judge_of_itself(self):
        """At the rate that it implies every gloss would be right."""
        first = dollars("3e9")
        assert not between(first, gloss(first, "gloss", "21.3e9")).stated


class TestNearest:
    """Of several statements: the amount's own, then its line's, then its time's."""

    left, right = dollars("5e8", at=3, when="2023"), yuan("35e8", at=4, when="2023")

    def test_the_gloss_of_the_amount_itself_comes_first(self):
        own = gloss(self.left, "own", "35.5e8")
        other = replace(rate("7.2", at=3, when=""), figure=(330, 335))
        assert stated(between(self.left, self.right, own, other)) == [("a", "own")]

    def test_then_what_stands_on_its_line(self):
        near = replace(rate("7.0", at=3, when=""), figure=(330, 335))
        far = rate("7.2", at=8, when="2023")
        assert stated(between(self.left, self.right, near, far)) == [("a", near.id)]

    def test_then_what_is_of_its_time(self):
        near, far = rate("7.0", at=8, when="2023"), rate("7.2", at=9, when="2024")
        assert stated(between(self.left, self.right, near, far)) == [("a", near.id)]

    def test_a_rate_of_other_years_is_none_of_this(self):
        """What a dollar was in 2019 says nothing of 2023; the table does."""
        assert not between(self.left, self.right, rate("7.0", at=8, when="2019")).stated
        assert between(self.left, self.right, rate("7.0", at=8, when="2023-Q1")).stated
        assert between(self.left, self.right, rate("7.0", at=8, when="")).stated

    def test_words_come_before_what_is_implied(self):
        first = dollars("3e9", of="cash", at=8)
        told = rate("7.0", at=9, when="")
        first = replace(first, period=told.period)
        found = between(self.left, self.right, first, gloss(first, "gloss", "21.6e9"), told)
        assert stated(found) == [("a", told.id)]

    def test_both_articles_are_heard(self):
        """One rate each: both are named, and what lies between may be meant."""
        one, other = rate("7.0", at=8, when=""), rate("7.2", at=9, doc="b", when="")
        found = between(self.left, self.right, one, other)
        assert stated(found) == [("a", one.id), ("b", other.id)]
        assert found.at == (Decimal("7.0"), Decimal("7.2"))

    def test_other_currencies_and_other_articles_are_not(self):
        other, elsewhere = rate("32.1", "TWD/USD", at=8), rate("7.2", at=9, doc="c")
        assert not between(self.left, self.right, other, elsewhere).stated
