"""Writes a page: templates with escaping on, and a policy that lets only its own script run.

The policy (Content-Security-Policy) names the one style and the one script of the page by their
hashes and forbids all else: whatever an article holds, a browser would not run it even if it were
markup, and it is none, since every value is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcheck import generated
from claimcheck.patterns import pattern_of
from claimcheck.reports.safety import safe
from claimcheck.reports.words import words

if TYPE_CHECKING:
    import jinja2

_POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none';"
    " form-action 'none'"
)
# A line end between two tags would be a node of its own; no value of a page holds a tag.
_BETWEEN = pattern_of(r">\n+(?!<(?:article|section|tr|/?main|/?body|/?head|!--))<")


def written(
    template: str,
    language: str,
    *,
    code: str = "script.js",
    maker: str = generated.PAGE,
    **values: object,
) -> str:
    """A page of one of the templates in `assets/`.

    Args:
        template: its name.
        language: whose words it speaks, "en" or "zh".
        code: the file of its script.
        maker: what made it, for the mark by which it is known as no article.
        **values: what it shows; none of it is taken for markup.
    """
    style, script = asset("style.css"), asset(code)
    text = (
        _templates()
        .get_template(template)
        .render(
            say=words(language, "html"),
            words=words(language),
            style=style,
            script=script,
            made_by=generated.tag(maker),
            policy=_POLICY.format(style=hash_of(style), script=hash_of(script)),
            **values,
        )
    )
    return _BETWEEN.sub("><", text)


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    import jinja2
    import markupsafe

    made = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=jinja2.FunctionLoader(asset),
    )
    # what is ours is told to be markup by name, nothing else is
    made.filters |= {"ours": markupsafe.Markup, "printable": safe}
    return made


@lru_cache(maxsize=16)
def asset(name: str) -> str:
    """A file of the folder beside this one."""
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


def hash_of(text: str) -> str:
    """How a policy names an inline style or script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
