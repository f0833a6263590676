"""One article from its text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claimcheck.documents import Kind, from_text
from claimcheck.documents.build import stem
from claimcheck.errors import DocumentError
from documents.passages import published


@pytest.mark.parametrize(
    ("path", "article"),
    [
        ("x/a.txt", "x/a"),
        ("x/a.b.MD", "x/a.b"),
        ("x/a.v2", "x/a.v2"),
        ("<text>", "<text>"),
        ("x.d/a", "x.d/a"),
    ],
)
def test_the_id_is_the_path_without_a_known_suffix(path: str, article: str) -> None:
    """Nothing else is cut off."""
    assert stem(path) == article
    assert from_text("", path=path).article == article


def test_the_day_of_publication_is_a_day() -> None:
    """In any form that articles have; one that is none is refused with the name and the mend."""
    said = {"2025-08-11", "2025/8/11", "Aug. 11, 2025", "2025年8月11日"}
    assert {from_text("", published=day).published for day in said} == {"2025-08-11"}
    assert from_text("", published="").published is None
    for wrong in ("not a date", "2025-02-30", "2025"):
        with pytest.raises(DocumentError, match=rf'^a\.txt: "{wrong}" is no day; write '):
            from_text("今年营收增长5%。", path="a.txt", published=wrong)


def test_raw_is_untouched() -> None:
    """Newlines, marks and noise stay in the raw text; spans lead there."""
    raw = "技術(shù)進步\r\n\r\n營收（約）增長９５％，**見[報告](http://a.b/5)**。\r\n"
    document = from_text(raw)
    assert document.raw == raw
    assert published(document) == [
        "技術(shù)進步",
        "營收（約）增長９５％，**見[報告](http://a.b/5)**。",
    ]
    start, end = document.to_raw(document.text.index("95"), document.text.index("95") + 3)
    assert (raw[start:end], document.position(start)) == ("９５％", (3, 8))


@pytest.mark.parametrize("kind", ["txt", "md"])
def test_text_loads_nothing_heavy(kind: Kind) -> None:
    """A simplified article pays for no library."""
    code = (
        "import sys; from claimcheck.documents import from_text;"
        f"from_text('# 标题\\n\\n营收增长20%。', kind='{kind}');"
        "heavy = {'opencc', 'trafilatura', 'lxml', 'jieba', 'pint', 'pandas', 'rich'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
