"""Which facts there are: those of all policies in ``facts.yml``, those of one policy in its own ``facts.yml``.

The rows of tables are values too: who adds an enterprise to a table has added it to the facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from policy_rules.errors import PolicyError
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.policy.files import content_root, read_yaml, shaped
from policy_rules.policy.folders import available_policies, versions_of

FILE = "facts.yml"


def load_declarations(content: Path | None = None) -> FactDeclarations:
    """The declarations of all facts of all policies.

    Raises:
        PolicyError: a declaration is broken, or one fact is declared twice.
    """
    return _of_all(content or content_root())


@lru_cache(maxsize=32)
def _of_all(content: Path) -> FactDeclarations:
    return _declarations(content, available_policies(content))


def declarations_of(policy_id: str, content: Path) -> FactDeclarations:
    """The declarations of the facts that one policy may ask for."""
    return _declarations(content, (policy_id,))


@lru_cache(maxsize=32)
def _declarations(content: Path, policies: tuple[str, ...]) -> FactDeclarations:
    raw: dict[object, object] = {}
    paths = [content / FILE, *(path for name in policies if (path := content / "policies" / name / FILE).exists())]
    for path in paths:
        for name, declaration in _facts_of(path).items():
            if name in raw:
                message = f"{path.parent.name}/{FILE}: `{name}` is declared already"
                raise PolicyError(message)
            raw[name] = _with_values(str(name), declaration, content, policies)
    return shaped(FactDeclarations, {"facts": raw}, content / FILE)


def _facts_of(path: Path) -> dict[object, object]:
    raw = read_yaml(path)
    facts = raw.get("facts") if isinstance(raw, dict) else None
    if not isinstance(facts, dict) or set(raw if isinstance(raw, dict) else ()) != {"facts"}:
        message = f"file {path.name}: key `facts`: the file has this one key"
        raise PolicyError(message)
    return facts


def _with_values(name: str, declaration: object, content: Path, policies: Iterable[str]) -> object:
    if not isinstance(declaration, dict) or not declaration.get("values_from_tables"):
        return declaration
    values = {str(row[column]): str(row.get("label", row[column])) for column, row in _rows(name, content, policies)}
    return {**declaration, "values": values}


def _rows(fact: str, content: Path, policies: Iterable[str]) -> Iterator[tuple[str, dict[str, object]]]:
    """The rows of all tables that begin with a column for a fact, with the name of that column."""
    for policy in policies:
        for version in versions_of(content / "policies" / policy):
            for name in version.files("tables"):
                table = read_yaml(version.file(name))
                columns = table.get("columns") if isinstance(table, dict) else None
                key = next(iter(columns.items()), None) if isinstance(columns, dict) else None
                if isinstance(table, dict) and key and key[1] == fact:
                    yield from ((key[0], row) for row in table.get("rows") or () if key[0] in row)


def forget_declarations() -> None:
    """Read the declarations again when they are asked for next."""
    _declarations.cache_clear()
    _of_all.cache_clear()
