"""A decision as Chinese text: every status, every condition, every clause. States nothing that is not in it."""

from __future__ import annotations

from policy_rules.decision import Decision, PathwayDecision, State, Status
from policy_rules.policy.model import Policy

_HEADINGS: dict[Status, str] = {
    "open": "可以申报",
    "not_yet": "还差时间",
    "unknown": "还缺信息，暂时说不准",
    "closed": "目前不适用",
}
_MARKS: dict[State, str] = {"met": "✓", "not_yet": "…", "unmet": "✗", "unknown": "？"}


def explain(decision: Decision, policy: Policy) -> str:
    """The decision in plain Chinese, nearest pathways first."""
    lines = [f"{policy.number}（{policy.title}）", f"按{_date(decision.as_of)}的情况："]
    for status, heading in _HEADINGS.items():
        pathways = [pathway for pathway in decision.pathways if pathway.status == status]
        if status == "not_yet":
            pathways.sort(key=lambda pathway: pathway.earliest or "")
        if pathways:
            lines += ["", f"【{heading}】"]
            lines += [line for pathway in pathways for line in _pathway(decision, policy, pathway)]
    if decision.next_question:
        lines += ["", f"接下来最该弄清的是：{decision.next_question.text}"]
    lines += ["", *decision.notes]
    lines += [f"{contact.about}：{contact.office}，电话{contact.phone}" for contact in policy.contacts]
    return "\n".join(lines)


def _pathway(decision: Decision, policy: Policy, pathway: PathwayDecision) -> list[str]:
    lines = [f"■ {pathway.title}（{pathway.clause}）：{_verdict(policy, pathway)}"]
    branches = len({reason.branch for reason in pathway.reasons if reason.branch})
    for reason in pathway.reasons:
        which = f"〔第{reason.branch}种情形〕" if branches > 1 and reason.branch else ""
        lines.append(f"   {_MARKS[reason.state]} {which}{reason.text}〔{reason.clause}〕")
    quotes = dict.fromkeys(reason.quote for reason in pathway.reasons)
    lines += [f"   原文：“{quote}”" for quote in quotes]
    return lines + [f"   说明：{note}" for note in pathway.notes if note not in decision.notes]


def _verdict(policy: Policy, pathway: PathwayDecision) -> str:
    what = f"{pathway.verb}{pathway.grants}"
    if pathway.status == "open":
        return what + ("（您已经持有同级或更高的，不必再报）" if pathway.already_held else "")
    if pathway.status == "not_yet":
        return f"{what}，最早{_span(pathway.earliest, pathway.earliest_sure)}"
    if pathway.status == "unknown":
        return "还需要知道：" + "、".join(policy.declarations.label(name) for name in pathway.missing)
    return _closed(pathway)


def _closed(pathway: PathwayDecision) -> str:
    if pathway.personal_status == "open":
        return "卡在单位或岗位，个人条件已经够"
    if pathway.personal_status == "not_yet":
        earliest = _span(pathway.personal_earliest, pathway.personal_earliest_sure)
        return f"卡在单位或岗位；个人条件只差时间，最早{earliest}"
    return "卡在个人条件" if pathway.personal_status == "closed" else "卡在单位或岗位"


def _span(first: str | None, last: str | None) -> str:
    assert first is not None
    assert last is not None
    return _date(first) if first == last else f"{_date(first)}（最迟{_date(last)}）"


def _date(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"
