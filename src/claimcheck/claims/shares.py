"""The share family: a percentage is told by the whole it is taken of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from claimcheck import lexicon as lexicon_files
from claimcheck.claims.clauses import Clause
from claimcheck.claims.sentence import Sentence
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import Quantity

_PART_OF = pattern_of(
    r"([^,。;的占把将从]{2,14}?)(?:的|有|中|里|中有|里有|有约)(?:约|近|超过?|大约)?$"
)
_TOPIC_ENDS = ("中", "里", "方面", "上", "领域", "内")
_OF_A_MARKET = ("sales_share", "revenue_share", "shipment_share")
LEVELS = ("point", "range", "bound", "change", "ratio")


@record
class Share:
    """A share that the text states.

    Attributes:
        measure: id, None for a share of something no rule knows.
        denominator: what the whole is called ("revenue"), "" where the text does not say.
        whole: working span of the words that name the whole; start = end for none.
        verb: working offset of 占, or of the figure.
        text: the surface that stands for the measure.
    """

    measure: str | None
    denominator: str
    whole: tuple[int, int]
    verb: int
    text: str


@lru_cache(maxsize=2)
def _table(language: str) -> dict[str, Any]:
    table: dict[str, Any] = lexicon_files.read_data(f"{language}/shares.yaml")
    return table


@lru_cache(maxsize=2)
def _verbs(language: str) -> re.Pattern[str]:
    words = sorted(_table(language)["verbs"], key=len, reverse=True)
    body = "|".join(map(re.escape, words))
    return pattern_of(
        rf"\b(?:{body})\b" if language == "en" else rf"(?<!市)(?:{body})(?![领用有率比地])"
    )


def says(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb of shares (commands, accounts for) stands in a short stretch in English."""
    if sentence.words.language != "en" or end - start > 40:
        return False
    return _verbs("en").search(sentence.text, start, end) is not None


def read(sentence: Sentence, quantity: Quantity) -> Share | None:
    """The share that a percentage is, None for a percentage of another sort."""
    if quantity.unit != "percent" or quantity.kind not in LEVELS:
        return None
    if quantity.direction:
        if sentence.words.language == "en" and quantity.kind != "change":  # had climbed to 31%
            return _named_share(sentence, quantity, sentence.clauses.at(quantity.num_start))
        return _told_back(sentence, quantity)
    return (
        _english(sentence, quantity)
        if sentence.words.language == "en"
        else _chinese(sentence, quantity)
    )


# zero percent of the Chinese market, down from 95%
_BEFORE_THE_COMMA = pattern_of(r"[^%]{0,24}?(?:%|per ?cent) of (?P<whole>[^,;.%]{2,60}),")


def _told_back(sentence: Sentence, quantity: Quantity) -> Share | None:
    """A change whose end is told first, with the whole that it is a share of."""
    if quantity.kind != "change" or sentence.words.language != "en":
        return None
    match = _BEFORE_THE_COMMA.match(sentence.text, quantity.start, quantity.end)
    if match is None:
        return None
    start, end = match.span("whole")
    for rule in _table("en")["wholes"]:
        if any(re.search(rf"\b{re.escape(w)}$", match["whole"].lower()) for w in rule["words"]):
            return Share(
                rule["measure"], rule["denominator"], (start, end), quantity.start, match["whole"]
            )
    return None


