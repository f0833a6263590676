"""Names that only the text knows: capitalised names, X公司, and what an apposition teaches.

`英伟达(NVIDIA)` teaches one name for the other in this document; a code that once stood behind its
family (昇腾910B) names the product alone from then on (910B).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from claimcheck.claims import nouns_en
from claimcheck.claims.mentions import Mention, bounded, lower
from claimcheck.claims.recurring import longest
from claimcheck.claims.spans import Spans
from claimcheck.lexicon import Lexicon, read_data, units
from claimcheck.patterns import pattern_of
from claimcheck.records import Document

_APPOSITION = pattern_of(
    r"\((?<=[一-鿿A-Za-z0-9·&.\- ]{2}\()([A-Za-z][A-Za-z0-9 &.\-]{1,24}|[一-鿿·]{2,10})\)"
)
_LATIN = pattern_of(r"[A-Z][A-Za-z0-9]*(?:[ &.\-][A-Z][A-Za-z0-9]*){0,3}")
_CAPITAL = pattern_of(r"[A-Z]")
_CODE = pattern_of(r"(?<![A-Za-z0-9])[A-Z]{0,3}\d{2,4}[A-Z]?(?![A-Za-z0-9.%])")


def taught(document: Document, mentions: list[Mention], lexicon: Lexicon) -> dict[str, Mention]:
    """Lower-case surface → mention to copy, for the names this document teaches."""
    found: dict[str, Mention] = {}
    by_end = {m.end: m for m in mentions if m.what == "entity"}
    by_start = {m.start: m for m in mentions if m.what == "entity"}
    for match in _APPOSITION.finditer(document.text):
        outside, inside = by_end.get(match.start()), by_start.get(match.start(1))
        if (
            outside is not None
            and inside is None
            and outside.kind not in ("segment", "country", "region")
        ):
            found[lower(match[1])] = replace(outside, text=match[1])
    for mention in mentions:
        family = lexicon.family(mention.id or "") if mention.id else None
        if mention.what != "entity" or mention.kind != "product" or mention.id is None:
            continue
        code = mention.text.rpartition(" ")[2]
        tail = re.search(r"[A-Za-z]{0,3}\d+[A-Za-z]{0,3}$", code)
        if (
            tail
            and len(tail[0]) >= 3
            and tail[0] != mention.text
            and (family or not tail[0].isdigit())
        ):
            found.setdefault(lower(tail[0]), replace(mention, text=tail[0]))
    return found


def spread(document: Document, known: dict[str, Mention], mentions: list[Mention]) -> list[Mention]:
    """The further places of taught names."""
    if not known:
        return []
    folded = lower(document.text)
    taken = Spans((m.start, m.end) for m in mentions)
    found = []
    for name, start, end in longest(sorted(known), folded):
        if bounded(folded, start, end) and not taken.overlap(start, end):
            found.append(replace(known[name], start=start, end=end, text=document.text[start:end]))
    return found


_SPEC = pattern_of(r"(?:HBM|DDR|LPDDR|GDDR|PCIe|USB|WiFi|Wi-Fi|LTE|NVLink|TFLOPS|PFLOPS|TOPS)\w*")


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    return frozenset(read_data("en/function_words.yaml")["acronyms"])


@lru_cache(maxsize=1)
def _events() -> frozenset[str]:
    return frozenset(read_data("en/function_words.yaml")["events"])


def _is_unit(text: str) -> bool:
    """GWh, NOK/km: a unit of a table's header."""
    table = units.load()
    return any(part in table.signs for part in (text, text.partition("/")[0]))


def _is_name(text: str) -> bool:
    """Not only acronyms of trade (GDP, EBITDA, YoY) and specifications (HBM3)."""
    words = text.split()
    if text.lower() in _events():
        return False
    if _QUARTER.fullmatch(text) or _is_unit(text):
        return False
    return len(text) > 1 and not all(w.upper() in _no_names() or _SPEC.fullmatch(w) for w in words)


_OFFICE = pattern_of(
    r"(?:国家|人民)?[^\W\d_a-zA-Z的对在和与从向被把将是为了有]{0,4}?"
    r"(?:银行|股份|大学|科学院|研究院|协会|学会|商会|委员会|委|总局|总署|海关|部|局|证券"
    r"|基金|保险|人寿|航空|铁路|铁建|电网|石油|石化|联合会|交易所|中车|建筑|证监会|中心|机场|地铁"
    r"|港(?![口元币股交湾区澳铁商资府务珠岛式城]))(?![门分件])"
)
_FIRM = pattern_of(r"(?:银行|股份|航空|石油|石化|电网|人寿|保险|证券|中车|建筑|铁建|机场|地铁|港)$")


