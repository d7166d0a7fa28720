"""Breaks in the work: how long somebody was away, as against how long he has held or done something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import absences, events

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_GAP_BEFORE = re.compile(
    r"(?:中间|期间|途中|后来|中途|曾经|有)?[^,]{0,4}(?:转去|调去|调往|调离|派往|抽调|调到|转到|去了|去做|离开|离岗|停了?|断了?|中断|休了?|歇了?|病假|产假|请假|脱产|没干|没做|离职|耽误|空窗|转岗|借调|不在岗|待岗|停薪留职|做了?J|J)[^,STQ]{0,8}$"
)
_GAP_BEFORE_STRICT = re.compile(
    r"(?:中间|期间|途中|中途|转去|调去|调往|调离|派往|抽调|(?:停|断|歇|休)[了过]|中断|病假|产假|脱产|没干|没做|离岗|空窗|转岗|借调|离开了?|待岗|停薪留职|停工|歇业|待产|坐月子|住院|当兵|服役|失业|待业|回老家|创业|离职|辞职)"
)
_GAP_AWAY = re.compile(
    r"(?:中间|中途|期间|途中|当中)(?![^,]*(?:一直|隔|相差|过了|等了|没|考|拿|评|升|干了|做了))[^,STQK]{0,10}$|(?:停工|歇业|待产|坐月子|住院|当兵|服役|失业|待业|种|创业)(?:了|过)?$"
)
_GAP_TOLD = re.compile(r"(?:断|停|歇|休)[了过]")
_TOTAL = re.compile(r"(?:加起来|合起来|总共|一共|累计|前后)(?:也|就|才|有|大概|差不多)*$")
_NOT_A_DAY, _NO_TIME = re.compile(r"^(?:都|也)?(?:没有?|未|冇|不曾)"), {"一天", "半天", "一年", "一个月"}
_AT_WORK_ALL_THE_SAME = re.compile(
    r"班(?:照上|照样上|没落下|没耽误|一天没)|照(?:样|常|旧)?上(?:的)?班|(?:不|没)(?:影响|耽误)(?:上班|干活|工作|做事)"
)
_BUT_FOR = re.compile(r",(?:就是|只是|只有|但是?|不过|可是|其中|期间|中间)[^,?]{0,12}[UZ](?!都|一直|没)")
_BACK = re.compile(r"回来|回到|又|才回|再回|然后|之后|后来|中间|期间|中途|曾经?")
_GAP_AFTER = re.compile(
    r"^(?:了)?(?:没干|没做|没在岗|不在岗|没上班|停|断|休|中断|转岗|J|(?:在|去|坐)J|去J|做J|去做|没在|的?空|病假|产假|空窗|离岗|间断)"
)
_NO_GAP = re.compile(r"没[断停转离]|没有[断停转离]|不间断|没断|从没")


def role(mention: Mention, scene: Scene, before: str, after: str) -> str | None:
    """Return `gap` for the length of a break, `none` for an absence that goes on, nothing for all other lengths."""
    clause = scene.clauses[mention.clause]
    if (
        mention.time is not None
        and mention.time.form == "ordinal"
        and any(other is not mention and other.clause == mention.clause for other in scene.of_kind("U"))
    ):
        return "none"  # 评下来的第二年借调去了八个月: the first tells when
    if absences.asked(scene) and _AT_WORK_ALL_THE_SAME.search(scene.skeleton):
        return "none"
    if _NOT_A_DAY.match(after) and mention.text in _NO_TIME and not before.endswith("头"):
        return "none"
    if before.endswith("前") and any(other.kind == "U" and other.place > mention.place for other in clause.mentions):
        return "none"  # 前两年生孩子歇了半年: the first tells when
    if not after.startswith("在L") and _is_gap(mention, before, after):
        return "none" if _until_now(mention, scene) else "gap"
    if absences.asked(scene) and absences.beside_an_absence(mention, scene, before, after):
        return "gap"
    if absences.asked(scene) and absences.went_and_did(mention, scene, before):
        return "gap"
    if re.search(r"(?:其中|中间|期间|当中)(?:有|大概|差不多)*$", before) and events.interrupts(
        re.split("[DUYZ]", after)[0]
    ):
        return "gap"
    if absences.asked(scene) and _TOTAL.search(before):
        return "gap"
    if absences.came_back(mention, scene, before, after):
        return "gap"
    if _TOTAL.search(before) and _GAP_TOLD.search(scene.clauses[clause.index - 1].text):
        return "gap"
    return None


_NOT_SO_LONG = re.compile(r"不[是止](?:停|断|歇|休|离开|请|去|待)?了?$")


def days(scene: Scene) -> int | None:
    """Return how many days the breaks took that are told, all of them; the sum, if it is said."""
    told = [
        mention
        for mention in scene.of_kind("UD")
        if mention.role == "gap" and mention.time is not None and not _NOT_SO_LONG.search(scene.before(mention))
    ]
    if not told:
        return None
    summed = [
        mention for mention in told if re.search(r"加起来|合起来|总共|一共|累计|拢共|合计", scene.before(mention))
    ]
    counted = summed[-1:] or [
        mention
        for number, mention in enumerate(told)
        if not number
        or absences.ONE_OF_SEVERAL.match(scene.skeleton[told[number - 1].place + 1 : mention.place])
        or mention.clause != told[number - 1].clause
    ]
    return sum(mention.time.days for mention in counted if mention.time is not None)


def worked(before: str) -> bool:
    """Tell whether the words before a length are those of work: 先干了两年."""
    return bool(absences.WORKED.search(before))


def something_left_out(text: str) -> bool:
    """Tell whether the rest of the time is spoken of: 其余都在岗 tells of a break, whose length may be unread."""
    return bool(absences.REST.search(text) or _BUT_FOR.search(text))


def _is_gap(mention: Mention, before: str, after: str) -> bool:
    if re.search(r"社保|医保|公积金|工资|合同|车|店", before):
        return False
    if _NO_GAP.search(before) and not _GAP_BEFORE_STRICT.search(before):
        return False
    tail = before[-16:]
    if _GAP_AWAY.search(tail) and not re.search(r"没断|没停|没转", tail):
        return True
    if _GAP_BEFORE_STRICT.search(tail) and _GAP_BEFORE.search(tail) and not re.search(r"没断|没停|没转", tail):
        return True
    return (
        bool(_GAP_AFTER.match(after))
        and bool(re.search(r"中间|期间|中途|有|后来|^$|途中", before[-8:]))
        and mention.time is not None
    )


def _until_now(mention: Mention, scene: Scene) -> bool:
    """调去坐办公室五年了 is no break: nobody came back."""
    clause = scene.clauses[mention.clause]
    following = scene.clauses[clause.index + 1].text if clause.index + 1 < len(scene.clauses) else ""
    moved = re.search(r"(?:转去|调去|调到|转到|转岗|去做|去了|做了?J|坐J)", clause.text)
    return bool(moved) and mention.text.endswith("了") and not _BACK.search(clause.text + following)
