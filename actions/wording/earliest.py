"""From which day: the answer to 最早什么时候."""

from __future__ import annotations

from actions.wording import pathways
from actions.wording.dates import from_day
from actions.wording.details import ordinary_test
from actions.wording.grounds import where_it_stops
from actions.wording.names import fact_label
from actions.wording.pathways import Decision, Pathway

NOT_IN_DOCUMENT = "什么时候开始报名，文件没有写，要看单位发的通知。"


def earliest(decision: Decision, wanted: Pathway | None) -> str:
    """The earliest day of the pathway asked about, else of all that only lack time."""
    if wanted and (ordinary := ordinary_test(decision, wanted)):
        return "\n".join([_of(decision, wanted), *ordinary])
    return f"{_of(decision, wanted)}\n{NOT_IN_DOCUMENT}" if wanted else f"{_of_all(decision)}\n{NOT_IN_DOCUMENT}"


def _of_all(decision: Decision) -> str:
    lines = [_of(decision, path) for path in pathways.waiting(decision)]
    now = pathways.can_apply(decision)
    if now:
        names = "、".join(dict.fromkeys(path["grants"] for path in now))
        lines.insert(0, f"{names}：现在就可以，不用等。")
    lines += [_of(decision, path) for path in pathways.stopped_by_employer_and_time(decision)]
    return "\n".join(lines) or _not_a_matter_of_time(decision)


def _not_a_matter_of_time(decision: Decision) -> str:
    """Nothing waits for a day: say what it waits for."""
    blocked = pathways.stopped_by_employer(decision) or pathways.stopped_by_employer_at_least(decision)
    undecided = pathways.undecided(decision)
    if blocked:
        lacking = "；".join(pathways.lacking(blocked[0])[:1])
        where = where_it_stops(decision, blocked[0])
        return f"不是等多久的问题，是卡在{where}：没满足“{lacking}”。这一点变了才有日期可算。"
    if undecided and not pathways.of_the_plan_alone(undecided):
        missing = dict.fromkeys(fact for path in undecided for fact in path["missing"])
        return f"日期要先知道“{'、'.join(map(fact_label, list(missing)[:2]))}”才算得出来。"
    near = [
        f"离得最近的{path['grants']}，还差{'；'.join(pathways.lacking(path)[:2])}。"
        for path in pathways.nearest(decision)
    ]
    return "".join(["不是等多久的问题。", *near[:1]])


def _of(decision: Decision, path: Pathway) -> str:
    name = f"{path['grants']}（{path['clause']}）"
    if path["status"] == "open":
        return f"{name}：现在就可以，不用等。"
    if path["status"] == "not_yet":
        return f"{name}：从{from_day(path['earliest'], path['earliest_sure'])}起，前提是一直从事相应工作。"
    if path["status"] == "unknown":
        missing = "、".join(fact_label(fact) for fact in path["missing"])
        return f"{name}：要先知道{missing}，才算得出日期。"
    if path["personal_status"] == "not_yet":
        day = from_day(path.get("personal_earliest"), path.get("personal_earliest_sure"))
        return f"{name}：您个人的条件从{day}起够，但还卡在{where_it_stops(decision, path)}。"
    lacking = "；".join(pathways.lacking(path)[:2])
    return f"{name}：不是时间的问题，没满足的是{lacking or '其他条件'}。"
