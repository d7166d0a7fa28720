"""What is still needed, which pathways hang on it, and how to find out."""

from __future__ import annotations

from collections.abc import Callable

from actions.wording.names import fact_label
from actions.wording.pathways import Decision

MOST_SAID = 4


def still_missing(decision: Decision, help_of: Callable[[str], str]) -> str:
    """Every fact that some pathway still needs, with what hangs on it."""
    hanging: dict[str, list[str]] = {}
    for path in decision["pathways"]:
        for fact in path["missing"]:
            hanging.setdefault(fact, []).append(path["grants"])
    if not hanging:
        return "不缺什么了，现有的情况已经够下结论。"
    most = sorted(hanging.items(), key=lambda item: -len(item[1]))[:MOST_SAID]
    return "\n".join(["还需要知道：", *(f"{fact_label(fact)}：{_tail(paths, help_of(fact))}" for fact, paths in most)])


def skipped(fact: str, hanging: list[str], help_text: str, *, own_plan: bool = False) -> str:
    """What it means that the person does not know a fact; what only his employer knows is nothing to worry about."""
    if own_plan:
        return f"没关系。{help_text}"
    said = f"没关系，先不管“{fact_label(fact)}”。"
    if hanging:
        said += f"{_names(hanging)}要等它才定得下来。"
    return said + (f"怎么查：{help_text}" if help_text else "")


def _tail(paths: list[str], help_text: str) -> str:
    return f"{_names(paths)}要用到。{help_text}"


def _names(grants: list[str]) -> str:
    named = list(dict.fromkeys(grants))
    return "、".join(named[:3]) + ("等" if len(named) > 3 else "")  # noqa: PLR2004 - as many as fit a line
