"""Lengths of time that something takes, without a measure word."""

import pytest

import claimcheck
from claims.reading import claim_of, claims_in, measure, scope, subject


@pytest.mark.parametrize(
    ("text", "figure", "holder"),
    [
        ("造一艘集装箱船要花14个月。", "14个月", "造一艘集装箱船"),
        ("审批一个新药平均需要11个月。", "11个月", "审批一个新药"),
        ("建一座晶圆厂需要三年时间才能投产。", "三年", "建一座晶圆厂"),
        ("培養一名焊工至少要五年。", "五年", "培養一名焊工"),
        ("新工厂从动工到投产历时18个月。", "18个月", "新工厂"),
        ("从下单到交付只用了7天。", "7天", "从下单到交付"),
        ("一份签证申请要等45天才能批下来。", "45天", "签证申请"),
        ("理赔的处理时间从12天缩短到5天。", "5天", "理赔的处理"),
        ("通關由三天降至六小時。", "六小時", "通關"),
        (
            "Moving a herd across the river takes about 20 days.",
            "20",
            "Moving a herd across the river",
        ),
        ("It takes 14 months to build a container ship.", "14", "build a container ship"),
        ("The city needs six weeks to train a welder.", "six weeks", "city"),
        ("Claims processing was cut from 12 days to 5.", "12 days to 5", "Claims processing"),
    ],
)
def test_what_something_takes_is_its_duration(text, figure, holder):
    """What is done holds it where no name does."""
    claim = claim_of(text, figure)
    assert (measure(claim), claim.subject.text) == ("duration", holder)


@pytest.mark.parametrize(
    ("text", "figure", "name", "part"),
    [
        ("他们把账本搬到新系统上,前后用了14个月。", "14个月", "账本", "把账本搬到新系统上"),
        ("他們把資料搬到新機房,花了六個星期。", "六個星期", "資料", "把資料搬到新機房"),
    ],
)
def test_what_something_is_done_with_holds_the_time_of_the_clause_before(text, figure, name, part):
    claim = claim_of(text, figure)
    assert (measure(claim), claim.subject.text) == ("duration", name)
    assert ("segment", part) in scope(claim)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("他们把核心账务搬到新系统上,从动工到切换完成用了不到一年。", "一年"),
        ("他們把核心账务搬到新系統上,從立項到上線,前後用了14個月。", "14"),
    ],
)
def test_from_one_step_to_another_is_a_span_of_what_the_clause_before_does(text, figure):
    """Both ways of saying it have one subject."""
    claim = claim_of(text, figure)
    assert (measure(claim), claim.subject.text) == ("duration", "核心账务")


def test_a_span_of_what_a_company_does_is_its_own():
    claim = claim_of("招商银行将信用卡系统搬上云端,从立项到切换用了18个月。", "18")
    assert (measure(claim), subject(claim)) == ("duration", "China Merchants Bank")


@pytest.mark.parametrize(
    ("text", "figure", "holder"),
    [
        ("一座海上风电场五年才能回本。", "五年", "wind power"),
        ("這條產線要8年收回成本。", "8年", "產線"),
        ("高通投下去的研发费要多等3年才收得回来。", "3年", "Qualcomm"),
        ("如果最新的骁龙进不了中国,研发费要晚三年才收得回来。", "三年", "Qualcomm"),
        ("电站投资12亿元,大约8年可以收回成本。", "8年", "电站"),
        ("收回前期投资至少要七年。", "七年", None),
    ],
)
def test_years_to_earn_something_back_are_a_payback_period(text, figure, holder):
    """A product's are those of whoever makes it."""
    claim = claim_of(text, figure)
    assert measure(claim) == "payback_period"
    assert holder in (None, subject(claim))


@pytest.mark.parametrize(
    "text",
    [
        "公司五年后收回了出租的店面。",
        "收回的问卷里,平均工龄是8.4年。",
        "一座海上风电场建了五年。",
    ],
)
def test_what_is_taken_back_otherwise_earns_nothing(text):
    assert "payback_period" not in {measure(claim) for claim in claims_in(text)}


