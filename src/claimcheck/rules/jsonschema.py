"""The published JSON Schema of a rule file, made from what the reader checks."""

from __future__ import annotations

from typing import Any

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon import load as load_lexicon
from claimcheck.records import SEVERITIES
from claimcheck.rules.checks import CHECKS
from claimcheck.rules.model import DOCUMENTS, KINDS, MODALITIES, SLOTS, STABILITIES, Param
from claimcheck.rules.schema import CODE, ID, KEYS, NEEDED, TAG, dimensions
from claimcheck.rules.wording import LANGUAGES

_TEXT = {"type": "string", "minLength": 1}
_BY_LANGUAGE = {
    "type": "object",
    "required": list(LANGUAGES),
    "additionalProperties": False,
    "properties": dict.fromkeys(LANGUAGES, _TEXT),
}


def json_schema(lexicon: Lexicon | None = None) -> dict[str, Any]:
    """JSON Schema 2020-12 of a rule file, with the measures of a lexicon as completions."""
    lexicon = lexicon or load_lexicon()
    properties = _properties(lexicon)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A claimcheck rule",
        "type": "object",
        "required": list(NEEDED),
        "additionalProperties": False,
        "properties": {key: properties[key] for key in KEYS},
        "allOf": [_settings(name, lexicon) for name in sorted(CHECKS)],
    }


def _properties(lexicon: Lexicon) -> dict[str, Any]:
    return {
        "id": {**_TEXT, "pattern": f"^{ID.pattern}$", "description": "The file's name."},
        "code": {**_TEXT, "pattern": f"^{CODE.pattern}$", "description": "C101."},
        "title": _prose("What the rule says, in one line."),
        "check": {"enum": sorted(CHECKS), "description": _checks()},
        "max_severity": {"enum": list(SEVERITIES), "description": "What findings are capped at."},
        "stability": {"enum": list(STABILITIES)},
        "replaces": _list(_TEXT, "Rules this one takes the place of."),
        "tags": _list({**_TEXT, "pattern": f"^{TAG.pattern}$"}, "Groups it can be chosen by."),
        "match": _match(lexicon),
        "same": _list({"enum": list(SLOTS)}, "What both sides share or leave unstated."),
        "different": _list({"enum": list(SLOTS)}, "What the sides differ in."),
        "when": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "documents": {
                    "enum": list(DOCUMENTS),
                    "description": "Both sides in one article, in several, or either.",
                }
            },
        },
        "params": {"type": "object", "description": "Settings of the check."},
        "message": _BY_LANGUAGE,
        "explain": _prose("Why this matters and what it looks at."),
        "fix_hint": _prose("What an editor can do about it."),
        "examples": _examples(),
    }


def _prose(about: str) -> dict[str, Any]:
    """A text for each language, or one for all of them."""
    return {"anyOf": [_TEXT, _BY_LANGUAGE], "description": about}


def _checks() -> str:
    return "; ".join(f"{name}: {CHECKS[name].ABOUT}" for name in sorted(CHECKS))


def _match(lexicon: Lexicon) -> dict[str, Any]:
    families = sorted({measure.family for measure in lexicon.measures.values()})
    return {
        "type": "object",
        "additionalProperties": False,
        "description": "Which claims the rule looks at.",
        "properties": {
            "measure": _list({"enum": sorted(lexicon.measures)}, "Measures of the lexicon."),
            "family": _list({"enum": families}, "Families of measures."),
            "dimension": _list({"enum": dimensions(lexicon)}, "Classes of figures."),
            "kind": _list({"enum": list(KINDS)}, "Kinds of quantities."),
            "modality": _list({"enum": list(MODALITIES)}, "Modalities."),
            "known": {"type": "boolean", "description": "Only names the lexicon knows."},
        },
    }


def _list(item: dict[str, Any], about: str) -> dict[str, Any]:
    """One value or a list of them."""
    return {"anyOf": [item, {"type": "array", "items": item}], "description": about}


def _examples() -> dict[str, Any]:
    texts = {"type": "object", "minProperties": 1, "additionalProperties": _TEXT}
    dates = {"type": "object", "additionalProperties": {"type": "string"}}
    fires = {
        "type": "object",
        "required": ["texts", "sides"],
        "additionalProperties": False,
        "properties": {
            "texts": texts,
            "sides": {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": 2},
            "severity": {"enum": list(SEVERITIES)},
            "dates": dates,
        },
    }
    silent = {
        "type": "object",
        "required": ["texts"],
        "additionalProperties": False,
        "properties": {"texts": texts, "dates": dates},
    }
    return {
        "type": "object",
        "required": ["fires", "silent"],
        "additionalProperties": False,
        "properties": {
            "fires": {"type": "array", "items": fires, "minItems": 1},
            "silent": {"type": "array", "items": silent, "minItems": 1},
        },
    }


def _settings(name: str, lexicon: Lexicon) -> dict[str, Any]:
    """The settings of one check, asked for where a rule names it."""
    params = CHECKS[name].PARAMS
    then: dict[str, Any] = {
        "properties": {
            "params": {
                "additionalProperties": False,
                "required": [key for key, param in params.items() if param.needed],
                "properties": {key: _setting(param, lexicon) for key, param in params.items()},
            }
        }
    }
    if any(param.needed for param in params.values()):
        then["required"] = ["params"]
    return {"if": {"properties": {"check": {"const": name}}}, "then": then}


def _setting(param: Param, lexicon: Lexicon) -> dict[str, Any]:
    if param.kind == "number":
        return {"type": "number", "description": param.about}
    if param.kind == "flag":
        return {"type": "boolean", "description": param.about}
    if param.kind == "choice":
        return {"enum": list(param.choices), "description": param.about}
    if param.kind == "measures":
        return _list({"enum": sorted(lexicon.measures)}, param.about)
    if param.kind == "words":
        return _list(_TEXT, param.about)
    return {**_TEXT, "description": param.about}
