"""The answer: conclusion first, best pathway first, near misses next, the rest folded. Fits a phone's screen."""

from __future__ import annotations

from collections import Counter

from actions.wording import pathways
from actions.wording.dates import from_day
from actions.wording.details import CLOSING
from actions.wording.employer import stopped_by_employer, stopped_whatever
from actions.wording.grounds import where_it_stops
from actions.wording.names import fact_label
from actions.wording.parts import MOST_NAMED, basis, named, notes
from actions.wording.pathways import Decision, Pathway

NEXT_STEP = "下一步先问单位人力资源部。"
MOST_CHARACTERS = 350


def answer(decision: Decision, supposing: Decision | None = None) -> str:
    """The whole answer as one message.

    Args:
        decision: the decision.
        supposing: the same if the work since the certificate, which nobody asked about, had gone on without a break.
    """
    required, optional = _conclusion(decision, supposing)
    leading = _leading(decision, supposing)
    optional = [*notes(leading[:1]), *optional, *_other_notes(leading)]
    ending = [*_folded(decision), f"{_next_step(decision, leading)}{CLOSING}"]
    room = MOST_CHARACTERS - sum(map(len, required + ending))
    chosen = []
    for paragraph in optional:
        if len(paragraph) <= room and paragraph not in required:
            chosen.append(paragraph)
            room -= len(paragraph)
    return "\n".join([*required, *chosen, *ending])


def _conclusion(decision: Decision, supposing: Decision | None = None) -> tuple[list[str], list[str]]:
    applying, waiting = pathways.can_apply(decision), pathways.waiting(decision)
    blocked = pathways.stopped_by_employer(decision)
    later_blocked = pathways.stopped_by_employer_and_time(decision)
    if applying:
        return _open(applying), [*_waits(waiting), *_unknowns(decision), *_blocked(decision, blocked)]
    if waiting:
        return _not_yet(waiting), [*_unknowns(decision), *_blocked(decision, blocked)]
    if blocked or later_blocked:
        return stopped_by_employer(decision, blocked, later_blocked), _unknowns(decision)
    undecided = pathways.undecided(decision)
    hangs_on_him = undecided and not pathways.of_the_plan_alone(undecided)
    if pathways.stopped_by_employer_at_least(decision) and not hangs_on_him:
        return stopped_whatever(decision, supposing), _of_the_plan(undecided)
    if hangs_on_him:
        return _open_ended(decision), []
    return _nothing(decision), _of_the_plan(undecided)


def _open(paths: list[Pathway]) -> list[str]:
    best, others = paths[0], paths[1:]
    said = [f"结论：{_may(best)}。", basis(best)]
    if others:
        said.append(f"另外还有：{named(others)}。")
    return said


def _may(path: Pathway) -> str:
    now = "现在" if path["verb"].startswith("可") else "现在够条件："
    return f"{now}{path['verb']}{path['grants']}"


def _not_yet(paths: list[Pathway]) -> list[str]:
    best = paths[0]
    day = from_day(best["earliest"], best["earliest_sure"])
    return [
        f"结论：只差时间。{best['grants']}从{day}起{best['verb']}，前提是一直从事相应工作。",
        basis(best),
        *_waits(paths[1:]),
    ]


def _nothing(decision: Decision) -> list[str]:
    said = ["结论：按您说的情况，这份文件里暂时没有您能走的路。"]
    held = pathways.open_but_held(decision)
    if held:
        said = [f"结论：文件里对得上的是{named(held)}，您已经有了，其他的暂时够不上。"]
    said += [
        f"离得近的：{path['grants']}（{path['clause']}），没满足：{'；'.join(pathways.lacking(path)[:2])}。"
        for path in pathways.nearest(decision)[:2]
    ]
    return said


def _waits(paths: list[Pathway]) -> list[str]:
    if not paths:
        return []
    days = [
        f"{path['grants']}（{path['clause']}）从{from_day(path['earliest'], path['earliest_sure'])}起"
        for path in paths[:MOST_NAMED]
    ]
    return [f"还差时间的：{'；'.join(days)}。"]


