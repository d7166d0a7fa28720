"""Facts as a person reads them: the label and the value in the policy's own words."""

from collections.abc import Callable, Mapping
from typing import Any

from policy_rules.facts.declarations import FactDeclarations

UNTOLD = "有，日期未说"


def spoken_date(when: object) -> str:
    """Say a `when`: 2021年6月, 2020年至2021年, or that the date was not told."""
    if isinstance(when, Mapping):
        first, last = when.get("earliest"), when.get("latest")
        if first is None or last is None:
            return f"{spoken_date(first or last)}{'以后' if first else '以前'}"
        return f"{spoken_date(first)}至{spoken_date(last)}"
    if not isinstance(when, str):
        return UNTOLD
    parts = [str(int(part)) for part in when.split("-")]
    return "".join(part + unit for part, unit in zip(parts, "年月日", strict=False))


def _levels(declaration: Any, value: Any) -> str:  # noqa: ANN401 - JSON of a levels fact
    return "、".join(f"{declaration.name_of(level)}（{spoken_date(when)}）" for level, when in value.items()) or "没有"


def _work(_: Any, value: Any) -> str:  # noqa: ANN401
    if isinstance(value, Mapping):
        return f"是，中间断过 {value['gap_days']} 天"
    return "一直是" if value else "没有"


def _awards(declaration: Any, value: Any) -> str:  # noqa: ANN401
    def name(award: Mapping[str, str | None]) -> str:
        contest = declaration.contests.get(award.get("contest"), "未说哪个比赛")
        return f"{contest}{declaration.prizes.get(award.get('prize'), '（未说奖项）')}"

    return "、".join(map(name, value)) or "没有"


def _set(declaration: Any, value: Any) -> str:  # noqa: ANN401
    return "、".join(declaration.values[one] for one in value) or "没有"


WORDINGS: Mapping[str, Callable[[Any, Any], str]] = {
    "choice": lambda declaration, value: str(declaration.values[value]),
    "bool": lambda _, value: "是" if value else "否",
    "levels": _levels,
    "work": _work,
    "awards": _awards,
    "set": _set,
    "when": lambda _, value: spoken_date(value),
    "days": lambda _, value: f"{value} 天",
}


def spoken_facts(declarations: FactDeclarations, facts: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return (fact, label, value in words) of everything known, in the order of declaration."""
    return [
        (name, declaration.label, WORDINGS[declaration.type](declaration, facts[name]))
        for name, declaration in declarations.facts.items()
        if facts.get(name) is not None
    ]