def offices(text: str, mentions: list[Mention]) -> list[Mention]:
    """中国银行, 美国能源部: a region's name that only opens the name of a body."""
    out, named = [], Spans((m.start, m.end) for m in mentions)
    for mention in mentions:
        match = None
        if mention.kind in ("country", "region") and mention.id not in ("global", "overseas"):
            match = _OFFICE.match(text, mention.end)
        crossed = match is not None and named.begin(mention.end, match.end())
        if match is None or crossed:
            out.append(mention)
            continue
        whole = text[mention.start : match.end()]
        kind = "company" if _FIRM.search(whole) else "organisation"
        out.append(replace(mention, end=match.end(), id=None, text=whole, kind=kind))
    return out


def unknown(
    document: Document, mentions: list[Mention], figures: list[tuple[int, int]]
) -> list[Mention]:
    """Names no entry knows: capitalised ones; for Chinese ones see recurring.py."""
    english = document.language == "en"
    capitals = [m.start() for m in _CAPITAL.finditer(document.text)]
    if not capitals and not english:
        return []
    whole = [(m.start, m.end) for m in mentions if m.what == "entity" and m.kind != "segment"]
    taken = Spans([*whole, *figures])
    words = Spans((m.start, m.end) for m in mentions)  # 净利 alone, Net Profit in a heading
    found: list[Mention] = []
    for passage in document.passages:
        if document.language == "en" and _is_shouted(document.text[passage.start : passage.end]):
            continue
        first, last = bisect_left(capitals, passage.start), bisect_left(capitals, passage.end)
        if first == last and not english:
            continue
        if document.language == "en":
            spans = nouns_en.names(document.text, passage.start, passage.end)
            spans += nouns_en.numbered(document.text, passage.start, passage.end)
        else:
            spans = [m.span() for m in _LATIN.finditer(document.text, passage.start, passage.end)]
        for begin, end in spans:
            start = begin + len(_LEADING_TITLE.match(document.text, begin, end)[0])  # type: ignore[index]
            text = document.text[start:end]
            ahead = document.text[max(0, start - 40) : start]
            kind = _kind(text, ahead, document.text[end : end + 60])
            sort = document.language != "en" and _is_sort(text, document.text[end : end + 4])
            if sort and not _MAKER_BEFORE.search(ahead):
                kind = "technology"
            house = document.language == "en" and _is_house(text, ahead)
            kind = "organisation" if house else kind
            mention = Mention(start, end, "entity", None, text, kind, source=house)
            stands_for = _abbreviates(document.text, start, end)
            known = taken.overlap(start, end) or words.hold(start, end)
            if _is_name(text) and not known and not stands_for:
                found.append(mention)
    return _joined(found, document)


_HOUSE_BEFORE = pattern_of(
    r"\b(?:research (?:firm|house|company|group)|(?:market )?tracker|consultancy|consultants"
    r"|analysts? at"
    r"|industry (?:body|group|association)|trade (?:body|group)|think tank|brokerage|broker"
    r"|pollster|analytics (?:firm|company)|data (?:provider|firm|company)|rating agency"
    r"|market researcher) $",
    re.IGNORECASE,
)
_HOUSE_NAME = pattern_of(
    r"\b(?:Research|Analytics|Insights?|Intelligence|Consulting|Advisory|Association|Bureau)\.?$"
)


def _is_house(text: str, ahead: str) -> bool:
    """Research firm Sunmetric, Kestrel Research: a house that counts others."""
    return _HOUSE_BEFORE.search(ahead) is not None or _HOUSE_NAME.search(text) is not None


_MAKER_BEFORE = pattern_of(r"(?:厂商|公司|企业|供应商|制造商|品牌|巨头|厂家|大厂|龙头|集团|商)$")


def _is_sort(text: str, behind: str) -> bool:
    """IC, OLED, NOR Flash: in Chinese text a sort of thing, not who makes it."""
    if text.isupper() and len(text) <= 4:
        return True
    return " " in text and not behind.startswith(
        ("公司", "集团", "统计", "表示", "称", "指出", "预", "数据", "发布")
    )


