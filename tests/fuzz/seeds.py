"""What a fuzzer starts from: a few sound inputs of each target, and words that lead further in."""

from __future__ import annotations

import json
from pathlib import Path

from fuzz import targets

_ROOT = Path(__file__).parents[2]
_CORPUS = Path(__file__).parent / "corpus"

WORDS: list[str] = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))

_TEXT = "据路透社报道，英伟达2024年在中国的市场份额从95%降至约50%。營收達32億美元，同比增長三成。"
_OTHER = (
    "Nvidia's revenue rose from $4.5bn to $6bn in 2024, up a third.\n\n"
    "| 年 | 营收(亿元) |\n|---|---|\n| 2024 | 5 |\n"
)
_RULE = next((_ROOT / "rules").glob("share-endpoints.yaml"), None)
_LEXICON = """\
entities:
  - {id: Lingdao, kind: company, parent: China, names: [岭岛蜂业], short: [岭岛]}
measures:
  - {id: honey_price, family: price, dimensions: [money], words: {zh: [蜜价], en: [honey price]}}
aliases:
  - {of: NVIDIA, names: [老黄家]}
synonyms:
  - {of: market_share, words: {zh: [盘子占比]}}
"""
_WAIVERS = """\
- fingerprint: 0123456789abcdef
  rule: share-endpoints
  reason: known
  by: desk
  until: 2027-01-01
"""

_SEEDS: dict[str, tuple[str | bytes, ...]] = {
    "markdown": (f"---\ntitle: x\ndate: 2025-01-01\n---\n\n# 标题\n\n{_TEXT}\n",),
    "html": (
        f"<html><head><title>x</title></head><body><article><h1>a</h1><p>{_TEXT}</p>"
        "<table><tr><th>年</th><th>营收</th></tr><tr><td>2024</td><td>5亿</td></tr></table>"
        "</article></body></html>",
    ),
    "csv": (f'id,date,text\n1,2025-01-01,"{_TEXT}"\n',),
    "jsonl": (f'{{"id": 1, "date": "2025-01-01", "text": "{_TEXT}"}}\n',),
    "listing": ("path,title,publisher,date,id\na.txt,x,y,2025-01-01,z\n",),
    "rule": ((_RULE.read_bytes(),) if _RULE else ()),
    "yaml": (_LEXICON, _WAIVERS),
    "formulas": ("revenue * share / 100 - (a + 2)", "9**9**9**9"),
    "names": (_LEXICON,),
    "names_in_use": (_LEXICON,),
    "units": ("jin = 0.5 * kilogram = 斤\n",),
    "settings": ('select = ["C1"]\nfail-on = "warning"\n[severity]\nC3 = "note"\n',),
    "waived": (_WAIVERS,),
    "known": ("- {fingerprint: 0123456789abcdef, rule: x, articles: [a]}\n",),
}


def of(name: str) -> list[bytes]:
    """Inputs to start from: those of the corpus, and those made here."""
    told = _SEEDS.get(name, (_TEXT, _OTHER))
    found = [piece.encode() if isinstance(piece, str) else piece for piece in told]
    if name in targets.EXAMPLES:
        found = [targets.EXAMPLES[name]]
    folder = _CORPUS / name
    return found + [file.read_bytes() for file in sorted(folder.glob("*"))]


def dictionary() -> str:
    """The words as libFuzzer reads them."""
    lines = ('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"' for word in WORDS)
    return "\n".join(lines) + "\n"
