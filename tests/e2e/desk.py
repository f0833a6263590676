"""Two articles that contradict each other, which is found whatever else is wrong."""

from __future__ import annotations

from e2e.installed import claimcheck

ONE = "英伟达在中国的市场份额从95%降至0%。\n"
TWO = "英伟达在中国的市场份额从95%降至50%。\n"


def judged(ran):
    """Whether the two good articles were held against each other."""
    return any(line.startswith("articles/one.txt:1:") for line in ran.lines)


def check(desk, *args, **others):
    """The findings of a desk, a line each."""
    return claimcheck("check", *args, "--format", "concise", cwd=desk, **others)
