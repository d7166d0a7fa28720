"""From the JSON of contract §1 to :class:`~policy_rules.facts.model.Facts`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from policy_rules.dates import Interval, parse_when
from policy_rules.errors import FactsError
from policy_rules.facts.declarations import (
    AwardsFact,
    ChoiceFact,
    FactDeclaration,
    FactDeclarations,
    LevelsFact,
    SetFact,
)
from policy_rules.facts.model import Award, Facts, FactValue, Work

Item = TypeVar("Item")
MOST_DAYS = 36_525
MOST_ITEMS = 100


def parse(raw: object, declarations: FactDeclarations) -> Facts:
    """Check ``raw`` against the declarations.

    Raises:
        FactsError: an unknown key, a wrong type or an impossible value; it names the key.
    """
    if not isinstance(raw, Mapping):
        raise FactsError("facts", "wrong_type", "a JSON object was expected")
    for key in raw:
        if not isinstance(key, str) or key not in declarations.facts:
            raise FactsError(str(key), "unknown_key", "there is no such fact")
    values: dict[str, FactValue] = {}
    for key, declaration in declarations.facts.items():
        value = raw.get(key)
        if value is not None:
            values[key] = _parse_value(declaration, key, value)
    return Facts(values, {key: raw[key] for key in values})


def _parse_value(declaration: FactDeclaration, key: str, value: object) -> FactValue:
    if isinstance(declaration, ChoiceFact):
        return _one_of(declaration.values, key, value)
    if isinstance(declaration, LevelsFact):
        return _levels(declaration, key, value)
    if isinstance(declaration, SetFact):
        allowed = declaration.values
        return frozenset(_list(key, value, lambda place, item: _one_of(allowed, place, item)))
    if isinstance(declaration, AwardsFact):
        kinds = declaration
        return tuple(_list(key, value, lambda place, item: _award(kinds, place, item)))
    parsers: dict[str, Callable[[str, object], FactValue]] = {
        "bool": _bool,
        "work": _work,
        "when": parse_when,
        "days": _days,
    }
    return parsers[declaration.type](key, value)


def _bool(key: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise FactsError(key, "wrong_type", f"true or false was expected, not {value!r}")


def _work(key: str, value: object) -> Work:
    if isinstance(value, bool):
        return Work(0) if value else Work(None)
    if isinstance(value, Mapping):
        _only_keys(key, value, ("gap_days",))
        if "gap_days" in value:
            return Work(_days(f"{key}.gap_days", value["gap_days"]))
    raise FactsError(key, "wrong_type", f'true, false or {{"gap_days": n}} was expected, not {value!r}')


def _days(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise FactsError(key, "wrong_type", f"a whole number of days was expected, not {value!r}")
    if not 0 <= value <= MOST_DAYS:
        raise FactsError(key, "impossible_value", f"{value} days is not between 0 and {MOST_DAYS}")
    return value


def _levels(declaration: LevelsFact, key: str, value: object) -> dict[str, Interval]:
    if not isinstance(value, Mapping):
        raise FactsError(key, "wrong_type", f"an object from level to date was expected, not {value!r}")
    names = (*declaration.levels, *declaration.groups)
    _only_keys(key, value, names)
    return {level: parse_when(f"{key}.{level}", value[level]) for level in names if level in value}


def _award(declaration: AwardsFact, key: str, value: object) -> Award:
    if not isinstance(value, Mapping):
        raise FactsError(key, "wrong_type", f"an object was expected, not {value!r}")
    _only_keys(key, value, ("contest", "prize"))
    contest, prize = value.get("contest"), value.get("prize")
    return Award(
        None if contest is None else _one_of(declaration.contests, f"{key}.contest", contest),
        None if prize is None else _one_of(declaration.prizes, f"{key}.prize", prize),
    )


def _list(key: str, value: object, parse_item: Callable[[str, object], Item]) -> list[Item]:
    if not isinstance(value, list | tuple):
        raise FactsError(key, "wrong_type", f"a list was expected, not {value!r}")
    if len(value) > MOST_ITEMS:
        raise FactsError(key, "impossible_value", f"a list of at most {MOST_ITEMS} was expected, not {len(value)}")
    return [parse_item(f"{key}[{index}]", item) for index, item in enumerate(value)]


def _one_of(values: Mapping[str, str], key: str, value: object) -> str:
    if not isinstance(value, str):
        raise FactsError(key, "wrong_type", f"one of {', '.join(values)} was expected, not {value!r}")
    if value not in values:
        raise FactsError(key, "impossible_value", f"{value!r} is not one of {', '.join(values)}")
    return value


def _only_keys(key: str, value: Mapping[object, object], allowed: tuple[str, ...]) -> None:
    for name in value:
        if name not in allowed:
            raise FactsError(f"{key}.{name}", "unknown_key", f"only {', '.join(allowed)} may stand here")
