"""Money that goes to somebody."""

import pytest

from claims.reading import claim_of, measure


@pytest.mark.parametrize(
    ("text", "figure", "thing"),
    [
        ("Of every $900 a seat brings in, $240 goes to Bosch for the motor.", "$240", "motor"),
        ("About $60 of the price went to Qualcomm for the modem.", "$60", "modem"),
        ("一辆车卖12万元,其中1.2万元付给博世买电机。", "1.2万元", "电机"),
        ("每輛車的售價裡,有1.2萬元要付給博世採購電機。", "1.2萬元", "電機"),
    ],
)
def test_it_is_the_cost_of_what_it_buys(text, figure, thing):
    claim = claim_of(text, figure)
    assert (measure(claim), claim.subject.text) == ("cost", thing)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Of the $900 price, $120 goes to the government.", "$120"),
        ("About $60 of the price of the phone went to Qualcomm.", "$60"),
        ("一台机床卖35万元,其中28万元付给西门子和发那科。", "28万元"),
        ("手機售價6000元,其中900元流向境外。", "900元"),
    ],
)
def test_it_is_no_price_of_what_is_sold(text, figure):
    assert measure(claim_of(text, figure)) not in ("price", "cost", None)


def test_what_somebody_earns_is_no_payment():
    """Only an amount right before the verb goes to somebody."""
    assert measure(
        claim_of("Sales reached $60 million, and the prize went to Qualcomm.", "$60")
    ) != ("went to Qualcomm")
    assert measure(claim_of("高通的营收为60亿元,订单付给了博世。", "60亿元")) == "revenue"
