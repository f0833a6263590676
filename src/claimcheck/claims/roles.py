"""What part each name plays in its sentence, before any slot is filled.

subject     may hold the figure
market      a region that narrows it (在中国市场, 对华)
segment     a class of goods
comparand   what it is compared with
source      who says it
holder      stands behind the figure and holds it (流向寒武纪)
object      stands behind a word of cause or dealing (受惠于, 供应给, thanks to) or of going
            somewhere (到北京): it holds no figure
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from claimcheck.claims import against
from claimcheck.claims.mentions import Mention
from claimcheck.claims.sentence import Sentence
from claimcheck.patterns import pattern_of

REGIONS = ("country", "region")
_NO_RIVALS = (*REGIONS, "segment")
_DATA = pattern_of(r"(?:数|证|占|依|盘)据$")  # words that only end like 据
_SPEECH = (
    "说",
    "称",
    "表示",
    "认为",
    "指出",
    "声称",
    "宣称",
    "承认",
    "透露",
    "said",
    "says",
    "told",
)


def assign(sentence: Sentence) -> None:
    """Fill `sentence.roles`."""
    entities = [m for m in sentence.mentions if m.what == "entity"]
    for at, mention in enumerate(entities):
        sentence.roles[mention.start] = _role(sentence, mention, entities, at)


def _role(sentence: Sentence, mention: Mention, entities: list[Mention], at: int) -> str:
    if mention.kind == "segment":
        return "segment"
    if _is_source(sentence, mention):
        return "source"
    if against.is_comparand(sentence, mention):
        return "comparand"
    if _is_holder(sentence, mention):
        return "holder"
    if mention.kind in REGIONS and _is_visited(sentence, mention):
        return "object"
    if mention.kind in REGIONS and _is_market(sentence, mention, entities, at):
        return "market"
    return "object" if _is_object(sentence, mention) else "subject"


def _is_object(sentence: Sentence, mention: Mention) -> bool:
    """受惠辉达急单, thanks to Apple's orders: a name that only explains."""
    ahead = sentence.text[max(sentence.start, mention.start - 30) : mention.start]
    if (
        sentence.words.language == "en"
        and mention.id is None
        and _tells_whence(sentence, mention, ahead)
    ):
        return True
    if mention.kind in REGIONS:
        return sentence.words.language == "en" and _describes(sentence, mention, ahead)
    said = sentence.said
    if "dealing" in said and sentence.words.dealing.search(ahead) is not None:
        return True
    if "bought_from.deal" in said and _sells(sentence, mention):
        return True
    if (
        "paid.to" in said
        and sentence.words.language != "en"
        and sentence.words.paid_to.search(ahead)
    ):
        return True
    fits = "fitted" in said and sentence.words.fitted.search(ahead)
    if fits and _FITS.match(sentence.text, mention.end):
        return True
    if sentence.words.language != "en" or _OWNS.match(sentence.text, mention.end):
        return False
    return _PREPOSITION.search(ahead) is not None


def _is_visited(sentence: Sentence, mention: Mention) -> bool:
    """到北京, 飞抵上海后: where somebody goes is no market of what is told."""
    if "market.visited" not in sentence.said:
        return False
    ahead = sentence.text[max(sentence.start, mention.start - 4) : mention.start]
    goes = ahead.endswith(sentence.words.visited)
    return goes and _THERE.match(sentence.text, mention.end, sentence.end) is not None


_THERE = pattern_of(r"(?:了|后|之后|时|期间|访问|出差|出席|参加|考察|会见|见)|[,;:。]|$")
_FITS = pattern_of(r"(?:系列|芯片|处理器|平台|系统|架构)?的(?=[^,;:。\d的]{0,12}[A-Za-z一-鿿])")


def _sells(sentence: Sentence, mention: Mention) -> bool:
    """向西门子、发那科采购数控系统: those that something is bought from."""
    clause = sentence.clauses.at(mention.start)
    start, end = max(clause.start, mention.start - 24), min(clause.end, mention.end + 24)
    found = sentence.words.bought_from.finditer(sentence.text, start, end)
    return any(m.start() < mention.start and mention.end <= m.start("deal") for m in found)


