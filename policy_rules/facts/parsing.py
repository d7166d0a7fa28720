"""From the JSON of contract §1 to :class:`~policy_rules.facts.model.Facts`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias, TypeVar

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
Parser: TypeAlias = Callable[[str, object], FactValue]
OBJECT = (dict, Mapping)
LIST = (list, tuple)
MOST_DAYS = 36_525
MOST_ITEMS = 100


def parse(raw: object, declarations: FactDeclarations) -> Facts:
    """Check ``raw`` against the declarations.

    Raises:
        FactsError: an unknown key, a wrong type or an impossible value; it names the key.
    """
    if not isinstance(raw, OBJECT):
        raise FactsError("facts", "wrong_type", "a JSON object was expected")
    parsers = declarations.parsers
    if not raw.keys() <= parsers.keys():
        unknown = next(key for key in raw if key not in parsers)
        raise FactsError(str(unknown), "unknown_key", "there is no such fact")
    values: dict[str, FactValue] = {}
    told: dict[str, object] = {}
    for key, parser in parsers.items():
        value = raw.get(key)
        if value is not None:
            values[key] = parser(key, value)
            told[key] = value
    return Facts(values, told)


def parser_of(declaration: FactDeclaration) -> Parser:
    """What reads a value of one fact; it is given the name to blame, and the value."""
    if isinstance(declaration, ChoiceFact):
        return partial(_one_of, declaration.values)
    if isinstance(declaration, LevelsFact):
        return partial(_levels, (*declaration.levels, *declaration.groups))
    if isinstance(declaration, SetFact):
        one_value = partial(_one_of, declaration.values)
        return lambda key, value: frozenset(_list(key, value, one_value))
    if isinstance(declaration, AwardsFact):
        one_award = partial(_award, declaration)
        return lambda key, value: tuple(_list(key, value, one_award))
    parsers: dict[str, Parser] = {"bool": _bool, "work": _work, "when": parse_when, "days": _days}
    return parsers[declaration.type]


def _bool(key: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise FactsError(key, "wrong_type", f"true or false was expected, not {value!r}")


def _work(key: str, value: object) -> Work:
    if isinstance(value, bool):
        return Work(0) if value else Work(None)
    if isinstance(value, OBJECT):
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


def _levels(names: tuple[str, ...], key: str, value: object) -> dict[str, Interval]:
    if not isinstance(value, OBJECT):
        raise FactsError(key, "wrong_type", f"an object from level to date was expected, not {value!r}")
    _only_keys(key, value, names)
    return {level: parse_when(f"{key}.{level}", value[level]) for level in names if level in value}


def _award(declaration: AwardsFact, key: str, value: object) -> Award:
    if not isinstance(value, OBJECT):
        raise FactsError(key, "wrong_type", f"an object was expected, not {value!r}")
    _only_keys(key, value, ("contest", "prize"))
    contest, prize = value.get("contest"), value.get("prize")
    return Award(
        None if contest is None else _one_of(declaration.contests, f"{key}.contest", contest),
        None if prize is None else _one_of(declaration.prizes, f"{key}.prize", prize),
    )


def _list(key: str, value: object, parse_item: Callable[[str, object], Item]) -> list[Item]:
    if not isinstance(value, LIST):
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