def test_a_payback_period_says_nothing_of_the_next_length_of_time():
    text = "风电场五年才能回本。主办单位收回312份问卷,平均工龄是8.4年。"
    found = [claim for claim in claims_in(text) if "8.4" in claim.quantity.text]
    assert "payback_period" not in {measure(claim) for claim in found}


def test_a_company_that_opens_the_sentence_does_it():
    """What it does narrows its time."""
    claim = claim_of("中国电信已能换芯片,不过把模型从一种芯片迁到另一种,要花20天。", "20天")
    assert subject(claim) == "China Telecom"
    assert scope(claim) == {("segment", "把模型从一种芯片迁到另一种")}


@pytest.mark.parametrize(
    "text",
    [
        "这家公司的营收要到两年后才会恢复。",
        "过去三年,行情一直低迷。",
        "他今年45岁,入行20年。",
        "The change took effect three weeks ago.",
        "In the last 12 months, sales rose 5%.",
    ],
)
def test_a_time_that_nothing_takes_is_none(text):
    assert "duration" not in {measure(claim) for claim in claims_in(text)}


def test_a_verb_of_taking_makes_no_duration_of_an_amount():
    """要 and 花 stand before any amount."""
    assert measure(claim_of("造一艘集装箱船要花14亿元。", "14亿元")) != "duration"
    assert measure(claim_of("The line needs 200 workers.", "200")) != "duration"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("培养一名焊工至少要五年。", "培養一名焊工要兩年。"),
        ("造一艘集装箱船要花14个月。", "造一艘集装箱船只要6个月。"),
        (
            "It takes 14 months to build a container ship.",
            "It took 6 months to build a container ship.",
        ),
    ],
)
def test_two_durations_of_one_thing_are_held_against_each_other(one, other):
    report = claimcheck.check_texts({"a": one, "b": other})
    assert "figure-disagrees" in {finding.rule for finding in report.findings}


def test_two_things_done_by_one_company_are_not():
    one = "中国电信已能换芯片,不过把模型从一种芯片迁到另一种,要花20天。"
    other = "中国电信已能换芯片,不过把机房从老城区搬到郊外,要花90天。"
    report = claimcheck.check_texts({"a": one, "b": other})
    assert "figure-disagrees" not in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("沈阳机床用了五年时间。授课老师姓韩,在车间待了26年。", "26年"),
        ("瀋陽機床用了五年時間。老師傅入行26年。", "26年"),
        ("Siemens took five years to build the line. Its head spent 26 years there.", "26 years"),
    ],
)
def test_the_years_of_somebody_there_are_no_duration(text, figure):
    """They are his, not those of what the text is about."""
    assert measure(claim_of(text, figure)) != "duration"


@pytest.mark.parametrize(
    ("text", "figure", "what"),
    [
        ("The dam will need another nine years to earn back its cost.", "nine", "payback_period"),
        ("The bakery hopes to recoup its outlay in six years.", "six years", "payback_period"),
        (
            "The lab needs five additional years to earn back its research budget.",
            "five",
            "payback_period",
        ),
        ("The heat pump pays for itself within eight years.", "eight", "payback_period"),
        ("The rink should break even in four years.", "four", "payback_period"),
        ("The line recovered the cost of the bridge in 12 years.", "12", "payback_period"),
        ("Repairs will take three additional weeks.", "three", "duration"),
        ("The harvest lasted two full months.", "two", "duration"),
        ("The bridge took 14 months to build.", "14", "duration"),
    ],
)
def test_how_long_it_takes_to_earn_back(text, figure, what):
    """A payback is a duration of its own."""
    assert measure(claim_of(text, figure)) == what


@pytest.mark.parametrize(
    "text", ["The economy recovered in two years.", "The yard was built in two years."]
)
def test_a_time_when_is_no_payback(text):
    """Nothing was spent there."""
    assert "payback_period" not in {measure(c) for c in claims_in(text)}


def test_the_other_length_of_a_sentence_is_no_payback():
    """Only the figure beside those words."""
    text = "The mill took two years to build and needs six years to earn back its cost."
    assert measure(claim_of(text, "two years")) == "duration"
    assert measure(claim_of(text, "six years")) == "payback_period"
