"""How sure a claim is, who says it, and whether it is denied."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import Literal

from claimcheck.claims.clauses import Clause
from claimcheck.claims.mentions import Mention
from claimcheck.claims.plan import Reading, Span
from claimcheck.claims.sentence import Sentence
from claimcheck.patterns import pattern_of
from claimcheck.records import Locus, Modality, Quantity

_QUOTE_OPEN = "“「『"
_QUOTE_CLOSE = "”」』"
_QUOTES = pattern_of(f"[{_QUOTE_OPEN}{_QUOTE_CLOSE}]")


_SUBORDINATE = pattern_of(r"\b(?:after|as|because|while|although|whereas|but|since)\b")
_OF_OTHERS = pattern_of(
    r"\s(?:that )?(?:(?:an?|the|its|their|of|by|market|analysts?'?|average|mean|Wall Street"
    r"|investors"
    r"|economists|[A-Z]\w+)\s){0,4}(?:had |have |has |was |were )?(?:been )?"
    r"(?:expected|forecast|estimated?|consensus|projected|predicted|guided)\b"
)


Mood = Reading[Modality]
_ASSERTED: Mood = Reading("asserted", "own", "")
Denial = Reading[Literal["affirmed", "negated"]]
Voice = Reading[str | None]
_NOBODY: Voice = Reading(None, "missing", "")


def modality(sentence: Sentence, quantity: Quantity) -> Mood:
    """How sure the text is of a figure, and by which words."""
    return sentence.first(quantity, _moods(sentence, quantity)) or _ASSERTED


def _mood(
    mood: Modality, step: str, match: re.Match[str], by: int = 0, *, own: bool = True
) -> Mood:
    """What the words of a match say of a figure."""
    at = match.start() + by, match.end() + by
    return Reading(mood, "own" if own else "sentence", step, at)


def _moods(sentence: Sentence, quantity: Quantity) -> Iterator[Mood | None]:
    """forecast, target or hypothetical by the words in front of the figure, else asserted.

    A condition reaches from an earlier clause to the end of its sentence; a forecast reaches from a
    verb of forecasting (预测, 预计) to the next semicolon.
    """
    words, text, said = sentence.words, sentence.text, sentence.said
    clause = sentence.clauses.at(quantity.num_start)
    own = text[clause.start : max(quantity.num_start, clause.start)]
    if words.language == "en":
        own = _SUBORDINATE.split(own)[-1]
        expected = _OF_OTHERS.match(text, quantity.end, clause.end)
        if expected:
            yield _mood("forecast", "modality:expected", expected)  # the 3.1% analysts had expected
    begin = quantity.num_start - len(own)
    sentence_ahead = text[sentence.start : quantity.num_start]
    condition = "modality.hypothetical" in said and words.hypothetical.search(sentence_ahead)
    if condition:
        here = bool(words.hypothetical.search(own))
        yield _mood("hypothetical", "modality:condition", condition, sentence.start, own=here)
    if "modality.consequence" in said and (match := words.consequence.search(own)):
        yield _mood("hypothetical", "modality:consequence", match, begin)
    if "modality.target" in said and (match := words.target.search(own)):
        yield _mood("target", "modality:target", match, begin)
    if "modality.forecast" in said and (match := words.forecast.search(own)):
        yield _mood("forecast", "modality:forecast", match, begin)
    yield _opposed(sentence, clause, own)
    if "modality.announcing" in said:
        yield from _announced(sentence, sentence_ahead, own)
    behind = text[quantity.end : clause.end]
    if words.language == "en" and (match := words.target.search(behind)):
        yield _mood("target", "modality:target-behind", match, quantity.end)


def _announced(sentence: Sentence, ahead: str, own: str) -> Iterator[Mood]:
    """预测, ...: what a verb of forecasting announces, up to a semicolon."""
    since = max(ahead.rfind(mark) for mark in ";；。")
    reach = ahead[since + 1 :]
    by = sentence.start + since + 1
    for match in sentence.words.announcing.finditer(reach):
        if (
            reach.startswith((",", ":", "“"), match.end())
            or match[0] in ("预测", "预言")
            or (_by_house(sentence, by + match.start()) and _OF_ANOTHER_TIME.search(own) is None)
        ):
            yield _mood("forecast", "modality:announced", match, by, own=False)


def _opposed(sentence: Sentence, clause: Clause, own: str) -> Mood | None:
    """Sees A with half of it, against 8% for B: what is held against a forecast is one."""
    if sentence.words.language != "en" or not _OPPOSED.fullmatch(own):
        return None
    for before in sentence.clauses.before(clause)[:1]:
        match = sentence.words.forecast.search(sentence.text, before.start, before.end)
        return _mood("forecast", "modality:forecast", match, own=False) if match else None
    return None


_OPPOSED = pattern_of(r"\s*(?:against|versus)\s(?:just |only |about |around )?")
# 高盛预计明年增长20%,去年为10%: what has its own time is no part of the forecast
_OF_ANOTHER_TIME = pattern_of(r"\d年|[去今上前当]年|[上本]季|\d月|目前|此前|如今|现在")


def _by_house(sentence: Sentence, verb: int) -> bool:
    """伯恩斯坦预期X会拿下一半,Y只剩8%: a house right in front of the verb forecasts both."""
    at = bisect_left(sentence.mentions, verb, key=attrgetter("start"))
    return any(
        0 <= verb - m.end <= 2 and m.what == "entity" and sentence.roles.get(m.start) == "source"
        for m in sentence.mentions[max(0, at - 2) : at]
    )


PLANNED = "modality:planned"


def planned(sentence: Sentence, quantity: Quantity, mood: Mood, measure: str) -> bool:
    """What a company will spend is up to it: a forecast of it is a target."""
    return (
        mood.value == "forecast"
        and measure in sentence.words.data["planned"]
        and sentence.allows(quantity, PLANNED)
    )


def polarity(sentence: Sentence, quantity: Quantity) -> Denial:
    """Whether the words right in front of the figure deny it, or its sentence as a whole."""
    if "negation" in sentence.said:
        clause = sentence.clauses.at(quantity.num_start)
        begin = max(clause.start, quantity.start - 12)
        ahead = sentence.text[begin : quantity.start]
        denials = list(sentence.words.negation.finditer(ahead))
        if denials and len(ahead) - denials[-1].end() <= 5 and sentence.allows(quantity, DENIED):
            at = begin + denials[-1].start(), begin + denials[-1].end()
            return Reading("negated", "own", DENIED, at)
    if "denial" in sentence.said:
        whole = sentence.words.denial.search(sentence.text, sentence.start, sentence.end)
        if whole is not None and sentence.allows(quantity, DENIED_WHOLE):
            return Reading("negated", "sentence", DENIED_WHOLE, whole.span())
    return _AFFIRMED


_AFFIRMED: Denial = Reading("affirmed", "own", "")
DENIED, DENIED_WHOLE = "polarity:negation", "polarity:denial"


def source(sentence: Sentence, quantity: Quantity, open_source: str | None) -> Voice:
    """Whom the text attributes the figure to."""
    found = sentence.first(quantity, _voices(sentence, quantity, open_source))
    return found or _NOBODY


def _voices(
    sentence: Sentence, quantity: Quantity, open_source: str | None
) -> Iterator[Voice | None]:
    """The answers of the readers, from the nearest words to the farthest.

    A cited house or a speaker in front of the figure in the same sentence (up to a semicolon), else
    the speaker of a quotation that is still open.
    """
    reach = sentence.text.rfind(";", sentence.start, quantity.num_start)
    begin = sentence.start if reach < 0 else reach + 1
    sources = [
        m for m in sentence.names if sentence.roles.get(m.start) == "source" and begin <= m.start
    ]
    ahead = [m for m in sources if m.end <= quantity.start]
    if ahead:
        locus: Locus = "own" if _same_clause(sentence, ahead[-1], quantity) else "sentence"
        at = ahead[-1].start, ahead[-1].end
        yield Reading(_with_paper(sentence, ahead[-1]), locus, "source:speaker", at)
    behind = _said_behind(sentence, quantity, sources)
    if behind is not None:
        at = behind.start, behind.end
        yield Reading(behind.text, "sentence", "source:speaker-behind", at)
    yield from _plain_sources(sentence, begin, quantity)
    if open_source is not None:
        yield Reading(open_source, "inherited", "source:quotation")


_SAID = pattern_of(
    r"(?: analysts?| data| figures| report| chief executive| [\w ]{0,30}?)?\s(?:said|says"
    r"|reported|estimates|estimated|forecast"
    r"|forecasts|showed|shows|noted|predicts|reckons)(?:\s(?:on|in|late|this|last|earlier)\b[^,.;]*)?(?=[.,;”\"]|$)"
)


_SAID_BY = pattern_of(r",\s(?:said|says|reported|noted|estimates)(?: the)?(?: [a-z-]+){0,3} $")


def _said_behind(sentence: Sentence, quantity: Quantity, sources: list[Mention]) -> Mention | None:
    """Shipments rose 6.5%, Halden Insight said: the speaker that closes an English sentence."""
    if sentence.words.language != "en":
        return None
    for mention in sources:
        between = sentence.text[quantity.end : mention.start]
        if mention.start >= quantity.end and ";" not in between:
            told = _SAID.match(sentence.text, mention.end, sentence.end)
            return mention if told or _SAID_BY.search(between) else None
    return None


def _same_clause(sentence: Sentence, mention: Mention, quantity: Quantity) -> bool:
    return sentence.clauses.at(mention.start).index == sentence.clauses.at(quantity.num_start).index


def _with_paper(sentence: Sentence, mention: Mention) -> str:
    """The name, with the title that follows it: 应用材料公司CEO."""
    behind = sentence.text[mention.end : mention.end + 12]
    title = re.match(r"(?:公司|集团)?(?:的)?", behind)
    roles = sentence.words.roles.match(behind, title.end() if title else 0)
    return mention.text + behind[: roles.end()] if roles else mention.text


_PAPERS = ("数据", "资料", "财报", "报告", "研报", "统计", "调查")
_OPEN_WITH = (
    "表示", "称", "指出", "认为", "透露", "坦言", "预计", "预测", "直言", "说", "介绍", "强调",
    "预估", "估", "统计", "解释", "分析", "警告", "发布数据", "公布数据", "(?:的)?数据显示",
    "报告显示",
)  # fmt: skip
_HE_OPENS_WITH = (
    "声称", "表示", "称", "指出", "认为", "说", "断言", "强调", "透露", "预计", "预测",
)  # fmt: skip
NEEDED = {  # words without which there is no such source
    "voice.cited": ("据", "按照"),
    "voice.papers": _PAPERS,
    "voice.verbs": (*(w.rpartition("?")[2] for w in _OPEN_WITH), *_HE_OPENS_WITH),
}
_SPEAKER = pattern_of(
    r"(?:(?<![数证依占])据|按照)(?P<who>[^,;:。]{2,16}?)(?:的)?(?:数据|报告|报道|统计|预测|消息|显示|披露|估算|介绍|测算|称|,)"
)
_PAPER = pattern_of(
    rf"(?:^|[,。;]|其)(?P<who>[^,;:。“”]{{0,10}}?(?:{'|'.join(_PAPERS)}))(?:显示|表明|指出|称)"
)
_SAYS = pattern_of(
    r"(?:^|[。;])(?P<who>[^,;:。“”]{2,20}?)(?:\d{1,2}日)?(?:在[^,。]{2,14})?(?:最新|联合)?"
    rf"(?:{'|'.join(_OPEN_WITH)})[,:]"
)
_NO_SPEAKER = pattern_of(r"(?:据|根据|可以|应该|值得|总体|也就是|换句话|简单|坦率|其中|对此|记者)")
_BEHIND_QUOTE = pattern_of(
    r"[\s]*(?P<who>[^,;:。“”\s]{2,16}?)(?:称|说|表示|指出|透露|介绍|认为|坦言|强调|解释)"
)
_SAYS_EN = pattern_of(
    r"(?:according to|citing) (?P<who>[A-Z][\w&.' -]{2,40}?)(?:[,.]| said| data| report|$)",
    re.IGNORECASE,
)


def _plain_sources(sentence: Sentence, begin: int, quantity: Quantity) -> Iterator[Voice | None]:
    """Sources that are no known name: 公开资料显示, 据业内人士称."""
    ahead = sentence.text[begin : quantity.start]
    if sentence.words.language == "en":
        match = _SAYS_EN.search(sentence.text[begin : sentence.end])
        if match:
            yield _cited(match["who"].strip(), "source:according", match.span("who"), begin)
        return
    said = sentence.said
    if "voice.cited" in said and (match := _SPEAKER.search(ahead)):
        yield _cited(match["who"].strip("的 "), "source:cited", match.span("who"), begin)
    if "voice.papers" in said and (match := _PAPER.search(ahead)):
        yield _cited(match["who"].strip("的 "), "source:paper", match.span("who"), begin)
    if "attribution.verbs" in said:
        yield _spoken(_titled_speaker(sentence, ahead), "source:titled")
    if "voice.verbs" in said:
        yield _spoken(_pronoun_speaker(sentence, ahead), "source:pronoun")
        yield _spoken(_plain_speaker(ahead), "source:opening")
    yield _spoken(_speaker_behind(sentence), "source:behind")


def _cited(who: str, step: str, at: Span, by: int) -> Voice:
    return Reading(who, "sentence", step, (at[0] + by, at[1] + by))


def _spoken(who: str | None, step: str) -> Voice | None:
    return Reading(who, "sentence", step) if who else None


def _plain_speaker(ahead: str) -> str | None:
    """鑫锂咨询预计, ...: whoever opens the sentence in front of a verb of saying and a comma."""
    match = _SAYS.search(ahead)
    if match is None or _NO_SPEAKER.match(match["who"]):
        return None
    return match["who"].strip("的 ")


def _speaker_behind(sentence: Sentence) -> str | None:
    """“...五成左右。”财务总监沈岩称: the speaker of a quotation that ends right here."""
    text, end = sentence.text, sentence.end
    while end > sentence.start and text[end - 1].isspace():
        end -= 1
    if end == sentence.start or text[end - 1] not in _QUOTE_CLOSE:
        return None
    match = _BEHIND_QUOTE.match(text, sentence.end, sentence.end + 24)
    return match["who"] if match else None


_HE_SAYS = pattern_of(rf"(?:他|她|其)(?:还|也|同时|进一步)?(?:{'|'.join(_HE_OPENS_WITH)})")


def _pronoun_speaker(sentence: Sentence, ahead: str) -> str | None:
    """他声称: the titled person that the sentence named before."""
    said = _HE_SAYS.search(ahead)
    if said is None:
        return None
    titles = list(sentence.words.roles.finditer(ahead, 0, said.start()))
    if not titles:
        return None
    name = re.match(
        r"[一-鿿·]{2,4}?(?=最近|日前|近日|在|于|对|向|[,。])", ahead[titles[-1].end() :]
    )
    owner = re.search(r"[一-鿿]{0,8}$", ahead[: titles[-1].start()])
    return (owner[0] if owner else "") + titles[-1][0] + (name[0] if name else "")


def _titled_speaker(sentence: Sentence, ahead: str) -> str | None:
    """A person with a title in front of a verb of saying."""
    for verb in sentence.words.says.finditer(ahead):
        clause = re.split(r"[,;:。“”]", ahead[: verb.start()])[-1]
        titles = list(sentence.words.roles.finditer(clause))
        if titles and len(clause) <= 24:
            return clause.strip()
    return None


def open_quotation(sentence: Sentence, before: str | None, speaker: str | None) -> str | None:
    """The speaker after this sentence: of a quotation it leaves open, else None."""
    marks = _QUOTES.findall(sentence.text, sentence.start, sentence.end)
    if not marks:
        return before
    opened = sum(mark in _QUOTE_OPEN for mark in marks)
    depth = 2 * opened - len(marks)
    if depth > 0:
        return speaker or before
    if depth < 0:
        return None
    return before