def _blocked(decision: Decision, paths: list[Pathway]) -> list[str]:
    return [f"卡在{where_it_stops(decision, paths[0])}的：{named(paths)}。"] if paths else []


def _unknowns(decision: Decision) -> list[str]:
    paths = pathways.undecided(decision)
    own = [path for path in paths if pathways.own_reasons(path)]
    missing = dict.fromkeys(fact for path in own for fact in path["missing"])
    lacking = "、".join(fact_label(fact) for fact in list(missing)[:MOST_NAMED])
    said = [f"还定不下来的：{named(own)}，缺“{lacking}”。"] if own else []
    return [*said, *_of_the_plan(paths)]


def _of_the_plan(undecided: list[Pathway]) -> list[str]:
    """What no answer of the person decides, only what his employer offers."""
    paths = [path for path in undecided if not pathways.own_reasons(path)]
    return [f"单位有没有开展这些，问人力资源部：{named(paths)}。"] if paths else []


def _open_ended(decision: Decision) -> list[str]:
    paths = pathways.undecided(decision)
    missing = Counter(fact for path in paths for fact in path["missing"])
    lacking = "、".join(fact_label(fact) for fact, _count in missing.most_common(MOST_NAMED))
    said = [f"结论：还定不下来，要先弄清“{lacking}”。", f"等着它的有：{named(paths)}。"]
    enough = [path for path in paths if path["personal_status"] == "open" and pathways.own_reasons(path)]
    return [*said, f"您个人的条件已经够的：{named(enough)}。"] if enough else said


def _leading(decision: Decision, supposing: Decision | None) -> list[Pathway]:
    if_worked = pathways.stopped_by_employer(supposing) if supposing else []
    for group in (
        pathways.can_apply(decision),
        pathways.waiting(decision),
        pathways.stopped_by_employer(decision),
        pathways.stopped_by_employer_and_time(decision),
        pathways.stopped_by_employer_at_least(decision) and if_worked,
        pathways.stopped_by_employer_at_least(decision),
    ):
        if group:
            return group
    return []


def _other_notes(paths: list[Pathway]) -> list[str]:
    """Remarks on the pathways after the first; where all are closed, the first one's remark says why."""
    said = notes(paths[:1])
    others = [path for path in paths[1:3] if path["status"] != "closed"]
    return [f"{path['grants']}：{note}" for path in others for note in path["notes"] if note not in said]


def _next_step(decision: Decision, leading: list[Pathway]) -> str:
    phone = leading[0].get("contact") if leading else None
    if phone and leading[0]["status"] == "closed" and where_it_stops(decision, leading[0]) == "单位":
        return f"想问清楚可以打{phone}（工作时间）。"
    return f"下一步先问单位人力资源部，也可以打{phone}（工作时间）。" if phone else NEXT_STEP


def _folded(decision: Decision) -> list[str]:
    closed = any(path["status"] == "closed" for path in decision["pathways"])
    return ["其余的暂不符合，想看回复“看全部”；想看条款回复“看依据”。"] if closed else []


def what_is_new(text: str, before: str) -> str:
    """The answer again after one more fact: in full where the conclusion changed, else only what was not said yet."""
    lines, told = text.split("\n"), before.split("\n")
    if lines[0] != told[0]:
        return text
    more = [line for line in lines[1:] if line not in told]
    return "\n".join([f"结论不变：{lines[0].removeprefix('结论：')}", *more])


def short(decision: Decision) -> str:
    """The conclusion in one line."""
    return _conclusion(decision)[0][0]


def so_far(decision: Decision) -> str:
    """What is certain already while questions are still open; empty when nothing is."""
    applying, waiting = pathways.can_apply(decision), pathways.waiting(decision)
    if not applying and not waiting:
        return ""
    return f"已经能定的：{short(decision).removeprefix('结论：')}还有几项问清楚，别的路一起算；不想再答，说“先说结论”。"
