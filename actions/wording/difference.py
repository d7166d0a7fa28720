"""A what-if is shown as the difference between two decisions; nothing of it is kept."""

from __future__ import annotations

from actions.wording.dates import from_day
from actions.wording.details import STATUSES
from actions.wording.pathways import Decision, Pathway, best_first

NOT_KEPT = "这只是假设，没有记下来。"
MOST_SHOWN = 5


def difference(before: Decision, after: Decision, supposed: str) -> str:
    """What would be different, best result first."""
    old = {path["id"]: path for path in before["pathways"]}
    changed = [path for path in best_first(after["pathways"]) if _said(path) != _said(old[path["id"]])]
    if not changed:
        return f"假设{supposed}：结果和现在一样，没有变化。\n{NOT_KEPT}"
    lines = [
        f"{path['grants']}（{path['clause']}）：现在{_said(old[path['id']])}，那样就{_said(path)}" for path in changed
    ]
    more = ["还有几条也有变化。"] if len(lines) > MOST_SHOWN else []
    return "\n".join([f"假设{supposed}：", *lines[:MOST_SHOWN], *more, NOT_KEPT])


def _said(path: Pathway) -> str:
    if path["status"] == "not_yet":
        return f"从{from_day(path['earliest'], path['earliest_sure'])}起可以"
    return STATUSES[path["status"]]
