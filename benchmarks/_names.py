"""Records of claims whose names are known to be one or not, of our own making, the same each time.

Companies and products that are invented, each told in several ways: with an alias or an affix, in
traditional script, with spaces, mistyped; and things that look alike and are two (a model number, a
quarter). It is not as varied as real names are; another generator can be given, see clusters.py.
"""

from __future__ import annotations

import itertools
import random
from bisect import bisect
from collections.abc import Iterator
from typing import Any

Aliases = dict[str, dict[str, str]]

_HAN = "东方天地星光云海山河金世宏信安泰兴瑞明远航慧创联同盛鼎恒博利丰嘉康德仁义正晶芯微硅锐捷凌"
_TRADES = ("科技", "半导体", "电子", "能源", "汽车", "软件", "新材料")
_AFFIXES = ("公司", "集团", "有限公司", "股份有限公司")
_OLD = str.maketrans("东云锐联丰义车软体导电兴创", "東雲銳聯豐義車軟體導電興創")
_MEASURES = {
    "营收": ("USD", "营业收入"),
    "市场份额": ("percent", "市占率"),
    "一季度销量": ("count", "首季销量"),
    "二季度销量": ("count", "次季销量"),
    "出口额": ("USD", "出口金额"),
    "进口额": ("USD", "进口金额"),
    "净利润": ("USD", "纯利"),
    "产能": ("count", "生产能力"),
}
_SCOPES = {"中国": "中国大陆", "全球": "世界", "美国": "US", "欧洲": "Europe", "日本": "Japan"}


def records(number: int, seed: int) -> tuple[Aliases, Iterator[dict[str, Any]]]:
    """(the aliases that a lexicon would have, so many records)."""
    chance = random.Random(seed)
    things = _subjects(max(40, int(number**0.75 / 2)), chance)
    count = max(1, int(3 * number**0.75))
    drawn = ((chance.choice(things), *map(chance.choice, _FEW)) for _ in range(count))
    facts = list(dict.fromkeys(drawn))
    aliases = {
        "subject": {f"{name[:3]}（{name[3:]}）股份": name for name in things[::3]},
        "measure": {alias: name for name, (_, alias) in _MEASURES.items()},
        "scope": {alias: name for name, alias in _SCOPES.items()},
    }
    return aliases, _told(number, facts, aliases, chance)


_FEW = (list(_MEASURES), list(_SCOPES))


def _subjects(number: int, chance: random.Random) -> list[str]:
    """Names, every fourth with a product of its own and the sibling of that."""
    found: dict[str, None] = {}
    while len(found) < number:
        name = "".join(chance.sample(_HAN, 3)) + chance.choice(_TRADES)
        found[name] = None
        if chance.random() < 0.25:
            model = f"{chance.choice('ABHKX')}{chance.choice((10, 20, 100, 910))}"
            found |= {f"{name}{model}": None, f"{name}{model}0": None}
    return list(found)


def _told(
    number: int, facts: list[tuple[str, ...]], aliases: Aliases, chance: random.Random
) -> Iterator[dict[str, Any]]:
    other = {slot: {name: a for a, name in table.items()} for slot, table in aliases.items()}
    weights = list(itertools.accumulate(k**-0.6 for k in range(1, len(facts) + 1)))
    for at in range(number):
        which = min(bisect(weights, chance.random() * weights[-1]), len(facts) - 1)
        row: dict[str, Any] = {"id": f"r{at:07}", "unit": _MEASURES[facts[which][1]][0]}
        for slot, name in zip(("subject", "measure", "scope"), facts[which], strict=True):
            alias = other[slot].get(name)
            row[slot] = alias if alias and chance.random() < 0.2 else name
        if row["subject"] == facts[which][0] and chance.random() < 0.2:
            row["subject"] = _noisy(row["subject"], chance)
        yield row | {"true_cluster": f"c{which:07}"}


def _noisy(name: str, chance: random.Random) -> str:
    dice = chance.random()
    if dice < 0.4 and not name[-1].isdigit():
        return name + chance.choice(_AFFIXES)
    if dice < 0.6:
        return name.translate(_OLD)
    return " ".join(name) if dice < 0.8 else name[0] + name  # one character typed twice
