"""Shares in English: 40% of its revenue, a share of 40%, zero percent, down from 95%."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.claims import nouns_en
from claimcheck.claims.clauses import Clause
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.share_words import Share, table, verbs
from claimcheck.claims.words import pattern
from claimcheck.patterns import pattern_of
from claimcheck.records import Quantity

_OF_A_MARKET = ("sales_share", "revenue_share", "shipment_share")
# zero percent of the Chinese market, down from 95%
# ... from 5% of global sales (in 2015) to 12%
_BEFORE_THE_COMMA = pattern_of(
    r"[^%]{0,24}?(?:%|per ?cent) of (?P<whole>[^,;.%]{2,60}?)(?:,| (?:in [\w ]{3,20} )?to )"
)


def told_back(sentence: Sentence, quantity: Quantity) -> Share | None:
    """A change whose end is told first, with the whole that it is a share of."""
    if quantity.kind != "change" or sentence.words.language != "en":
        return None
    match = _BEFORE_THE_COMMA.match(sentence.text, quantity.start, quantity.end)
    if match is None:
        return None
    start, end = match.span("whole")
    for rule in table("en")["wholes"]:
        if any(re.search(rf"\b{re.escape(w)}$", match["whole"].lower()) for w in rule["words"]):
            return Share(
                rule["measure"], rule["denominator"], (start, end), quantity.start, match["whole"]
            )
    return None


def english(sentence: Sentence, quantity: Quantity) -> Share | None:
    """The share that a percentage of an English sentence is."""
    clause = sentence.clauses.at(quantity.num_start)
    named = named_share(sentence, quantity, clause)
    if named is not None:
        return named
    end = _end_of_list(sentence, quantity, clause)
    behind = sentence.text[end : clause.end]
    inside = sentence.text.endswith((" the", " of"), quantity.start, end)  # half (of) the market
    inside = inside or (
        "fraction:odds" in quantity.rules and end == quantity.end
    )  # two in ten orders
    of = re.match(r"\s?of\s([^,;.]{2,60})" if not inside else r"\s([^,;.]{2,60})", behind)
    if of is None:
        return None
    words = of[1].split()
    wholes = [" ".join(words[:size]) for size in range(1, min(len(words), 9) + 1)]
    for rule in table("en")["wholes"]:  # market, the widest, comes last
        for whole in wholes:
            if any(re.search(rf"\b{re.escape(w)}$", whole.lower()) for w in rule["words"]):
                start = end + of.start(1)
                place = (start, start + len(whole))
                measure, denominator = rule["measure"], rule["denominator"]
                if measure == "sales_share" and _OF_ACCOUNTS.fullmatch(whole):
                    measure, denominator = "revenue_share", "revenue"
                ahead = sentence.text[clause.start : quantity.start]
                levied = measure in ("revenue_share", "profit_share") and (
                    _is_levied(sentence.text, clause, quantity, end)
                )
                if levied or (measure == "revenue_share" and _hands_over().search(ahead)):
                    measure = "levy_rate"
                if measure in _OF_A_MARKET and _LED.search(ahead) and not _OWNED.search(whole):
                    measure, denominator = (
                        "market_share",
                        "market",
                    )  # led the market with 36% of sales
                return Share(measure, denominator, place, quantity.start, whole)
    if verbs("en").search(sentence.text[max(clause.start, quantity.start - 30) : quantity.start]):
        start = end + of.start(1)
        return Share(None, "", (start, start + len(of[1])), quantity.start, of[1])
    return _of_those(sentence, quantity, clause, end) if not inside else None


def _of_those(sentence: Sentence, quantity: Quantity, clause: Clause, end: int) -> Share | None:
    """A third of the nurses have left: a share of what the clause opens with."""
    if sentence.text[clause.start : quantity.start].strip():
        return None
    found = _OF.match(sentence.text, end, clause.end)
    runs = nouns_en.phrases(sentence.text, found.end(), clause.end) if found else []
    if not runs or sentence.text[found.end() : runs[0][0]].strip():  # type: ignore[union-attr]
        return None
    start, stop = nouns_en.until_verb(sentence.text, runs[0])
    if stop >= clause.end - 1 or sentence.between(start, stop):
        return None
    return Share(None, "", (start, stop), quantity.start, sentence.text[start:stop])


_OF = pattern_of(r"\sof\s(?:the\s|its\s|their\s|these\s|those\s|all\s)?(?=[A-Za-z])")


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


def named_share(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
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
    for rule in table("en")["wholes"]:
        if rule["measure"] in _NOT_NAMED:
            continue
        if any(re.search(rf"\b{re.escape(w)}$", whole.lower()) for w in rule["words"]):
            place = (match.start("whole"), match.start("whole") + len(whole))
            measure, denominator = rule["measure"], rule["denominator"]
            if measure == "sales_share" and _OF_ACCOUNTS.fullmatch(whole):
                measure, denominator = "revenue_share", "revenue"
            return Share(measure, denominator, place, quantity.start, whole)
    return None


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


@lru_cache(maxsize=1)
def _hands_over() -> re.Pattern[str]:
    words = sorted(table("en")["handed_over"], key=len, reverse=True)
    return pattern_of(rf"\b(?:{'|'.join(words)})\b[^,;.]{{0,40}}$")


def _is_levied(text: str, clause: Clause, quantity: Quantity, end: int) -> bool:
    """A quarter of its sales goes to the Treasury; the state gets 15%: a taker, and a verb of it.

    Owed by somebody, it is a levy whoever takes it.
    """
    takers, taking = _levies()
    ahead, behind = text[clause.start : quantity.start], text[end : clause.end + _OWED_REACH]
    if _OWED.search(behind):
        return True
    taker = takers.search(ahead)
    if taker is not None and taking.search(ahead, taker.end()):
        return True  # the Treasury gets 15% of
    to = re.search(
        rf"\bto (?:the |its )?(?:[\w.'’-]+ ){{0,2}}?{takers.pattern}", behind, re.IGNORECASE
    )
    return (
        to is not None and (taking.search(ahead) or taking.search(behind[: to.start()])) is not None
    )


_OWED = pattern_of(r"\b(?:owed|payable|due) (?:by|to)\b")
_OWED_REACH = 24  # characters behind a comma


@lru_cache(maxsize=1)
def _levies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Who takes levies, and the verbs of taking and of handing over."""
    return pattern(table("en")["takers"], "en"), pattern(table("en")["taking"], "en")


def _end_of_list(sentence: Sentence, quantity: Quantity, clause: Clause) -> int:
    """25%, 65% and 40% of their revenue: the whole stands behind the last figure of the list."""
    end = quantity.end
    for other in sentence.quantities_in(clause):
        if other.start > end and re.fullmatch(r",?\s(?:and\s)?", sentence.text[end : other.start]):
            end = other.end
    return end
