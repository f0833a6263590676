"""Laws of claims: spans, scripts, and what surrounds an article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import api, documents, lexicon, quantities
from claimcheck.claims import extract

pytestmark = pytest.mark.property
SETTINGS = settings(max_examples=60, deadline=None)

TRADITIONAL = str.maketrans(
    "亚龙营预计销达场额万亿产为时总约财报", "亞龍營預計銷達場額萬億產為時總約財報"
)
NOISE = {"国": "国(guó)", "场": "场(chǎng)", "额": "额(é)", "营": "营(yíng)", "达": "达(dá)"}
SUBJECTS = ("比亚迪", "台积电", "小米", "宁德时代", "三星")
TEMPLATES = (
    "{who}在中国的市场份额为{n}%。",
    "{who}2024年的营收达{n}亿美元,同比增长{m}%。",
    "财报显示,{who}的销量预计为{n}万辆。",
    "{who}的良率从{n}%升至{m}%。",
    "中国市场占{who}营收的{n}%。",
)
FRAGMENTS = st.lists(
    st.sampled_from(
        (
            *("英伟达", "的", "份额", "从", "95%", "至", "50%", ",", "。", "(", ")"),
            *("2025年", "约", "3亿美元", "比", "A100", "高", "12%", "\n", "|", "表"),
            *("其", "营收", "占", "Nvidia's", " share of ", "\u202e", "\x00", "昇腾"),
            *("910B", "一", "万", "分别", "、", "和", "“", "”", "第一季度", "---"),
        )
    ),
    max_size=40,
).map("".join)


def texts():
    """A few sentences about companies, with figures."""
    sentence = st.builds(
        lambda template, who, n, m: template.format(who=who, n=n, m=m),
        st.sampled_from(TEMPLATES),
        st.sampled_from(SUBJECTS),
        st.integers(2, 48),
        st.integers(50, 95),
    )
    return st.lists(sentence, min_size=1, max_size=4).map("".join)


def claims_in(text):
    document = documents.from_text(text, published="2025-06-30")
    return document, extract(document, quantities.read_document(document), lexicon.load())


def told(claim):
    """What a claim says, its places left out."""
    q = claim.quantity
    values = (q.kind, q.op, q.low, q.high, q.first, q.last, q.unit) if q else None
    name = claim.subject.id if claim.subject else None
    return name, claim.measure and claim.measure.id, values, claim.period, claim.modality


@SETTINGS
@given(FRAGMENTS)
def test_a_quote_is_the_raw_text_of_its_span(text):
    """raw[start:end] == quote, the figure stands inside, and nothing raises."""
    document, found = claims_in(text)
    for claim in found:
        start, end = claim.span
        assert document.raw[start:end] == claim.quote
        assert start <= claim.figure[0] < claim.figure[1] <= end
        assert document.position(claim.figure[0])[0] <= claim.line


@SETTINGS
@given(texts())
def test_script_and_noise_change_no_claim(text):
    """Simplified, traditional and pinyin-noised text give the same claims."""
    plain = [told(c) for c in claims_in(text)[1]]
    traditional = text.translate(TRADITIONAL)
    noised = "".join(NOISE.get(c, c) for c in text)
    assert [told(c) for c in claims_in(traditional)[1]] == plain
    assert [told(c) for c in claims_in(noised)[1]] == plain


@SETTINGS
@given(texts())
def test_ids_are_unique_and_in_reading_order(text):
    """Two claims of an article never share an id."""
    found = claims_in(text)[1]
    assert len({c.id for c in found}) == len(found)
    assert [c.figure[0] for c in found] == sorted(c.figure[0] for c in found)


@settings(max_examples=25, deadline=None)
@given(texts(), texts())
def test_the_order_of_documents_never_matters(left, right):
    """Findings are the same whichever article is named first."""
    one = api.check_texts({"a": left, "b": right})
    two = api.check_texts({"b": right, "a": left})
    assert [f.fingerprint for f in one.findings] == [f.fingerprint for f in two.findings]
    assert one.claims == two.claims


@settings(max_examples=25, deadline=None)
@given(texts(), texts())
def test_an_unrelated_article_removes_no_finding(left, right):
    """What two articles contradict each other in does not depend on a third."""
    before = api.check_texts({"a": left, "b": right})
    after = api.check_texts({"a": left, "b": right, "c": "海面温度为18摄氏度。渔船有12艘。"})
    assert {f.fingerprint for f in before.findings} <= {f.fingerprint for f in after.findings}
