"""Details on request: every condition of a pathway with its clause and words, and all pathways in one list."""

from __future__ import annotations

from actions.wording import pathways
from actions.wording.dates import from_day
from actions.wording.grounds import leads_to_certificate, where_it_stops
from actions.wording.names import fact_label
from actions.wording.pathways import Decision, Pathway

STATES = {"met": "已满足", "not_yet": "还差时间", "unmet": "不满足", "unknown": "还不清楚"}
STATUSES = {"open": "可以申报", "not_yet": "还差时间", "closed": "暂不符合", "unknown": "还缺信息"}
CLOSING = "可申报不等于评上，以单位备案方案为准。"
MOST_LACKING = 2
MOST_OTHERS = 2


def explain(decision: Decision, wanted: Pathway | None) -> str:
    """Why the answer is what it is: for the pathway asked about, else for the leading ones."""
    if wanted:
        return "\n".join(conditions(decision, wanted))
    first, *others = leading(decision)
    others = [path for path in others if path["status"] in {"open", "not_yet"}]
    return "\n".join([*conditions(decision, first), *(_with_words(decision, path) for path in others[:MOST_OTHERS])])


def leading(decision: Decision) -> list[Pathway]:
    """The pathways that the answer speaks of first."""
    undecided = pathways.undecided(decision)
    groups = (
        pathways.can_apply(decision),
        pathways.waiting(decision),
        pathways.stopped_by_employer(decision),
        pathways.stopped_by_employer_and_time(decision),
        pathways.stopped_by_employer_at_least(decision),
        [path for path in undecided if pathways.own_reasons(path)],
        pathways.nearest(decision),
        undecided,
        decision["pathways"],
    )
    return next(group for group in groups if group)


def nothing_decided(decision: Decision) -> bool:
    """Whether every pathway that is not closed still lacks a fact, and none is closed by the employer."""
    return hardly_known(leading(decision)[0])


def hardly_known(path: Pathway) -> bool:
    """Whether so much is missing for a pathway that nothing can be said of it yet."""
    return path["status"] == "unknown" and len(path["missing"]) > MOST_LACKING


def conditions(decision: Decision, path: Pathway) -> list[str]:
    """Every condition of one pathway, what fails first, and the verbatim words."""
    order = ("unmet", "not_yet", "unknown", "met")
    told = [
        reason for reason in pathways.own_branch(path) if path["status"] != "closed" or reason["state"] != "unknown"
    ]
    reasons = sorted(told, key=lambda reason: order.index(reason["state"]))
    lines = [f"{path['grants']}（{path['clause']}）：{_status(decision, path)}。"]
    lines += list(
        dict.fromkeys(f"{STATES[reason['state']]}：{reason['text']}（{reason['clause']}）" for reason in reasons)
    )
    return [*lines, *_quotes(reasons), *path["notes"]]


def _quotes(reasons: list[dict[str, str]]) -> list[str]:
    """The words of each clause once; a part of a longer quotation is left out."""
    told = dict.fromkeys((reason["clause"], reason["quote"]) for reason in reasons if reason["quote"])
    whole = [
        (clause, quote)
        for clause, quote in told
        if not any(quote != other and quote in other for _clause, other in told)
    ]
    return [f"{clause}原文：“{quote}”" for clause, quote in whole]


def verdict(decision: Decision, path: Pathway) -> str:
    """One pathway: how it stands, the words of its clause, and what "open" does not mean."""
    said = [_with_words(decision, path), *ordinary_test(decision, path)]
    return "\n".join([*said, CLOSING] if path["status"] == "open" else said)


def ordinary_test(decision: Decision, path: Pathway) -> list[str]:
    """Who lacks the title and asks for a skill level asks for the ordinary test, of which the document says nothing."""
    titles = {reason["state"] for reason in pathways.own_reasons(path) if "职称" in reason["text"]}
    lacks_title = "unmet" in titles and "met" not in titles
    if not (leads_to_certificate(decision, path) and path["status"] == "closed" and lacks_title):
        return []
    return [f"这一条是给有相应职称的人走的；没有的话，照平常的办法考，文件没有写，可以打{path['contact']}问。"]


def rule(decision: Decision, path: Pathway, *, known: bool = False) -> str:
    """What the document demands for one pathway, and how it stands if anything is known of the person."""
    words, scope = pathways.rule_of(decision, path)
    also = f"\n还要：{'；'.join(scope)}。" if scope else ""
    ending = f"您现在：{_status(decision, path)}。" if known else "您够不够，我问几项就能算出来。"
    return f"{path['grants']}（{path['clause']}），文件写的条件是：“{words}”。{also}\n{ending}"


def _with_words(decision: Decision, path: Pathway) -> str:
    quote = pathways.quote_of(path)
    said = f"{path['grants']}（{path['clause']}）：{_status(decision, path)}。"
    return f"{said}\n依据{path['clause']}：“{quote}”" if quote else said


def everything(decision: Decision) -> str:
    """One line for every pathway."""
    return "\n".join(
        f"{path['grants']}（{path['clause']}）：{_status(decision, path)}"
        for path in pathways.best_first(decision, decision["pathways"])
    )


def _status(decision: Decision, path: Pathway) -> str:
    if path["status"] == "not_yet":
        return f"还差时间，从{from_day(path['earliest'], path['earliest_sure'])}起"
    if path["status"] == "unknown":
        return f"还缺{'、'.join(fact_label(fact) for fact in path['missing'])}"
    if path["status"] == "closed":
        return f"暂不符合，{_where_it_stops(decision, path)}"
    return "可以申报，但您已经有了" if path["already_held"] else "可以申报"


def _where_it_stops(decision: Decision, path: Pathway) -> str:
    if path["personal_status"] == "open" and pathways.own_reasons(path):
        return f"卡在{where_it_stops(decision, path)}，您的条件够"
    if path["personal_status"] == "not_yet":
        day = from_day(path.get("personal_earliest"), path.get("personal_earliest_sure"))
        return f"卡在{where_it_stops(decision, path)}，您的条件从{day}起够"
    lacking = pathways.lacking(path)
    return f"没满足：{'；'.join(lacking[:MOST_LACKING])}" if lacking else "卡在条件"
