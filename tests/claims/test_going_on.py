"""What a figure has from the words before it, and what must not reach it."""

import pytest

from claims.reading import claim_of, claims_in, measure, scope, subject


@pytest.mark.parametrize("verb", ["位居榜首", "排名第一", "位列第二", "领先"])
def test_a_measure_in_front_of_a_rank_belongs_to_its_share(verb):
    """排名 and 位居 are verbs there: the noun in front of them is not their compound's."""
    claim = claim_of(f"小米以38.6%的市场份额{verb}。", "38.6%")
    assert (measure(claim), subject(claim)) == ("market_share", "Xiaomi")


def test_a_rank_stays_a_rank_behind_a_measure():
    assert measure(claim_of("小米以38.6%的市场份额排名第一。", "第一")) == "market_rank"


@pytest.mark.parametrize(
    ("text", "holder", "buyer"),
    [
        ("腾讯把四成以上的订单交给小米。", "Xiaomi", "Tencent"),
        ("騰訊也將四成的訂單給了小米。", "Xiaomi", "Tencent"),
        ("腾讯四成的订单流向小米。", "Xiaomi", "Tencent"),
    ],
)
def test_who_is_given_orders_holds_the_share_of_them(text, holder, buyer):
    """And whose orders they are narrows it: two buyers' orders are two wholes."""
    claim = claim_of(text, "四成")
    assert (measure(claim), subject(claim)) == ("order_share", holder)
    assert ("segment", buyer) in scope(claim)


def test_money_that_is_handed_over_makes_no_holder():
    claim = claim_of("小米要把对华收入的15%交给腾讯。", "15%")
    assert (measure(claim), subject(claim)) == ("levy_rate", "Xiaomi")


def test_the_whole_begins_behind_the_verb_of_taking():
    claim = claim_of("2024年,小米已拿下印度智能手机市场的三成。", "三成")
    assert (measure(claim), subject(claim)) == ("market_share", "Xiaomi")
    assert ("market", "India") in scope(claim)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("高盛预计2027年小米会拿下印度市场的一半,腾讯只剩9%。", "forecast"),
        ("高盛预计2027年小米会拿下印度市场的一半,去年腾讯只有9%。", "asserted"),
    ],
)
def test_a_house_forecasts_all_that_follows_but_what_has_its_own_time(text, mood):
    assert claim_of(text, "9%").modality == mood


def test_an_amount_that_is_told_again_is_of_what_it_was():
    """Not of the revenue that was told in between."""
    text = "小米去年的研发支出为24亿元,营收为365亿元。24亿元放在五年前并不算多。"
    again = [c for c in claims_in(text) if c.quantity.text == "24亿元"]
    assert [measure(claim) for claim in again] == ["rd_spend", "rd_spend"]


@pytest.mark.parametrize(
    "text",
    [
        "小米光是跟博世、电装买控制器就得花28万元。",
        "小米僅購買博世的控制器就要花費28萬元。",
        "它向博世採購控制器就要付出28萬元。",
    ],
)
def test_money_is_spent_on_what_is_bought(text):
    """Not by those that it is bought from."""
    claim = claim_of(text, "28")
    assert measure(claim) == "cost"
    assert subject(claim) == "控制器"


def test_being_first_in_the_world_narrows_nothing_else():
    claim = claim_of("小米的销量排名全球第一,可是一台手机的成本要花800元。", "800元")
    assert ("market", "global") not in scope(claim)


@pytest.mark.parametrize("to", ["提高到", "升至", "下降到"])
def test_a_change_holds_from_its_first_time_to_its_last(to):
    claim = claim_of(f"小米的毛利率由2020年的12%{to}2023年的35%。", "12%")
    assert (claim.period.start, claim.period.end) == ("2020-01-01", "2023-12-31")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("小米2022年的研发支出为86亿元,次年升至129亿元。", "129"),
        ("In 2022 Kestrel spent $8.6bn on research and development. A year later it was $12.9bn.",
         "12.9"),
    ],
)  # fmt: skip
def test_the_following_year_is_counted_from_the_year_named_last(text, figure):
    assert claim_of(text, figure).period.start == "2023-01-01"


def test_the_following_year_of_no_year_has_no_date():
    assert claim_of("小米的研发支出次年升至129亿元。", "129").period.start is None


@pytest.mark.parametrize(
    "said", ["had climbed to 31%", "was 31%", "rose to 31%", "stood at 31% by December"]
)
def test_a_share_of_what_is_no_market(said):
    """Behind a figure of Chinese companies the Chinese share is theirs."""
    text = (
        "In 2020 Chinese companies accounted for 12% of contributions to the project. "
        f"In 2025 the Chinese share of RISC-V contributions {said}."
    )
    claim = claim_of(text, "31%")
    assert measure(claim) == "contribution_share"
    assert subject(claim) == "Chinese companies"
    assert ("segment", "RISC-V") in scope(claim)


def test_the_share_of_a_nation_that_no_group_stands_for_is_its_own():
    claim = claim_of("The Chinese share of RISC-V contributions was 31%.", "31%")
    assert subject(claim) == "China"


