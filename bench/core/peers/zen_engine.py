"""ZEN engine 2: a policy document (an assertion per pathway) and a decision table (a row per way to a pathway).

Both through the static loader, which compiles once; ``create_decision`` would compile at every call.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import zen

from bench.core.clauses import PATHWAYS, PILOT, Clause, Every, Has, Is, OneOf, Pathway, Reached

Person = dict[str, Any]
Answer = Any
Decide = Callable[[Person], Answer]
TRACE = {"trace": True}


def policy_document(example: Person) -> Decide:
    """Decides by the policy document; the answer and the trace as ZEN gives them."""
    return _engine(_document(example))


def decision_table(example: Person) -> Decide:
    """Decides by the table."""
    del example
    return _engine(_graph())


def opened_by_policy(answer: Answer) -> list[bool]:
    """Whether each pathway is open, out of what the policy document gave."""
    person = answer["result"]["person"]
    return [person[output(pathway)] for pathway in PATHWAYS]


def opened_by_table(answer: Answer) -> list[bool]:
    """Whether each pathway is open, out of the rows of the table that matched."""
    matched = {row["pathway"] for row in answer["result"]["opened"]}
    return [pathway.id in matched for pathway in PATHWAYS]


def _engine(content: dict[str, Any]) -> Decide:
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"rules": content}}})
    return lambda person: engine.evaluate("rules", {"person": person}, TRACE)


def expression(clause: Clause) -> str:
    """A clause in ZEN's expression language."""
    if isinstance(clause, Is):
        return f"person.{clause.field}" if clause.value else f"not person.{clause.field}"
    if isinstance(clause, Reached):
        return f"person.{clause.field} <= person.today"
    if isinstance(clause, OneOf):
        if len(clause.values) == 1:
            return f"person.{clause.field} == {_text(clause.values[0])}"
        return f"person.{clause.field} in {_list(clause.values)}"
    if isinstance(clause, Has):
        return f"some(person.{clause.field}, # in {_list(clause.values)})"
    word = " and " if isinstance(clause, Every) else " or "
    return word.join(f"({expression(part)})" for part in clause.parts)


def _text(value: str) -> str:
    return f'"{value}"'


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def output(pathway: Pathway) -> str:
    """The name under which a pathway's answer comes out."""
    return pathway.id.replace("-", "_")


def _document(example: Person) -> dict[str, Any]:
    """Every pathway as an assertion, every condition a condition of it; the shared one is worked out once."""
    blocks: list[dict[str, Any]] = [_data_model(example)]
    blocks.append(_block("pilot", "assertion", {"output": "person.pilot", "conditions": _pilot()}))
    blocks += [
        _block(one.id, "assertion", {"output": f"person.{output(one)}", "conditions": _conditions(one)})
        for one in PATHWAYS
    ]
    return {"blocks": blocks}


def _pilot() -> list[dict[str, Any]]:
    found = []
    for depth, part in enumerate(PILOT.parts):
        conditions = part.parts if isinstance(part, Every) else (part,)
        for place, one in enumerate(conditions, start=1):
            operator = "or" if place == len(conditions) else "and"
            found.append(_condition(f"pilot-{depth}-{place}", one, operator, depth))
    return found


def _conditions(pathway: Pathway) -> list[dict[str, Any]]:
    """All conditions; every branch after the first stands one level deeper than the one it is an "or" to."""
    found = [_condition(f"{pathway.id}-{place}", one, "and") for place, one in enumerate(pathway.conditions)]
    for depth, branch in enumerate(pathway.branches, start=1):
        for place, one in enumerate(branch, start=1):
            operator = "or" if place == len(branch) else "and"
            found.append(_condition(f"{pathway.id}-{depth}-{place}", one, operator, depth))
    return found


def _condition(name: str, clause: Clause, operator: str, depth: int = 0) -> dict[str, Any]:
    text = "person.pilot" if clause is PILOT else expression(clause)
    return {"id": name, "expression": text, "operator": operator, "depth": depth}


def _block(name: str, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "type": kind, "props": {"data": data}, "children": []}


def _data_model(example: dict[str, Any]) -> dict[str, Any]:
    kinds = {bool: "boolean", int: "number", str: "string", list: "string"}
    properties = [
        {"id": name, "name": name, "type": kinds[type(value)], "array": isinstance(value, list), "optional": False}
        for name, value in example.items()
    ]
    return _block("person", "dataModel", {"name": "person", "properties": properties})


def _graph() -> dict[str, Any]:
    """One table, which ZEN indexes: a column for every condition that there is, a row for every way to a pathway."""
    columns = list(dict.fromkeys(one for pathway in PATHWAYS for way in pathway.ways for one in way))
    inputs = [{"id": f"i{place}", "name": "", "field": expression(one)} for place, one in enumerate(columns)]
    rows = []
    for pathway in PATHWAYS:
        for number, way in enumerate(pathway.ways):
            cells = {f"i{place}": "true" for place, one in enumerate(columns) if one in way}
            rows.append({"_id": f"{pathway.id}-{number}", **cells, "o": _text(pathway.id)})
    table = {
        "hitPolicy": "collect",
        "inputs": inputs,
        "outputs": [{"id": "o", "name": "", "field": "pathway"}],
        "rules": rows,
        "outputPath": "opened",
    }
    return {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode"},
            {"id": "table", "name": "table", "type": "decisionTableNode", "content": table},
            {"id": "out", "name": "out", "type": "outputNode"},
        ],
        "edges": [
            {"id": "e1", "sourceId": "in", "targetId": "table"},
            {"id": "e2", "sourceId": "table", "targetId": "out"},
        ],
    }