_OWNS = pattern_of(r"(?:'s|’s|')\s")
_PREPOSITION = pattern_of(
    r"\b(?:in|of|to|from|for|with|by|at|on|over|against|including|like|than|into|via|under|between"
    r"|among|through|behind|ahead of|around|alongside|beside)\s(?:the |its |a |an )?"
    r"(?:(?:[A-Z][a-z]+\s)?[a-z-]+\s)?$"
)


_WHENCE = pattern_of(
    r"(?:-based)?\s(?:[a-z-]+\s){0,3}(?:carrier|company|firm|group|maker|airline|retailer|startup|bank"
    r"|carmaker|automaker|chipmaker|drugmaker|developer|manufacturer|supplier|operator|insurer|foundry|lender|brand)\b"
)


_APPOSED = pattern_of(r"\w, (?:the|an?)\s$")
_NOUNS_AND_COMMA = pattern_of(r"(?:-based)?(?:\s[a-z-]+){1,3},")


def _tells_whence(sentence: Sentence, mention: Mention, ahead: str) -> bool:
    """Skandia Wings, the Oslo low-cost carrier: a place that no entry knows, in a description."""
    if _APPOSED.search(ahead) and _NOUNS_AND_COMMA.match(sentence.text, mention.end):
        return True
    article = re.search(r"\b(?:the|an?)\s$", ahead, re.IGNORECASE)
    return article is not None and _WHENCE.match(sentence.text, mention.end) is not None


_WHERE = r"(?:-(?:based|only|made|built|specific|bound|focused|born|led|owned|backed|listed))"


def _describes(sentence: Sentence, mention: Mention, ahead: str) -> bool:
    """The U.S. chip designer, a German carmaker: a country that tells where somebody is from."""
    if not re.search(r"\b(?:the|an?|its|rival|fellow)\s(?:[a-z-]+\s)?$", ahead, re.IGNORECASE):
        return False
    noun = re.match(rf"{_WHERE}?\s[a-z]", sentence.text[mention.end : mention.end + 12])
    measured = any(m.what == "measure" and m.start == mention.end + 1 for m in sentence.mentions)
    return noun is not None and not measured


def _is_source(sentence: Sentence, mention: Mention) -> bool:
    words, text = sentence.words, sentence.text
    ahead = text[max(sentence.start, mention.start - 14) : mention.start]
    said = sentence.said
    cited = list(words.according.finditer(ahead)) if "attribution.prefixes" in said else []
    since = ahead[cited[-1].end() :] if cited else ""
    if (
        cited
        and len(since) <= 6
        and not re.search(r"[,;:。]", since)
        and not _DATA.search(ahead[: cited[-1].end()])
    ):
        return _cites(sentence, mention, cited[-1][0])
    behind = text[mention.end : min(sentence.end, mention.end + 24)]
    verb = words.says.search(behind) if "attribution.verbs" in said else None
    if verb is not None:
        between = behind[: verb.start()]
        if not re.search(r"[,;。!?\d]", between) and (
            len(between) <= 2 or _titled(sentence, between)
        ):
            plain = not between.strip() and (
                verb[0].lower() in _SPEECH or _announces(sentence, mention, behind[verb.end() :])
            )
            speakers = ("person", "organisation", "government")
            return mention.source or mention.kind in speakers or plain or _titled(sentence, between)
    return mention.source


_OF_PAPERS = pattern_of(r"[^,。;]{0,8}?(?:数据|报告|统计|消息|资料|调查|研究|财报)")
_BODY = pattern_of(r"[一-鿿]")


def _cites(sentence: Sentence, mention: Mention, prefix: str) -> bool:
    """据江西省民政厅 cites the office, not the province; 来自中国的营收 cites nobody."""
    text = sentence.text
    if prefix == "来自":
        return _OF_PAPERS.match(text, mention.end, sentence.end) is not None
    if mention.kind not in REGIONS or _BODY.match(text, mention.end) is None:
        return True
    return _OF_PAPERS.match(text, mention.end, mention.end + 5) is not None


