"""Articles that mean harm to whatever reads a report of them."""

from __future__ import annotations

from reports.build import claim, document, finding, interval, quantity, report

# What means something in Markdown, HTML, on a code host, in a spreadsheet, on a terminal.
PAYLOADS = (
    "| a | b |",
    "`code` ``",
    "<script>alert(1)</script>",
    "<!-- hidden",
    "--> <img src=x onerror=alert(1)>",
    "@everyone @octocat mail@example.org",
    "#123 GH-45 other/house#6",
    "[press](javascript:alert(1))",
    "![image](https://example.org/x.png)",
    "https://example.org/a www.example.org ftp://example.org",
    "**bold** __bold__ *x* _x_ ~~gone~~ ~gone~",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "> quote",
    "===",
    "---",
    "    indented",
    "```",
    "~~~",
    "[^1] [a]: https://example.org",
    "- [ ] task",
    ":tada: :+1:",
    "$x^2$ $$y$$ $`z`$",
    "&lt;b&gt; &#60; &amp;",
    "0badc0ffee1 deadbeef",
    "line \\",
    "two  ",
    '=HYPERLINK("https://example.org","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    '"quoted", ; semi',
    "\x1b[2J\x1b]0;x\x07",
    "\u202eevil\u202c\u2066x\u2069",
    "a\u200bb\u2028c\x00d",
    "</td></tr></table>",
    "::error file=a::b",
)


def told(payload, amount="95%"):
    """A sentence with a payload on both sides of its figure."""
    return f"{payload}英伟达市占率为{amount}{payload}。"


def malicious(payload):
    """Two articles every text of which holds a payload; the figures are on lines 2 and 1."""
    folded = " ".join(payload.split())
    left = document(f"{folded} a.txt", f"前言。\n{told(folded)}", title=payload, publisher=payload)
    right = document("b.txt", told(folded, "50%"), title=payload, publisher=payload)
    one = claim(
        left, told(folded), "95%", quantity(low=95, text="95%"), subject=payload, source=payload
    )
    two = claim(
        right, told(folded, "50%"), "50%", quantity(low=50, text="50%"), measure=payload, n=2
    )
    found = finding(
        one,
        two,
        message=(("en", f"{payload} differ."), ("zh", f"{payload}不同。")),
        calc=f"{folded} 1 < 2",
        reconcile=(("en", payload), ("zh", payload)),
        intervals=(interval(one, (95, 95)), interval(two, (50, 50))),
    )
    return report((left, right), (one, two), (found,))
