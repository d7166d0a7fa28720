"""The JSON schema of facts, made from their declarations, for OpenAPI and for forms."""

from collections.abc import Callable
from typing import Any

from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.parsing import MOST_DAYS, MOST_ITEMS

Json = dict[str, Any]

DAY = {"type": "string", "pattern": r"^(19[4-9]\d|20\d\d)(-(0[1-9]|1[0-2])(-(0[1-9]|1\d|2[0-8]))?)?$"}
DAY_OR_NULL = {"anyOf": [DAY, {"type": "null"}]}
WHEN: Json = {
    "anyOf": [
        DAY,
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {"earliest": DAY_OR_NULL, "latest": DAY_OR_NULL},
            "minProperties": 1,
        },
        {"type": "null"},
    ],
    "description": '"YYYY-MM-DD"、"YYYY-MM"、"YYYY"、{"earliest", "latest"}；null 表示有，但不知道日期',
}
DAYS: Json = {"type": "integer", "minimum": 0, "maximum": MOST_DAYS}


def _choice(declaration: Any) -> Json:  # noqa: ANN401 - one of the declaration types
    return {"type": "string", "enum": list(declaration.values)}


def _levels(declaration: Any) -> Json:  # noqa: ANN401
    levels = [*declaration.levels, *declaration.groups]
    return {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(levels, WHEN)}


def _work(declaration: Any) -> Json:  # noqa: ANN401
    del declaration
    gap = {"type": "object", "additionalProperties": False, "properties": {"gap_days": DAYS}, "required": ["gap_days"]}
    return {"anyOf": [{"type": "boolean"}, gap]}


def _awards(declaration: Any) -> Json:  # noqa: ANN401
    def part(values: Json) -> Json:
        return {"anyOf": [{"type": "string", "enum": list(values)}, {"type": "null"}]}

    properties = {"contest": part(declaration.contests), "prize": part(declaration.prizes)}
    item = {"type": "object", "additionalProperties": False, "properties": properties}
    return {"type": "array", "items": item, "maxItems": MOST_ITEMS}


def _set(declaration: Any) -> Json:  # noqa: ANN401
    return {"type": "array", "items": {"type": "string", "enum": list(declaration.values)}, "maxItems": MOST_ITEMS}


SCHEMAS: dict[str, Callable[[Any], Json]] = {
    "choice": _choice,
    "bool": lambda _: {"type": "boolean"},
    "levels": _levels,
    "work": _work,
    "awards": _awards,
    "set": _set,
    "when": lambda _: {**WHEN},
    "days": lambda _: {**DAYS},
}


def facts_schema(declarations: FactDeclarations) -> Json:
    """Return the schema: every fact optional, nothing else allowed, null for "not known yet"."""
    properties = {}
    for name, declaration in declarations.facts.items():
        schema = SCHEMAS[declaration.type](declaration)
        options = schema.get("anyOf", [schema])
        nullable = options if {"type": "null"} in options else [*options, {"type": "null"}]
        properties[name] = {"title": declaration.label, "anyOf": nullable}
    return {"type": "object", "additionalProperties": False, "properties": properties, "title": "Facts"}
