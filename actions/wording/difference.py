"""A what-if is shown as the difference between two decisions; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable

from actions.wording.dates import from_day
from actions.wording.details import STATUSES
from actions.wording.pathways import Decision, Pathway, best_first, own_reasons, waiting

NOT_KEPT = "这只是假设，没有记下来。"
MOST_SHOWN = 5
MOST_NAMED = 2
_NEAREST = ("open", "not_yet", "unknown", "closed")


def difference(before: Decision, after: Decision, supposed: str, label: Callable[[str], str]) -> str:
    """What would be different: what opens first, then what only wants time, then what wants the fewest answers."""
    old = {path["id"]: path for path in before["pathways"]}
    nearest = sorted(best_first(after, after["pathways"]), key=_distance)
    changed = [path for path in nearest if _said(path, label) != _said(old[path["id"]], label)]
    if not changed:
        return "\n".join([f"假设{supposed}：结果和现在一样，没有变化。", *_still_waiting(after), NOT_KEPT])
    lines = [
        f"{path['grants']}（{path['clause']}）：现在{_said(old[path['id']], label)}，那样就{_said(path, label)}"
        for path in changed
    ]
    more = ["还有几条也有变化。"] if len(lines) > MOST_SHOWN else []
    return "\n".join([f"假设{supposed}：", *lines[:MOST_SHOWN], *more, NOT_KEPT])


def _still_waiting(decision: Decision) -> list[str]:
    """What opens first, for somebody who asks whether waiting so long is enough."""
    return [
        f"离得最近的：{path['grants']}（{path['clause']}）要到{from_day(path['earliest'], path['earliest_sure'])}。"
        for path in waiting(decision)[:1]
    ]


def _distance(path: Pathway) -> tuple[int, str, int, int, int]:
    """What the person himself has done something for comes before what only an employer's plan could offer."""
    own = own_reasons(path)
    met = sum(reason["state"] == "met" for reason in own)
    return _NEAREST.index(path["status"]), path["earliest"] or "", not met, len(path["missing"]) - met, -met


def _said(path: Pathway, label: Callable[[str], str]) -> str:
    if path["status"] == "not_yet":
        return f"从{from_day(path['earliest'], path['earliest_sure'])}起可以"
    if path["status"] == "unknown" and len(path["missing"]) <= MOST_NAMED:
        return f"只差弄清：{'、'.join(map(label, path['missing']))}"
    if path["status"] == "closed" and path["personal_status"] == "open":
        return "卡在单位或岗位"
    return STATUSES[path["status"]]