def _announces(sentence: Sentence, mention: Mention, rest: str) -> bool:
    """InfoLink统计, 中信证券预计: the verb and a comma follow the name that opens the clause."""
    clause = sentence.clauses.at(mention.start)
    opens = not sentence.text[clause.start : mention.start].strip(" “")
    return opens and rest[:1] in (",", ":", "“")


def _titled(sentence: Sentence, between: str) -> bool:
    """Between a name and its verb of saying stand only titles, papers or another name."""
    words = sentence.words
    return bool(words.roles.search(between) or words.papers.search(between)) and len(between) <= 20


def _is_holder(sentence: Sentence, mention: Mention) -> bool:
    if "inverted" not in sentence.said and "given" not in sentence.said:
        return False
    clause = sentence.clauses.at(mention.start)
    before = [q for q in sentence.quantities_in(clause) if q.end <= mention.start]
    if not before:
        return False
    between = sentence.text[before[-1].end : mention.start]
    for marks, ahead in ((sentence.words.inverted, _ANYTHING), (sentence.words.given, _THING)):
        found = list(marks.finditer(between))
        if found and len(between) - found[-1].end() <= 4:
            return ahead.fullmatch(between, 0, found[-1].start()) is not None
    return False


_ANYTHING = pattern_of(r"(?s:.*)")
# 一半以上的订单交给X; in 收入的15%交给X no thing is named, and X holds none
_THING = pattern_of(r"(?:以上|以下|左右)?(?:的| of (?:its |their |the |all )?)[^,;。\d]{2,16}")


def _is_market(sentence: Sentence, mention: Mention, entities: list[Mention], at: int) -> bool:
    words, text = sentence.words, sentence.text
    if mention.id == "global" or _is_part_of_revenue(sentence, mention):
        return True
    ahead = text[max(sentence.start, mention.start - 10) : mention.start].rstrip()
    ahead = ahead.removesuffix(" the")  # to the United States
    behind = text[mention.end : mention.end + 10].lstrip()
    clause = sentence.clauses.at(mention.start)
    if ahead.lower().endswith(words.market_before) and any(
        _ends_with_word(ahead, w, words.language) for w in words.market_before
    ):
        return True
    first = bisect_left(entities, clause.start, key=_start)
    last = bisect_left(entities, clause.end, key=_start)
    rivals = [
        e
        for e in entities[first:last]
        if e is not mention and sentence.roles.get(e.start) != "source" and e.kind not in _NO_RIVALS
    ]
    touching = slice(
        bisect_left(entities, mention.end, key=_start),
        bisect_left(entities, mention.end + 2, key=_start),
    )
    goods = next((e for e in entities[touching] if e.kind == "segment"), None)
    if goods is not None:
        behind = text[goods.end : goods.end + 10].lstrip()
    if behind.startswith(words.market_after):
        return bool(rivals) or not behind.startswith(("市场", "market"))
    if rivals and rivals[0].start < mention.start:
        return True
    following = entities[at + 1] if at + 1 < len(entities) else None
    return following is not None and following.start == mention.end and following.kind in (
        "company", "product", "group",
    )  # fmt: skip


_start = attrgetter("start")

_OF_REVENUE = pattern_of(
    r"^(?:市场|地区|区|业务)?(?:的?(?:营收|收入|销售额|业务))?(?:目前|约|仅|已|大约)?"
    r"占(?:到|了|据)?[^,;。]{0,14}(?:营收|收入|销售额|营业额)"
    r"|^ ?(?:market|business|sales)? ?"
    r"(?:accounts?|accounted|made up|makes up|represents?|represented|contributed)"
    r"[^,;.]{0,30}(?:revenue|sales)",
    re.IGNORECASE,
)


def _is_part_of_revenue(sentence: Sentence, mention: Mention) -> bool:
    """中国市场占其营收的40%: the region is a part of somebody's revenue, not its holder."""
    clause = sentence.clauses.at(mention.start)
    return bool(_OF_REVENUE.match(sentence.text[mention.end : clause.end]))


def _ends_with_word(text: str, word: str, language: str) -> bool:
    lowered = text.lower()
    if not lowered.endswith(word):
        return False
    return language != "en" or len(lowered) == len(word) or not lowered[-len(word) - 1].isalnum()