def _chinese(sentence: Sentence, quantity: Quantity) -> Share | None:
    clause = sentence.clauses.at(quantity.num_start)
    ahead = sentence.text[clause.start : quantity.start]
    called = _PART_NAMED.search(ahead)
    if called is not None:
        start, end = (clause.start + at for at in called.span("whole"))
        measure, denominator = _of(called["whole"], "", "", "zh", only_behind=True)
        if measure is not None:
            return Share(measure, denominator, (start, end), start, called[0])
    verbs = list(_verbs("zh").finditer(ahead))
    if verbs and not sentence.between(clause.start + verbs[-1].end(), quantity.num_start):
        start, end = clause.start + verbs[-1].end(), quantity.start
        whole = sentence.text[start:end]
        if len(whole) <= 24:
            behind = sentence.text[quantity.end : min(clause.end, quantity.end + 10)]
            topic = _topic(sentence, clause)
            subject = sentence.text[slice(*topic)] + ahead[: verbs[-1].start()]
            measure, denominator = _of(whole, behind, subject, "zh")
            verb = start
            if topic[0] < topic[1] and not whole.strip("了约仅近 "):  # 在X的收入中,中国占40%
                start, end = topic
            text = sentence.text[clause.start + verbs[-1].start() : quantity.start].rstrip(
                "的 约近"
            )
            return Share(measure, denominator, (start, end), verb, text)
    held = _held(sentence, quantity, clause)
    if held is not None:
        return held
    part = _part_of(sentence, quantity, clause) or _taken_out(sentence, quantity, clause)
    if part is not None:
        return part
    behind = sentence.text[quantity.end : clause.end]
    moved = _moved().match(behind)
    if moved is not None:
        return Share(None, "", (quantity.start, quantity.start), quantity.start, moved[1])
    thing = re.match(r"\s?(?:的)?\s?([^,。;的占]{2,12})", behind)
    if thing and not re.match(r"(?:的)?(?:以上|以下|左右|速度|增速|增长|涨幅|降幅|幅度)", behind):
        measure, denominator = _of(thing[1], "", "", "zh", only_behind=True)
        if measure is not None and measure != "market_share":
            start = quantity.end + thing.start(1)
            measure = _levied(sentence, clause, measure)
            return Share(
                measure, denominator, (start, quantity.end + thing.end(1)), quantity.start, thing[1]
            )
    return None


def _of(
    whole: str, behind: str, subject: str, language: str, only_behind: bool = False
) -> tuple[str | None, str]:
    places = (whole,) if only_behind else (whole, behind, subject)
    for rule in _table(language)["wholes"]:  # market, the widest, comes last in the table
        if any(word in place.lower() for word in rule["words"] for place in places):
            return rule["measure"], rule["denominator"]
    return None, ""


def whole_of(words: str, language: str) -> tuple[str | None, str]:
    """The share that is taken of what words name, and what its whole is called."""
    return _of(words, "", "", language, only_behind=True)


def _english(sentence: Sentence, quantity: Quantity) -> Share | None:
    clause = sentence.clauses.at(quantity.num_start)
    named = _named_share(sentence, quantity, clause)
    if named is not None:
        return named
    end = _end_of_list(sentence, quantity, clause)
    behind = sentence.text[end : clause.end]
    inside = sentence.text.endswith((" the", " of"), quantity.start, end)  # half (of) the market
    of = re.match(r"\s?of\s([^,;.]{2,60})" if not inside else r"\s([^,;.]{2,60})", behind)
    if of is None:
        return None
    words = of[1].split()
    wholes = [" ".join(words[:size]) for size in range(1, min(len(words), 9) + 1)]
    for rule in _table("en")["wholes"]:  # market, the widest, comes last
        for whole in wholes:
            if any(re.search(rf"\b{re.escape(w)}$", whole.lower()) for w in rule["words"]):
                start = end + of.start(1)
                place = (start, start + len(whole))
                measure, denominator = rule["measure"], rule["denominator"]
                if measure == "sales_share" and _OF_ACCOUNTS.fullmatch(whole):
                    measure, denominator = "revenue_share", "revenue"
                ahead = sentence.text[clause.start : quantity.start]
                if measure == "revenue_share" and _hands_over().search(ahead):
                    measure = "levy_rate"
                if measure in _OF_A_MARKET and _LED.search(ahead) and not _OWNED.search(whole):
                    measure, denominator = (
                        "market_share",
                        "market",
                    )  # led the market with 36% of sales
                return Share(measure, denominator, place, quantity.start, whole)
    if _verbs("en").search(sentence.text[max(clause.start, quantity.start - 30) : quantity.start]):
        start = end + of.start(1)
        return Share(None, "", (start, start + len(of[1])), quantity.start, of[1])
    return None


