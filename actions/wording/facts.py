"""Facts read back in short phrases, so that the person can see and correct what was understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.wording import names
from actions.wording.dates import when

Facts = Mapping[str, Any]


def phrases(facts: Facts) -> list[str]:
    """One phrase a fact, in the order of their declaration; what is not known says nothing."""
    told = [
        _SAYERS[declaration.type](fact, declaration, facts[fact])
        for fact, declaration in names.declared().items()
        if facts.get(fact) is not None
    ]
    return [phrase for phrase in told if phrase]


def read_back(facts: Facts) -> str:
    """All phrases in one line."""
    return "；".join(phrases(facts))


def level_phrase(fact: str, level: str, date: Any) -> str:  # noqa: ANN401 - a ``when`` of the contract
    """One certificate: 技师（2022年3月15日）."""
    name = names.level_name(fact, level)
    told = when(date)
    return f"{name}（{told}）" if told else name


def _levels(fact: str, declaration: Any, held: Mapping[str, Any]) -> str:  # noqa: ANN401 - a declaration
    if not held:
        return declaration.spoken.none or f"没有{declaration.label}"
    return "、".join(level_phrase(fact, level, held[level]) for level in names.levels(fact) if level in held)


def _choice(fact: str, _declaration: Any, value: str) -> str:  # noqa: ANN401 - a declaration
    return names.value_name(fact, value)


def _yes_or_no(_fact: str, declaration: Any, value: bool) -> str:  # noqa: ANN401, FBT001 - the value of such a fact
    said = declaration.spoken.if_true if value else declaration.spoken.if_false
    return f"{declaration.label}：{'是' if value else '否'}" if said is None else str(said)


def _work(_fact: str, declaration: Any, value: bool | Mapping[str, int]) -> str:  # noqa: ANN401, FBT001 - as above
    since = declaration.spoken.since or declaration.label
    if isinstance(value, Mapping):
        return f"{since}中间有{value['gap_days']}天没做这一行"
    return f"{since}一直做这一行" if value else f"{since}没做过这一行"


def _awards(fact: str, declaration: Any, awards: list[Mapping[str, str | None]]) -> str:  # noqa: ANN401 - a declaration
    if not awards:
        return declaration.spoken.none or f"没有{declaration.label}"
    return "、".join(names.award_name(fact, award.get("contest"), award.get("prize")) for award in awards)


def _set(fact: str, declaration: Any, values: list[str]) -> str:  # noqa: ANN401 - a declaration
    if not values:
        return declaration.spoken.none or f"没有{declaration.label}"
    return "、".join(names.value_name(fact, value) for value in values)


def _since(_fact: str, declaration: Any, value: Any) -> str:  # noqa: ANN401 - a declaration, a ``when``
    return (declaration.spoken.text or f"{declaration.label}：{{value}}").format(value=when(value))


def _days(_fact: str, declaration: Any, days: int) -> str:  # noqa: ANN401 - a declaration
    return (declaration.spoken.text or f"{declaration.label}：{{value}}").format(value=days) if days else ""


_SAYERS: dict[str, Callable[[str, Any, Any], str]] = {
    "choice": _choice,
    "bool": _yes_or_no,
    "levels": _levels,
    "work": _work,
    "awards": _awards,
    "set": _set,
    "when": _since,
    "days": _days,
}
