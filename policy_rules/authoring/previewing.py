"""What some people get on a later day, compared with today: which pathways open, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from policy_rules.authoring.telling import STATUSES
from policy_rules.decide import decide
from policy_rules.decision import PathwayDecision
from policy_rules.facts.model import Facts
from policy_rules.policy.model import Policy


@dataclass(frozen=True)
class Turning:
    """A pathway that stands differently for a person on the later day."""

    person: str
    title: str
    before: str
    after: str
    opens: str | None


def turnings(policy: Policy, people: Mapping[str, Facts], today: date, later: date) -> Iterator[Turning]:
    """Every pathway of every person that stands differently on the later day; the facts stay as they are."""
    for name, facts in people.items():
        now = {one.id: one for one in decide(policy, facts, today).pathways}
        for then in decide(policy, facts, later).pathways:
            before = now.get(then.id)
            if before is None or before.status != then.status:
                yield Turning(name, then.title, before.status if before else "none", then.status, _opens(before, then))


def _opens(before: PathwayDecision | None, then: PathwayDecision) -> str | None:
    """From which day, where that was certain today already."""
    return before.earliest if before and then.status == "open" else None


def told(found: Iterable[Turning], people: int, later: date) -> Iterator[str]:
    """Line by line, then in sum by pathway and by month."""
    listed = list(found)
    changed = len({one.person for one in listed})
    yield f"到{later.isoformat()}：{people}个人里有{changed}个人的结论会变。"
    for one in listed:
        day = f"，{one.opens}起" if one.opens else ""
        yield f"  {one.person}：{one.title}：{STATUSES[one.before]} → {STATUSES[one.after]}{day}"
    opening = [one for one in listed if one.after == "open"]
    yield from _summed("到那天新开的通道", Counter(one.title for one in opening))
    yield from _summed("按月", Counter(sorted(one.opens[:7] for one in opening if one.opens)))


def _summed(heading: str, counted: Counter[str]) -> Iterator[str]:
    if counted:
        yield f"{heading}：{'；'.join(f'{name} {count}人' for name, count in counted.items())}"