@pytest.mark.parametrize("between", ["平均每千瓦时只", "现在每千瓦时仅", "平均每千瓦时也就"])
def test_goods_that_have_a_price_hold_it(between):
    """Not the company that the text was last about: it sells more than one thing."""
    claim = claim_of(f"小米发布了新车。方形磷酸铁锂电芯{between}卖到285元。", "285")
    assert (measure(claim), subject(claim)) == ("price", "LFP battery")


@pytest.mark.parametrize("owner", ["一所高校的", "某高校的", "一家工厂的", ""])
def test_an_owner_that_names_nobody_is_left_out(owner):
    claim = claim_of(f"{owner}基础软件专业今年只招160人。", "160")
    assert (measure(claim), claim.subject.text) == ("admitted_students", "基础软件专业")


def test_an_owner_with_a_name_stays():
    assert "清华" in claim_of("清华大学的基础软件专业今年只招160人。", "160").subject.text


@pytest.mark.parametrize("card", ["这款卡", "该卡", "这张显卡", "这款新卡"])
def test_a_card_that_is_pointed_at_is_the_product_told_last(card):
    text = f"英伟达为中国客户做了RTX 6000D。今年一季度,{card}在中国的出货量同比跌了72%。"
    assert subject(claim_of(text, "72%")) == "NVIDIA RTX 6000D"


def test_a_noun_far_behind_a_word_that_points_is_not_pointed_at():
    text = "英伟达做了RTX 6000D。该公司今年的手机出货量同比跌了72%。"
    assert subject(claim_of(text, "72%")) == "NVIDIA"


def test_shipments_of_the_card_are_those_of_the_product_told_last():
    text = (
        "Nvidia built the RTX 6000D for Chinese buyers. Shoppers did the math: in the first "
        "quarter, shipments of the card to China were 28% lower than a year earlier."
    )
    assert subject(claim_of(text, "28%")) == "NVIDIA RTX 6000D"


def test_who_says_last_year_reckons_from_the_day_of_the_article():
    """Whatever year the paragraph told before."""
    text = (
        "Kestrel opened a second plant in 2022. In the first quarter, shipments of Kestrel were "
        "28% lower than in the same period last year."
    )
    claim = claim_of(text, "28%", published="2025-06-25")
    assert claim.period.start == "2025-01-01"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("今年首季英伟达在中国仍做了约55亿美元的生意。", "revenue"),
        ("英伟达可能流失的生意超过100亿美元。", "revenue_loss"),
    ],
)
def test_business_that_is_done_and_business_that_is_lost(text, held):
    assert measure(claim_of(text, "亿美元")) == held


@pytest.mark.parametrize(
    ("text", "figure", "held"),
    [
        (
            "协会有1300家会员,行业的出口额也涨了上来,由2021年的30亿元到了2024年的48亿元。",
            "48亿",
            "exports",
        ),
        ("工厂有900名员工,良率也稳住了,如今在92%。", "92%", "yield"),
        ("工厂的良率是92%,同比提高3个百分点。", "3个百分点", "yield"),  # nothing stands between
    ],
)
def test_a_word_between_two_figures_is_of_the_second_one(text, figure, held):
    assert measure(claim_of(text, figure)) == held


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("北辰重工拿走的最多,全国散货船的订单有四成签给了它。", "北辰重工"),
        ("北辰重工拿走的最多,全国散货船的订单有四成签给了长兴岛的同行。", None),
    ],
)
def test_who_got_it_was_told_before(text, who):
    found = claim_of(text, "四成")
    assert (found.subject.text == who) == (who is not None)


def test_where_a_part_goes_has_it_if_nobody_gives():
    assert subject(claim_of("全球卖出的大豆,六成进了中国。", "六成")) == "China"


def test_a_year_told_by_the_way_ends_with_its_paragraph():
    """What a text is about holds on; the history that it tells does not."""
    text = (
        "2025年上半年,北辰汽车销量为12万辆,同比增长8%。\n\n"
        "2016年,公司还只有一条产线。\n\n毛利率为14%,研发费用为3.2亿元,员工4100人。"
    )
    assert claim_of(text, "14%").period.start != "2016-01-01"


@pytest.mark.parametrize(
    ("text", "figure", "held"),
    [
        ("这批羊毛比去年的便宜两成。", "两成", "price"),
        ("德国的机床比法国贵了15%。", "15%", "price"),
        ("公司的会员数正以每月5%的速度增长。", "5%", "members"),
        ("北辰船厂一年最多能造20艘邮轮。", "20艘", "production"),
        ("丢掉这份合同,公司一年要少收3亿元。", "3亿元", "revenue_loss"),
        ("要是这个说法成立,缺口就是40万吨。", "40万吨", "supply_gap"),
        ("能造5纳米以下芯片的机器只有一种。", "5纳米", "process_node"),
    ],
)
def test_verbs_and_adjectives_that_say_what_is_measured(text, figure, held):
    assert measure(claim_of(text, figure)) == held
