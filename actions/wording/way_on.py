"""What to do now: the nearest thing that would open a way, and whom to ask. Said when the conclusion is known."""

from __future__ import annotations

from actions import rules
from actions.wording import pathways
from actions.wording.dates import from_day
from actions.wording.grounds import leads_to_certificate, where_it_stops
from actions.wording.names import fact_label
from actions.wording.pathways import Decision, Pathway

MOST_QUOTED = 80
ELSEWHERE = "平常的：国家和省里另有面向各类单位的评审和评价，问单位人事或当地人社部门，也可以打12333。"
MOVED = "换个地方：单位和岗位都在范围里才行。"


def way_on(decision: Decision) -> str:
    """What the person can do, by the decision's own reasons."""
    applying, waiting = pathways.can_apply(decision), pathways.waiting(decision)
    blocked = (
        pathways.stopped_by_employer(decision)
        or pathways.stopped_by_employer_and_time(decision)
        or pathways.stopped_by_employer_at_least(decision)
    )
    undecided = pathways.undecided(decision)
    if applying:
        lines = _apply(applying[0], waiting, undecided)
    elif waiting:
        lines = _wait(waiting[0])
    elif blocked:
        lines = _past_the_employer(decision, blocked[0])
    elif undecided and not pathways.of_the_plan_alone(undecided):
        lines = _find_out(undecided)
    else:
        lines = _get_what_is_lacking(decision, undecided)
    return "\n".join(lines)


def _apply(path: Pathway, waiting: list[Pathway], undecided: list[Pathway]) -> list[str]:
    if path["verb"].startswith("可"):
        said = [f"您现在就可以报{path['grants']}：先问单位人力资源部什么时候报、交什么{_or_call(path)}。"]
    else:
        said = [f"您现在够条件：{path['verb']}{path['grants']}。怎么领，先问单位人力资源部{_or_call(path)}。"]
    said += [f"再往后还有{later['grants']}，从{_day(later)}起。" for later in waiting[:1]]
    almost = [one for one in undecided if pathways.own_reasons(one) and len(one["missing"]) == 1]
    return said + [f"{one['grants']}还要弄清“{fact_label(one['missing'][0])}”，弄清了告诉我。" for one in almost[:1]]


def _wait(path: Pathway) -> list[str]:
    return [
        f"先等时间：{path['grants']}从{_day(path)}起{path['verb']}。",
        f"这之前别离开相应的工作，证书收好；到时候找单位人力资源部报{_or_call(path)}。",
    ]


def _past_the_employer(decision: Decision, path: Pathway) -> list[str]:
    where = where_it_stops(decision, path)
    enough = {"open": "您个人的条件够了，", "not_yet": f"您个人的条件从{_own_day(path)}起够，"}
    own = enough.get(path["personal_status"], "")
    lacking = "；".join(pathways.lacking(path)[:1])
    said = [f"{own}差的是{where}：没满足“{lacking}”。"]
    if where == "岗位":
        return [*said, f"岗位算不算，看单位备案的对应关系目录，先问单位人力资源部{_or_call(path)}。"]
    listed = ["等：企业名单会动态更新（四（一）），单位以后进了名单就能报。"] if "名单" in lacking else []
    return [*said, *listed, _if_moved(decision), ELSEWHERE]


def _if_moved(decision: Decision) -> str:
    company = rules.a_listed_company(rules.policy_of(decision))
    return f"{MOVED}想看会怎样，问我“如果我去了{company}呢”。" if company else MOVED


def _find_out(undecided: list[Pathway]) -> list[str]:
    missing = list(dict.fromkeys(fact for path in undecided for fact in path["missing"]))
    wanted = "、".join(map(fact_label, missing[:2]))
    enough = [path for path in undecided if path["personal_status"] == "open" and pathways.own_reasons(path)]
    said = [f"您个人的条件，{enough[0]['grants']}已经够了。"] if enough else []
    return [*said, f"先弄清“{wanted}”，弄清了告诉我，马上能算。这些单位人力资源部都查得到{_or_call(undecided[0])}。"]


def _get_what_is_lacking(decision: Decision, undecided: list[Pathway]) -> list[str]:
    said = []
    for path in pathways.nearest(decision)[:1]:
        words = f"，文件写的是“{path['quote']}”" if len(path["quote"]) <= MOST_QUOTED else ""
        said = [
            f"离您最近的是{path['grants']}（{path['clause']}）{words}。",
            f"您还差：{'；'.join(pathways.lacking(path)[:2])}。",
            f"怎么补上，先问单位人力资源部{_or_call(_who_knows(decision, path))}。",
        ]
    plan = "、".join(path["grants"] for path in undecided)
    return [*said, *([f"再问一句单位有没有开展这些：{plan}。"] if undecided else [])] or [ELSEWHERE]


def _who_knows(decision: Decision, path: Pathway) -> Pathway:
    """A pathway to a certificate, if a certificate is lacking: its office knows how one gets it."""
    if not any("证书" in text for text in pathways.lacking(path)):
        return path
    return next((one for one in decision["pathways"] if leads_to_certificate(decision, one)), path)


def _or_call(path: Pathway) -> str:
    phone = path.get("contact")
    return f"，也可以打{phone}（工作时间）" if phone else ""


def _day(path: Pathway) -> str:
    return from_day(path["earliest"], path["earliest_sure"])


def _own_day(path: Pathway) -> str:
    return from_day(path.get("personal_earliest"), path.get("personal_earliest_sure"))