# China's share of Nvidia's revenue was 40%; had a share of 40% of group sales
_SHARE_OF = pattern_of(
    r"\bshare (?:of (?:the )?[A-Z][\w ]{1,30}? in |of |in )"
    r"(?P<whole>[^,;.()%\d]{2,60}?)(?=[,;.(]|\s(?:was|is|stood|stands|came|fell|rose|reached|hit|dropped|had|has|climbed|jumped|grew"
    r"|slipped|declined|surged|slid|shrank|would|will|could|may|of|at|in)\b)"
)
_OF_OR_TO = pattern_of(
    r"(?:\sof|\sto|\sin|\(of)\s(?P<whole>[^,;.()%\d]{2,60}?)(?=[,;.()]|\sin\b|$)"
)
# Wholes that are not to be read so: a share of the market is told by other words around it.
_NOT_NAMED = ("market_share", "respondent_share", "portfolio_share", "shareholding")


def _named_share(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
    """A share of somebody's revenue, where the word share stands in front of the figure."""
    text = sentence.text
    word = text.rfind("share", clause.start, quantity.start)
    if word < 0 or "market share" in text[max(clause.start, word - 7) : word + 5]:
        return None
    ahead = _SHARE_OF.search(text, word, quantity.start)
    stop = sentence.end if text[quantity.end : clause.end].strip() == "" else clause.end
    match = ahead or _OF_OR_TO.match(text, quantity.end, stop)
    if match is None and ahead is None:
        match = _OF_OR_TO.search(text, quantity.end, min(clause.end, quantity.end + 60))
    if match is None:
        return None
    whole = match["whole"].strip()
    for rule in _table("en")["wholes"]:
        if rule["measure"] in _NOT_NAMED:
            continue
        if any(re.search(rf"\b{re.escape(w)}$", whole.lower()) for w in rule["words"]):
            place = (match.start("whole"), match.start("whole") + len(whole))
            measure, denominator = rule["measure"], rule["denominator"]
            if measure == "sales_share" and _OF_ACCOUNTS.fullmatch(whole):
                measure, denominator = "revenue_share", "revenue"
            return Share(measure, denominator, place, quantity.start, whole)
    return None


# 中国在英伟达营收中的占比达40%, 占北辰汽车营业收入的比重为40%
_PART_NAMED = pattern_of(
    r"[在占](?P<whole>[^,;。在占\d]{2,16}?(?:营收|收入|销售额|营业额|利润))(?:中|里)?的?(?:占比|比重|比例|份额)"
)
# 40% of sales: of a company's accounts; of EV sales, of China's sales they may be cars
_OF_ACCOUNTS = pattern_of(
    r"(?:(?:its|their|our|the (?:company|group|firm)['’]s"
    r"|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2}['’]s?) )?"
    r"(?:annual |overall |total |global |worldwide )?sales"
)
_LED = pattern_of(
    r"\b(?:led|leads|leading|tops|topped|dominated|dominates) (?:the )?[\w -]{0,24}market\b"
)
_OWNED = pattern_of(
    r"(?:'s|’s|\bits|\btheir|\bour|\bgroup)\s"
)  # a part of somebody's revenue, not of a market's


def _held(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
    """70% 的高端GPU掌握在 X 手中, 90% 靠 X 供应: the holder's share of the thing in front of it."""
    behind = sentence.text[quantity.end : clause.end]
    holders = [at for at, role in sentence.roles.items() if role == "holder"]
    if not any(quantity.end <= at < clause.end for at in holders):
        return None
    markers: dict[str, str | None] = dict(_table("zh")["inverted"])
    given = sentence.words.given.search(behind)
    if given is not None:
        markers[given[0]] = None
    for marker, measure in markers.items():
        at = behind.find(marker)
        if at < 0:
            continue
        thing = re.match(r"(?:的|以上|以上的)?([^,、。;\d]*)", behind[:at])
        whole = thing[1] if thing else ""
        start = quantity.end + (thing.start(1) if thing else 0)
        ahead = sentence.text[max(clause.start, quantity.start - 20) : quantity.start]
        if not ahead.strip():  # 半导体专利,将近四成由中国提交
            for before in sentence.clauses.before(clause)[:1]:
                free = not sentence.quantities_in(before)
                ahead = (
                    sentence.text[max(before.start, before.end - 20) : before.end] if free else ""
                )
        told, _whole = _of(whole or ahead, "", "", "zh", only_behind=True)
        if told not in (None, "market_share"):
            measure = told
        found = [r["denominator"] for r in _table("zh")["wholes"] if r["measure"] == measure]
        if found:
            text = whole if given is not None and marker == given[0] else marker
            return Share(measure, found[0], (start, start + len(whole)), quantity.start, text)
    return None


def _part_of(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
    """将营收的15%上缴: a part of an amount; handed over, it is a levy."""
    match = _PART_OF.search(sentence.text[clause.start : quantity.start])
    if match is None or match[1].endswith(tuple(_table("zh")["not_wholes"])):
        return None
    taken = list(_taken().finditer(match[1]))
    start, end = match.span(1)
    start += taken[-1].end() if taken else 0
    whole = match[1][start - match.start(1) :]
    measure, denominator = _of(whole, "", "", "zh", only_behind=True)
    if measure is None:
        return None
    measure = _levied(sentence, clause, measure)
    start, end = clause.start + start, clause.start + end
    return Share(measure, denominator, (start, end), start, whole)


def _taken_out(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
    """从销售收入里抽走25%: a levy, where the part that is handed over stands behind the verb."""
    match = _out_of().search(sentence.text, clause.start, quantity.start)
    if match is None:
        return None
    measure, denominator = _of(match["whole"], "", "", "zh", only_behind=True)
    if measure != "revenue_share":
        return None
    return Share("levy_rate", denominator, match.span("whole"), match.start(), match["verb"])


@lru_cache(maxsize=1)
def _out_of() -> re.Pattern[str]:
    verbs = "|".join(sorted(_table("zh")["handed_over"], key=len, reverse=True))
    return pattern_of(
        rf"从(?P<whole>[^,;:。从]{{2,16}}?)(?:里|中|当中|里头|里面|内)?[就再先要须得都]?(?P<verb>{verbs})"
        r"(?:了|走|出)?约?$"
    )


def _levied(sentence: Sentence, clause: Clause, measure: str) -> str:
    """A levy, where a part of revenue is handed over; else the measure."""
    rest = sentence.text[clause.start : sentence.end]
    over = measure == "revenue_share" and any(w in rest for w in _table("zh")["handed_over"])
    return "levy_rate" if over else measure


@lru_cache(maxsize=1)
def _hands_over() -> re.Pattern[str]:
    words = sorted(_table("en")["handed_over"], key=len, reverse=True)
    return pattern_of(rf"\b(?:{'|'.join(words)})\b[^,;.]{{0,40}}$")


@lru_cache(maxsize=1)
def _moved() -> re.Pattern[str]:
    """53%送进中国: where a part goes."""
    words = sorted(_table("zh")["moved"], key=len, reverse=True)
    return pattern_of(rf"(?:以上|左右)?(?:都|被|则|就|已|已经)?({'|'.join(words)})")


@lru_cache(maxsize=1)
def _taken() -> re.Pattern[str]:
    """拿下中国市场的一半: what somebody has a part of begins behind the verb."""
    return pattern_of(
        "(?:" + "|".join(sorted(_table("zh")["takes"], key=len, reverse=True)) + ")了?"
    )


def _topic(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """半导体专利中,中国占全球38%: a short clause in front without a figure sets the whole."""
    for before in sentence.clauses.before(clause)[:1]:
        text = sentence.text[before.start : before.end]
        if len(text) <= 24 and not sentence.quantities_in(before) and text.endswith(_TOPIC_ENDS):
            start = before.start + text.startswith("在")
            ends = (end for end in sorted(_TOPIC_ENDS, key=len, reverse=True))
            last = next(end for end in ends if text.endswith(end))
            return start, before.end - len(last)
    return (0, 0)


def _end_of_list(sentence: Sentence, quantity: Quantity, clause: Clause) -> int:
    """25%, 65% and 40% of their revenue: the whole stands behind the last figure of the list."""
    end = quantity.end
    for other in sentence.quantities_in(clause):
        if other.start > end and re.fullmatch(r",?\s(?:and\s)?", sentence.text[end : other.start]):
            end = other.end
    return end