def _joined(found: list[Mention], document: Document) -> list[Mention]:
    """Corvena Therapeutics and Corvena are one: the shorter name, where it stands by itself too.

    A person is known by the last name as well, and whoever is a person once is one throughout.
    """
    texts = {m.text for m in found}
    persons = {m.text for m in found if m.kind == "person"}
    persons |= {name.rpartition(" ")[2] for name in persons}
    products = {m.text for m in found if m.kind == "product"}
    houses = {m.text for m in found if m.source}
    houses |= {text for text in texts if any(h.startswith(text + " ") for h in houses)}
    out = []
    for mention in _places(_sorts(found, document), document):
        if mention.text in houses:
            out.append(replace(mention, kind="organisation", source=True))
            continue
        if mention.text in persons:
            out.append(replace(mention, kind="person"))
            continue
        words = mention.text.split()
        heads = (" ".join(words[:size]) for size in range(1, len(words)))
        short = next((head for head in heads if head in texts and len(head) > 2), "")
        kind = "product" if mention.text in products else mention.kind
        out.append(replace(mention, same=short.rstrip("."), kind=kind))
    return out


_GOODS_BEHIND = pattern_of(
    r" (?:\w+ )?(?:panels?|modules?|cells|cars|vehicles|chips|phones|laptops|displays|screens"
    r"|batteries|wafers|drives"
    r"|servers|processors|tablets|models|routers|sensors|televisions|TVs)(?![\w-])"
)


def _is_shouted(text: str) -> bool:
    """AIRLINES IN BRIEF: a line in capitals shows no names."""
    return text.isupper() and " " in text.strip()


_PLACE_BEFORE = pattern_of(r"\b(?:in|near|outside|around) $", re.IGNORECASE)


def _is_placed(text: str, mention: Mention) -> bool:
    """In Oslo; Quarza (Lisbon): where the label of a paragraph says where its company is."""
    if text.startswith(("'", "’"), mention.end):  # in Kestrel Motors' revenue
        return False
    labelled = text[mention.start - 1 : mention.start] == "(" and text.startswith("):", mention.end)
    return (
        labelled or _PLACE_BEFORE.search(text, max(0, mention.start - 9), mention.start) is not None
    )


def _places(found: list[Mention], document: Document) -> list[Mention]:
    """In Oslo, near Chennai: a name that only ever stands behind such a word is a place."""
    if document.language != "en":
        return found
    elsewhere = {m.text for m in found if not _is_placed(document.text, m)}
    return [
        m if m.text in elsewhere or m.kind != "company" else replace(m, kind="region")
        for m in found
    ]


def _sorts(found: list[Mention], document: Document) -> list[Mention]:
    """TOPCon panels, Tandem OLED panels: what stands in front of goods only is a sort of them."""
    if document.language != "en":
        return found
    elsewhere = {m.text for m in found if not _GOODS_BEHIND.match(document.text, m.end)}
    return [m if m.text in elsewhere else replace(m, kind="technology") for m in found]


def _abbreviates(text: str, start: int, end: int) -> bool:
    """净利差(NIM): capitals alone in brackets behind a Chinese phrase stand for the phrase."""
    if text[start - 1 : start] == "." and text[start - 2 : start - 1].isdigit():
        return True  # 688997.SH
    in_brackets = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return in_brackets and text[start:end].isupper() and "一" <= text[start - 2 : start - 1] <= "鿿"


_TITLED = pattern_of(
    r",? (?:an?|the|its|who|whose|as)? ?(?:[\w-]+ ){0,4}"
    r"(?:analyst|director|chief|manager|economist|president|founder|researcher|head|chairman|officer)\b"
)
_QUARTER = pattern_of(r"\d?Q\d{1,2}|FY\d{2,4}|[12]H\d{2}|H[12]")


_LEADING_TITLE = pattern_of(
    r"(?:(?:CEO|CFO|COO|CTO|Mr|Ms|Mrs|Dr|President|Chairman|Chief Executive)\.? (?=[A-Z]))?"
)
_TITLE_BEFORE = pattern_of(
    r"(?:analysts?|strategist|economist|executive|CEO|CFO|COO|officer|chief|president|chairman|chairwoman"
    r"|director|minister|secretary|founder|manager|head|spokes(?:man|woman|person)|Mr|Ms|Mrs"
    r"|Dr)\.? $",
    re.IGNORECASE,
)
_GOODS_BEFORE = pattern_of(
    r"\b(?:injection|drug|medicine|thinner|vaccine|shot|therapy|pill|phone|smartphone|handset|tablet|laptop"
    r"|model|sedan|SUV|crossover|hatchback|pickup|truck|car|chip|processor|accelerator|platform|app|brand"
    r"|software|suite|battery|console|headset|watch|'s|’s) $"
)


def _kind(text: str, ahead: str, behind: str) -> str:
    if " " in text and (_TITLED.match(behind) or _TITLE_BEFORE.search(ahead)):
        return "person"
    if any(c.isdigit() for c in text) or _GOODS_BEFORE.search(ahead):
        return "product"
    return "company"
