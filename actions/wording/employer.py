"""Answers that stop at the employer, told apart from those that stop at the person."""

from __future__ import annotations

from actions.wording import pathways
from actions.wording.dates import from_day
from actions.wording.grounds import where_it_stops
from actions.wording.parts import basis, named, notes
from actions.wording.pathways import Decision, Pathway


def stopped_by_employer(decision: Decision, blocked: list[Pathway], later: list[Pathway]) -> list[str]:
    """The person's own conditions are met, now or in time: only employer or post stand in the way."""
    best = (blocked or later)[0]
    where = where_it_stops(decision, best)
    if blocked:
        enough = f"{best['grants']}的{pathways.own_conditions(decision, best)}您够了"
        said = [f"结论：卡在{where}，不是卡在您的条件。{enough}。"]
    else:
        day = from_day(best.get("personal_earliest"), best.get("personal_earliest_sure"))
        said = [f"结论：卡在{where}。{best['grants']}您个人的条件从{day}起够。"]
    said += _lacking_of_employer(best)
    said.append(basis(best))
    if blocked[1:]:
        said.append(f"同样卡在{where}的还有：{named(blocked[1:])}。")
    return said


def stopped_whatever(decision: Decision, supposing: Decision | None) -> list[str]:
    """Employer or post stand in the way, whatever the person's own conditions turn out to be."""
    stopped = pathways.stopped_by_employer_at_least(decision)
    where = where_it_stops(decision, stopped[0])
    said = [f"结论：卡在{where}，您个人的条件怎么样都一样。", *_lacking_of_employer(stopped[0])]
    enough = pathways.stopped_by_employer(supposing) if supposing else []
    later = pathways.stopped_by_employer_and_time(supposing) if supposing else []
    if enough:
        said.append(f"只看个人条件，如果拿证后一直做这一行，{named(enough)}是够的。{basis(enough[0])}")
    elif later:
        day = from_day(later[0].get("personal_earliest"), later[0].get("personal_earliest_sure"))
        said.append(f"只看个人条件，如果拿证后一直做这一行，{named(later[:1])}从{day}起够。")
    else:
        said.append("想知道证书和年限够不够，把证书等级、发证时间和之后是不是一直做这一行告诉我。")
    return [*said, *notes(enough[:1] or later[:1] or stopped[:1])]


def _lacking_of_employer(path: Pathway) -> list[str]:
    texts = [reason["text"] for reason in path["reasons"] if reason["state"] == "unmet" and reason.get("scope")]
    return [f"没满足的是：{'；'.join(dict.fromkeys(texts))}。"] if texts else []
