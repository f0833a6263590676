"""The patterns of Chinese time expressions, and where in a text they match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claimcheck import lexicon as words
from claimcheck.patterns import pattern_of

_HAN_NUM = "一二三四五六七八九十两"
_NUM = f"[0-9{_HAN_NUM}]{{1,3}}"
_QUARTER = "(?:第?(?P<q{0}>[一二三四1-4])季度?|(?P<qq{0}>[1-4])Q|Q(?P<qx{0}>[1-4])|首季(?P<qf{0}>))"
PART = (
    "(?:(?:" + _QUARTER.format("") + ")|(?P<h>上半年|下半年)|(?P<n>前三季度|前3季度|前两季度)"
    "|[前头首](?P<fm>[2-9]|1[01]|[二两三四五六七八九十]|十一)个?月(?![底初末])"
    "|(?P<m>[01]?\\d)(?:月(?:份)?)?(?:至|到|-|~)(?P<m2>[01]?\\d)月(?:份)?"
    "|(?P<m3>[01]?\\d|[一二三四五六七八九十]{1,2})月(?:份)?"
    "(?:(?P<d>[0-3]?\\d|[一二三四五六七八九十]{1,3})[日号])?"
    "|(?P<w>年?全年|年?年底|年?年末|年?年初|年?年中|底|末|初|年中))"
)


def matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """As `pattern().finditer`; the many branches are tried where one of them may begin."""
    whole, first = pattern(), _first()
    at = start
    for place in first.finditer(text, start, end):
        if place.start() >= at:
            match = whole.match(text, place.start(), end)
            if match is not None:
                at = match.end()
                yield match


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """Every form of a time expression, a named group each."""
    data = words.read_data("zh/times.yaml")
    relative = "|".join(sorted(data["years"], key=len, reverse=True))
    near = "|".join(
        sorted([*data["months"], *data["quarters"], *data["days"]], key=len, reverse=True)
    )
    now = "|".join(sorted(data["now"], key=len, reverse=True))
    rates = "|".join(sorted(data["rates"], key=len, reverse=True))
    following = "|".join(sorted(data["following"], key=len, reverse=True))
    past, future = "|".join(data["past"]), "|".join(data["future"])
    return pattern_of(
        "(?P<decade>(?:上世纪|(?:20|二十)世纪)?"
        "(?P<dec>[1-9二三四五六七八九]0|[二三四五六七八九]十)年代)"
        f"|(?P<fy>(?P<fya>(?:19|20)\\d\\d)(?:/\\d{{2,4}})?财年|FY ?(?P<fyb>(?:20)?\\d\\d)(?!\\d))"
        f"|(?P<abs>(?<!\\d)(?P<y>(?:19|20)\\d\\d) ?年(?:的)?{PART}?)"
        f"|(?P<rel>(?P<ry>{relative})(?:的)? ?"
        "(?P<rp>(?:第?[一二三四1-4]季度?|[1-4]Q|Q[1-4]|上半年|下半年|前三季度|首季|[前头首](?:[0-9]{1,2}|[二两三四五六七八九十]{1,2})个?月"
        "|[01]?\\d ?月份?(?:[至到-][01]?\\d月份?|[0-3]?\\d[日号])?|全年|年?[底末初]|年中)?))"
        f"|(?P<near>{near})"
        f"|(?P<past>(?!前{_NUM}个月)(?:{past})(?P<pn>{_NUM})(?P<pu>年|个月|个季度|季|天)(?:来|间|里)?)"
        f"|(?P<fut>(?:{future})(?P<fn>{_NUM})(?P<fu>年|个月|个季度))"
        f"|(?P<come>(?P<cn>{_NUM})年(?:来|以来))"
        f"|(?P<ago>(?P<an>{_NUM}|数)(?P<au>年|个月|天|周)(?:之?前))"
        f"|(?P<following>{following})(?!的)"
        f"|(?P<rate>{rates})|(?P<now>{now})"
        "|(?P<ym>(?<!\\d)(?P<yy>(?:19|20)\\d\\d)[-/.](?P<mm>[01]?\\d)(?:[-/.](?P<dd>[0-3]?\\d))?(?![\\d%]|\\s?[万亿元点个家倍美港欧日]))"
        f"|(?P<bare>(?<![\\d.第]){PART.replace('?P<', '?P<b')})"
        "|(?P<dom>(?<![\\d.月第])(?P<domd>[0-3]?\\d)[日号](?![均元圆本线内前后间用常式]))"
    )


@lru_cache(maxsize=1)
def _first() -> re.Pattern[str]:
    """What a time expression may begin with: most figures and numerals begin none."""
    data = words.read_data("zh/times.yaml")
    lists = ("years", "months", "quarters", "days", "now", "rates", "past", "future", "following")
    listed = {word for name in lists for word in data[name]} | {"底", "末", "初"}
    starts = "".join(sorted({word[0] for word in listed}))
    alone = "".join(sorted(word for word in listed if len(word) == 1))
    seconds = "".join(sorted({word[1] for word in listed if len(word) > 1}))
    # One class leads, so that the search is one over characters; what follows is looked at behind.
    return pattern_of(
        f"[{starts}0-9{_HAN_NUM}数第上下首头前年全FQ](?:"
        f"(?<=[0-9])(?=[0-9]{{0,3}}[ 年月日号季Q个天周财世至到~/.\\-{_HAN_NUM}])"
        f"|(?<=[{_HAN_NUM}])(?=[0-9{_HAN_NUM}]{{0,3}}[年月季个天周世])"
        f"|(?<=[{alone}])|(?<![0-9{_HAN_NUM}])(?=[{seconds}0-9{_HAN_NUM}年全底末初中世半季个天周Y]))"
    )
