"""Facts read back in short phrases, so that the person can see and correct what was understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.wording import names
from actions.wording.dates import when

Facts = Mapping[str, Any]


def phrases(facts: Facts) -> list[str]:
    """One phrase a fact, in the order of the contract; what is not known says nothing."""
    told = []
    for fact, say in _SAYERS.items():
        value = facts.get(fact)
        if value is not None:
            told.append(say(fact, value))
    employer = facts.get("employer")
    enterprise = facts.get("enterprise")
    if enterprise and employer:
        told.insert(1, names.ENTERPRISES.get(enterprise, enterprise))
    elif enterprise:
        told.insert(0, names.ENTERPRISES.get(enterprise, enterprise))
    return [phrase for phrase in told if phrase]


def read_back(facts: Facts) -> str:
    """All phrases in one line."""
    return "；".join(phrases(facts))


def level_phrase(fact: str, level: str, date: Any) -> str:  # noqa: ANN401 - a ``when`` of the contract
    """One certificate: 技师（2022年3月15日）."""
    name = names.LEVELS[fact].get(level, level)
    told = when(date)
    return f"{name}（{told}）" if told else name


def _levels(fact: str, held: Mapping[str, Any]) -> str:
    if not held:
        return names.NONE_HELD[fact]
    return "、".join(level_phrase(fact, level, held[level]) for level in names.LEVELS[fact] if level in held)


def _employer(_fact: str, value: str) -> str:
    return names.EMPLOYERS.get(value, value)


def _yes_or_no(fact: str, value: bool) -> str:  # noqa: FBT001 - the value of a yes-or-no fact
    yes, no = names.YES_OR_NO[fact]
    return yes if value else no


def _complete(fact: str, value: bool) -> str:  # noqa: FBT001 - the value of a yes-or-no fact
    return _yes_or_no(fact, value) if value else ""


def _work(fact: str, value: bool | Mapping[str, int]) -> str:  # noqa: FBT001 - the value of a work fact
    since = names.WORK_SINCE[fact]
    if isinstance(value, Mapping):
        return f"{since}中间有{value['gap_days']}天没做这一行"
    return f"{since}一直做这一行" if value else f"{since}没做过这一行"


def _awards(fact: str, awards: list[Mapping[str, str | None]]) -> str:
    if not awards:
        return names.NONE_HELD[fact]
    return "、".join(names.CONTESTS[award.get("contest")] + names.PRIZES[award.get("prize")] for award in awards)


def _honours(fact: str, honours: list[str]) -> str:
    if not honours:
        return names.NONE_HELD[fact]
    return "、".join(names.HONOURS.get(honour, honour) for honour in honours)


def _since(_fact: str, value: Any) -> str:  # noqa: ANN401 - a ``when`` of the contract
    return f"{when(value)}起在广州的企业工作"


def _gap(_fact: str, days: int) -> str:
    return f"在广州企业工作中断{days}天" if days else ""


_SAYERS: dict[str, Callable[[str, Any], str]] = {
    "employer": _employer,
    "plan_covers_me": _yes_or_no,
    "in_pilot_field": _yes_or_no,
    "is_frontline": _yes_or_no,
    "skill_levels": _levels,
    "skill_levels_complete": _complete,
    "worked_since_skill": _work,
    "titles": _levels,
    "titles_complete": _complete,
    "qualifications": _levels,
    "title_matches_post": _yes_or_no,
    "worked_since_title": _work,
    "worked_since_skill_in_occupation": _work,
    "skill_matches_post": _yes_or_no,
    "has_applied_for_title": _yes_or_no,
    "has_held_title": _yes_or_no,
    "contest_awards": _awards,
    "honours": _honours,
    "guangzhou_enterprise_since": _since,
    "guangzhou_enterprise_gap_days": _gap,
    "guangzhou_enterprise_one_year": _yes_or_no,
    "plan_offers_dual_certification": _yes_or_no,
    "plan_offers_enterprise_contest": _yes_or_no,
}
