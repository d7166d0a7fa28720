"""Sentences about a decision. They state nothing that is not in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.console.workbench.nearness import by_nearness, is_blocked_by_scope
from bot.gateway.fact_words import spoken_date, spoken_facts
from policy_rules import Policy

Json = dict[str, Any]
CHINESE_NUMBERS = "一二三四五六七八九十"
MOST_SPOKEN = 5
SUPPOSED = "以下是按假设的情况试算的，不是您现在的结论。"
NOTHING_YET = "现在还不能下结论，我再问您几句。"


def span(first: str | None, last: str | None) -> str:
    """Say an earliest day, with the worst case where they differ."""
    if first is None:
        return ""
    return spoken_date(first) if first == last else f"{spoken_date(first)}（最迟 {spoken_date(last)}）"


def verdict(policy: Policy, pathway: Mapping[str, Any]) -> str:
    """Say in half a sentence how a pathway stands."""
    status = pathway["status"]
    if status == "open":
        return "您已有同级或更高的，不必再报" if pathway["already_held"] else "条件都够了"
    if status == "not_yet":
        return f"最早 {span(pathway['earliest'], pathway['earliest_sure'])}"
    if status == "unknown":
        return "还要问：" + "、".join(policy.declarations.label(name) for name in pathway["missing"])
    return _why_closed(pathway)


def _why_closed(pathway: Mapping[str, Any]) -> str:
    if all(reason["scope"] for reason in pathway["reasons"]):
        return "卡在单位或岗位"
    if pathway["personal_status"] == "open":
        return "卡在单位或岗位，个人条件已经够"
    if pathway["personal_status"] == "not_yet":
        earliest = span(pathway["personal_earliest"], pathway["personal_earliest_sure"])
        return f"卡在单位或岗位；个人只差时间，最早 {earliest}"
    return "卡在个人条件" if pathway["personal_status"] == "closed" else "卡在单位或岗位"


def script(policy: Policy, decision: Json, *, supposed: bool = False) -> list[str]:
    """Return what the agent reads aloud, paragraph by paragraph."""
    ways = by_nearness(decision["pathways"])
    new = [way for way in ways if not way["already_held"]]
    told = [
        *_spoken("您现在条件够的有{count}项：", [way for way in new if way["status"] == "open"], _open),
        *_spoken("只差时间的有{count}项：", [way for way in new if way["status"] == "not_yet"], _waiting),
        *_spoken(
            "个人条件够、卡在单位或岗位的有{count}项：", [way for way in new if is_blocked_by_scope(way)], _blocked
        ),
    ]
    opening = f"按{spoken_date(decision['as_of'])}算，依据{policy.number}。" + (SUPPOSED if supposed else "")
    if not told and any(way["status"] == "unknown" for way in new):
        return [opening, NOTHING_YET]
    told = told or _nothing_open(ways)
    notes = dict.fromkeys(note for way in new if way["status"] in ("open", "not_yet") for note in way["notes"])
    return [opening, *told, *_still_unsure(new), *notes, *_goodbye(policy, decision)]


def summary(policy: Policy, facts: Json, decision: Json, number: str | None = None, *, supposed: bool = False) -> str:
    """Return the text for a message or a ticket: facts, result, clauses, phones; no name."""
    ways = [way for way in by_nearness(decision["pathways"]) if way["status"] != "closed" or is_blocked_by_scope(way)]
    known = [f"{label}：{words}" for _, label, words in spoken_facts(policy.declarations, facts)]
    lines = [f"【政策咨询】{policy.number}，按{spoken_date(decision['as_of'])}"]
    lines += [SUPPOSED] if supposed else []
    lines += [f"案件号：{number}"] if number else []
    lines += ["情况：" + ("；".join(known) or "未提供")]
    lines += [f"· {way['title']}（{way['clause']}）：{_short(policy, way)}" for way in ways]
    lines += [] if ways else ["结论：按目前所知，各条通道都不适用。"]
    lines += [*decision["notes"], "咨询：" + "；".join(f"{one.about}{one.phone}" for one in policy.contacts)]
    return "\n".join(lines)


def _short(policy: Policy, way: Mapping[str, Any]) -> str:
    said = verdict(policy, way)
    return f"{way['verb']}{way['grants']}" if way["status"] == "open" and not way["already_held"] else said


def _spoken(heading: str, ways: Sequence[Json], sentence: Any) -> list[str]:  # noqa: ANN401 - a function of a pathway
    if not ways:
        return []
    count = CHINESE_NUMBERS[len(ways) - 1] if len(ways) <= len(CHINESE_NUMBERS) else str(len(ways))
    if len(ways) == 1:
        return [heading.replace("有{count}项", "") + sentence(ways[0]) + "。"]
    numbered = [f"第{CHINESE_NUMBERS[at]}，{sentence(way)}" for at, way in enumerate(ways[:MOST_SPOKEN])]
    more = "；其余的我可以发短信给您" if len(ways) > MOST_SPOKEN else ""
    return [heading.format(count="两" if count == "二" else count) + "；".join(numbered) + more + "。"]


def _open(way: Mapping[str, Any]) -> str:
    return f"{way['verb']}{way['grants']}，依据{way['clause']}"


def _waiting(way: Mapping[str, Any]) -> str:
    return f"{way['verb']}{way['grants']}，最早{span(way['earliest'], way['earliest_sure'])}，依据{way['clause']}"


def _blocked(way: Mapping[str, Any]) -> str:
    when = span(way["personal_earliest"], way["personal_earliest_sure"])
    return f"{way['verb']}{way['grants']}" + (f"，个人条件最早{when}够" if when else "") + f"，依据{way['clause']}"


def _nothing_open(ways: Sequence[Json]) -> list[str]:
    held = [way for way in ways if way["already_held"] and way["status"] == "open"]
    if held:
        return ["条件够的通道，您都已经有同级或更高的了，不必再报。其他通道目前不适用。"]
    unmet = dict.fromkeys(reason["text"] for way in ways[:1] for reason in way["reasons"] if reason["state"] == "unmet")
    return [f"按您说的情况，各条通道目前都不适用。最接近的是{ways[0]['title']}，差的是：{'；'.join(unmet)}。"]


def _still_unsure(new: Sequence[Json]) -> list[str]:
    return ["另外还有通道要再问几句才能确定。"] if any(way["status"] == "unknown" for way in new) else []


def _goodbye(policy: Policy, decision: Json) -> list[str]:
    phones = "，".join(f"{contact.about}打{contact.phone}" for contact in policy.contacts)
    return [*decision["notes"], f"办理请先问单位人力资源部门；要核实政策，{phones}。"]
