"""Names that no entry knows, and lines that name nobody."""

import pytest

from claims.reading import claim_of, claims_in, measure, subject


def wrong(*row, reason):
    """A row whose reading is known to be another one."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


# -- datelines --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "BRUSSELS, 14 March (Fjordwire) - It rained.",
        "PORTO ALEGRE, Brazil, March 4 (Fjordwire) -- It rained.",
        "新华社长沙3月4日电 天气晴好。",
        "中新网长沙3月4日电(记者 周明远)天气晴好。",
    ],
)
def test_a_dateline_makes_no_claim(text):
    """Neither its day nor its house is a figure of anybody."""
    assert claims_in(text) == ()


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        (
            "LISBON, 9 June 2025 (Newsdesk) - Tavira Foods earned 41 million euros in 2024.",
            "41",
            "Tavira Foods",
        ),
        (
            "OSLO, March 4 (Fjordwire) -- Norrvik Marine sold 4,200 boats.",
            "4,200",
            "Norrvik Marine",
        ),
        ("BRUSSELS, 14 March (Fjordwire) - Revenue was 41 million euros.", "41", None),
        ("新华社长沙3月4日电 湘泽茶业去年营收为12亿元。", "12亿", "湘泽茶业"),
        ("中新网长沙3月4日电(记者 周明远)湘泽茶业营收为12亿元。", "12亿", "湘泽茶业"),
        wrong(
            *("新华社长沙3月4日电 去年营收为12亿元。", "12亿", None),
            reason="the house and its place are a name, where nothing else is",
        ),
    ],
)
def test_a_dateline_is_no_subject(text, figure, who):
    """The first name behind it is."""
    assert subject(claim_of(text, figure)) == who


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("新华社长沙3月4日电 湘泽茶业营收为12亿元。", "12亿"),
        ("中新网长沙3月4日电(记者 周明远)湘泽茶业门店为420家。", "420"),
        wrong(
            *("OSLO, March 4 (Fjordwire) -- Norrvik Marine sold 42 boats in the quarter.", "42"),
            reason="the day of an English dateline holds for the figure behind it",
        ),
        wrong(
            *("BRUSSELS, 14 March (Fjordwire) - Tavira Foods earned 41 million euros.", "41"),
            reason="the day of an English dateline holds for the figure behind it",
        ),
    ],
)
def test_the_day_of_a_dateline_holds_nothing(text, figure):
    """It is the day of telling."""
    assert not claim_of(text, figure).period.stated


# -- Chinese names ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "沱江酿造今年营收12亿元。\n沱江酿造预计净利润达到3亿元。\n"
            "沱江酿造的门店达到420家。\n市场看好沱江酿造。",
            "沱江酿造",
        ),
        (
            "雾岭乳业公布年报。\n雾岭乳业预计今年营收为30亿元。\n"
            "去年，雾岭乳业净利润2亿元。\n分析师看好雾岭乳业。",
            "雾岭乳业",
        ),
        (
            "湘泽茶业去年营收12亿元。\n去年，湘泽茶业出口茶叶3万吨。\n湘泽茶业的净利润为2亿元。",
            "湘泽茶业",
        ),
    ],
)
def test_a_name_that_recurs_is_one(text, name):
    """Whatever verb, time or particle stands beside it."""
    assert {subject(c) for c in claims_in(text)} == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("雾岭乳业今年4月营收2亿元。", "雾岭乳业"),
        ("霧嶺乳業去年營收為2億元。", "霧嶺乳業"),
        wrong("沱江酿造计划今年资本开支为2亿元。", "沱江酿造", reason="the verb is taken in"),
        wrong("沱江酿造预计今年营收为2亿元。", "沱江酿造", reason="the verb is taken in"),
    ],
)
def test_a_name_that_stands_once(text, name):
    """It ends in front of a time, a verb or a measure word."""
    assert subject(claim_of(text, "2")) == name


@pytest.mark.parametrize(
    ("text", "figures", "name"),
    [
        ('云岭茶业(以下简称"云岭")去年营收12亿元。云岭的净利润为3亿元。', ("12亿", "3亿"), "云岭"),
        ("澜沧普洱茶厂（下称澜茶）去年营收12亿元。\n澜茶净利润为3亿元。", ("12亿", "3亿"), "澜茶"),
        ("比亚迪(BYD)去年营收12亿元。BYD净利润为3亿元。", ("12亿", "3亿"), "BYD"),
        (
            "Brixholm Therapeutics (Brixholm) sold 4,200 pumps. Brixholm has 42 patents.",
            ("4,200", "42 patents"),
            "Brixholm",
        ),
        (
            "Norrvik Marine Holdings sold 4,200 boats. Last year Norrvik had 42 stores.",
            ("4,200", "42 stores"),
            "Norrvik",
        ),
        wrong(
            "湘泽茶业(HDT)去年营收12亿元。\nHDT净利润为3亿元。\n市场看好湘泽茶业。",
            ("12亿", "3亿"),
            "湘泽茶业",
            reason="capitals behind a name that no entry knows are a name of their own",
        ),
        wrong(
            "Norrvik Marine Holdings (NMH) sold 4,200 boats. NMH has 42 stores.",
            ("4,200", "42 stores"),
            "Norrvik Marine Holdings",
            reason="capitals in brackets are a name of their own",
        ),
    ],
)
def test_brackets_join_a_long_and_a_short_name(text, figures, name):
    """Both are one subject."""
    assert [subject(claim_of(text, figure)) for figure in figures] == [name, name]


@pytest.mark.parametrize(
    ("text", "printed", "key"),
    [
        ("輝達去年營收為609億美元。", "輝達", "NVIDIA"),
        ("台達電去年營收為4000億元。", "台達電", "Delta Electronics"),
        ("霧嶺乳業去年營收為3000億元。", "霧嶺乳業", "霧嶺乳業"),
    ],
)
def test_a_traditional_text_prints_its_names_in_its_own_script(printed, text, key):
    """What is shown is what was published, whatever the entry is called."""
    claim = claim_of(text, "億")
    assert (claim.subject.text, claim.subject.key) == (printed, key)


@pytest.mark.xfail(strict=True, reason="門市 is no word of the measure of 门店")
def test_the_name_is_no_part_of_a_measure_in_traditional_text():
    """湘澤茶業門市: the shops of the company."""
    text = "湘澤茶業去年營收為2億元。\n湘澤茶業門市達到420家。\n湘澤茶業看好前景。"
    assert measure(claim_of(text, "420")) in ("store_count", "門市")


# -- lines that name nobody -------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["HARBOUR NEWS IN BRIEF", "FERRY MAKERS CUT JOBS", "BRIXHOLM UP"]
)
def test_a_shouted_heading_names_nobody(heading):
    """Capitals throughout show no names."""
    assert subject(claim_of(f"{heading}\nRevenue was 9 million euros.", "9")) is None
    assert subject(claim_of(f"{heading}\nNorrvik sold 42 boats.", "42")) == "Norrvik"


@pytest.mark.parametrize(
    "text", ["The harbour was quiet. Nobody came.", "渡口很安静。今天没有人来。", "渡口很安靜。"]
)
def test_a_text_without_figures_makes_no_claim(text):
    """Nothing is said of how much."""
    assert claims_in(text) == ()
