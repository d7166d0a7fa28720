"""Breaks in the work: how long somebody was away, as against how long he has held or done something."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import events

if TYPE_CHECKING:
    from datetime import date

    from bot.understanding.skeleton.scene import Mention, Scene
    from bot.understanding.temporal.intervals import Interval

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
_ONE_OF_SEVERAL = re.compile(
    r"^(?:,|和|又|还|再|有|加|外加|是|就|后来|然后|另外?|前面?|后面?|头|第[一二三四]|[一两二三四]|次|回|段|趟|场|个|年|D|的|了|大概|差不多)*$"
)
_REST = re.compile(r"除了?(?!此)|别的(?:时候|时间|都|没|也)|其[他它](?:时[间候]|都|没|也)|其余|剩下|平时都|以外|之外")
_NOT_A_DAY, _NO_TIME = re.compile(r"^(?:都|也)?(?:没有?|未|冇|不曾)"), {"一天", "半天", "一年", "一个月"}
_WENT = re.compile(
    r"(?:去|跑|读|念|卖|送|养|带|歇|躺|旅游|开店|创业)(?!年)[^,STQKD没一直]{0,3}(?:了|过|咗)$|(?:去|跑去|出去|回去|转去)[^,STQKD没]{1,6}$"
)
"""去跑了两年滴滴, 读了一年书: where breaks were asked for."""
_STILL = re.compile(
    r"(?:还|仍|也|照样|同样)是?(?:干|做|在)*的?(?:这|同|老本行|本行|原来|一样)|(?:照样|照旧|仍旧|依旧)(?:是|每天|天天|都|也)*在?(?:J|干|做|烧|焊|修|开)"
)
_AT_WORK_ALL_THE_SAME = re.compile(
    r"班(?:照上|照样上|没落下|没耽误|一天没)|照(?:样|常|旧)?上(?:的)?班|(?:不|没)(?:影响|耽误)(?:上班|干活|工作|做事)"
)
_AWAY_AFTER = re.compile(r"^(?:的?时间)?(?:是|都|就)*(?:去|在家|被(?:借|调|抽|派)|调去|借去|跑去|到外)")
_ANOTHER_POST = re.compile(r"(?:当|做|干|搞)(?:了|过|咗)?(?:大概|差不多|将近)?$")
_TO = re.compile(r"^(?:年|起|开始)?(?:一直)?(?:到|至|-|~)(?:了)?$")
_BREAK_OUTSIDE = re.compile(r"(?:不在|没在|在办公室|在外面|在老家|在家)")
_BUT_FOR = re.compile(r",(?:就是|只是|只有|但是?|不过|可是|其中|期间|中间)[^,?]{0,12}[UZ](?!都|一直|没)")
_WORKED = re.compile(r"(?:干|做|工作|上班|从事|开|修)(?:了|过|着|够|满|足)*$")
_BACK = re.compile(r"回来|回到|又|才回|再回|然后|之后|后来|中间|期间|中途|曾经?")
_GAP_AFTER = re.compile(
    r"^(?:了)?(?:没干|没做|没在岗|不在岗|没上班|停|断|休|中断|转岗|J|(?:在|去|坐)J|去J|做J|去做|没在|的?空|病假|产假|空窗|离岗|间断)"
)
_NO_GAP = re.compile(r"没[断停转离]|没有[断停转离]|不间断|没断|从没")


def role(mention: Mention, scene: Scene, before: str, after: str) -> str | None:
    """Return `gap` for the length of a break, `none` for an absence that goes on, nothing for all other lengths."""
    clause = scene.clauses[mention.clause]
    if _asked(scene) and _AT_WORK_ALL_THE_SAME.search(scene.skeleton):
        return "none"
    if _NOT_A_DAY.match(after) and mention.text in _NO_TIME and not before.endswith("头"):
        return "none"
    if before.endswith("前") and any(other.kind == "U" and other.place > mention.place for other in clause.mentions):
        return "none"  # 前两年生孩子歇了半年: the first tells when
    if not after.startswith("在L") and _is_gap(mention, before, after):
        return "none" if _until_now(mention, scene) else "gap"
    if _asked(scene) and _asked_gap(mention, scene, before, after):
        return "gap"
    if _asked(scene) and _went_and_did(mention, scene, before):
        return "gap"
    if re.search(r"(?:其中|中间|期间|当中)(?:有|大概|差不多)*$", before) and events.interrupts(
        re.split("[DUYZ]", after)[0]
    ):
        return "gap"
    if _asked(scene) and _TOTAL.search(before):
        return "gap"
    if _came_back(mention, scene, before, after):
        return "gap"
    if _TOTAL.search(before) and _GAP_TOLD.search(scene.clauses[clause.index - 1].text):
        return "gap"
    return None


_WENT_AWAY = re.compile(r"(?:后来|中间|期间|中途|之后|后面|然后|曾经|一度)[^,STQKD]{1,10}$")
_RETURNED = re.compile(
    r"(?:又|才|再|重新|现在|今年|去年|D|就)*(?:回到?|调回|转回|返|下(?=来|到|回|车间|一线))(?:了|来|船|车间|一线|岗|厂|原|老|本|E|J|L|班组|现场)"
)


_NOT_SO_LONG = re.compile(r"不[是止](?:停|断|歇|休|离开|请|去|待)?了?$")
_SOON = 4
_TWO_YEARS = re.compile(r"(\d{2}|\d{4})年?(?:到|至|-|~)(\d{2}|\d{4})")
_ALL_OF_IT, _HALF_A_YEAR = re.compile(r"^(?:一|那)?(?:全年|整年|整个?年|一整年)"), re.compile(r"[上下]半年$")
_OF_NO_LENGTH = re.compile(r"前[UZ]|一阵|一段|[些好][时日]")
_ALL_THE_REST = re.compile(
    r"(?:别的|其[他它余]的?|剩下的?|平时)(?:时间|时候|日子|年头)?(?:都|就|也|全|一直)*(?:在|是|干|做|没有?(?:断|停|了|过)?$|没[断停])|归队|归岗|(?:干|做|返|转|调)回(?:来|到|去|本行|老本行|这|原|J|$|,)|返(?:岗|工|J|车间|一线)|重操旧业|[才又再]?回(?:到|来|去)(?:了|做|干|继续|技术|车间|一线|岗|原|老本行|本行|J|$|,)"
)
"""在后勤待了三年多，别的时间都在吊机上: where breaks were asked for, the only length told is that of the break."""
_ELSEWHERE = re.compile(r"(?:去|到|调)[^,DUSTQK没]{1,6}了(?:整整|足足|大概|差不多)?$")
_BACK_AGAIN = re.compile(r"[才又再]回(?:来|到|去|岗|一线|车间)")
"""去仓库坐了一年办公室才回来."""


_WENT_BETWEEN = re.compile(
    r"(?:中间|中途|期间|途中|当中|后来|曾经|有一?阵子?|有一?段|一度)(?:我|有|就|被|还|又)*(?:去|跑去|调|借|派|转|抽)[^,STQKDU没]{1,8}$"
)
_DID_SO_LONG = re.compile(
    r"^(?:我|也|就|一共|总共|大概|差不多|在那)*([\u4e00-\u9fff]{1,2})(?:了|过)(?:大概|差不多|整整|足足|有)*$"
)
_NO_ABSENCE = re.compile(r"还是|一样|照样|同样|这个|本行|老本行")


def _went_and_did(mention: Mention, scene: Scene, before: str) -> bool:
    """中途去管仓库，管了一年: what somebody went away for is done for so long."""
    clause = scene.clauses[mention.clause]
    earlier = scene.clauses[clause.index - 1].text if clause.index else ""
    if not _WENT_BETWEEN.search(earlier) or _NO_ABSENCE.search(scene.skeleton):
        return False
    done = _DID_SO_LONG.match(before)
    return bool(done) and not mention.text.endswith("了")


def _came_back(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    """后来坐了一年机关，今年又回船上: whoever came back was away."""
    index = scene.clauses[mention.clause].index + 1
    following = scene.clauses[index].text if index < len(scene.clauses) else ""
    if _ELSEWHERE.search(before) and _BACK_AGAIN.search(re.split("[DUYZ]", after)[0]):
        return True
    away = _WENT_AWAY.search(before) and not re.search(r"考|拿|评|升|一直|没", before)
    return bool(away) and bool(_RETURNED.search(following) or _RETURNED.search(after))


def _asked(scene: Scene) -> bool:
    return (scene.asking or "").startswith(("worked_since", "guangzhou_enterprise_gap"))


def _asked_gap(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    """Where breaks were asked for, a length beside any break is its length; so is the next of a list."""
    own = re.split("[DUYZ]", after)[0]
    if re.search(r"(?:后来|中间|然后|期间|中途|中途|去|跑去)[^,STQ]{0,2}(?:当|做|干|搞)(?:了|过)?$", before) or (
        _WENT.search(before) and not _STILL.search(scene.skeleton)
    ):
        return True
    following = scene.skeleton[scene.clauses[mention.clause].end :].lstrip(",")
    if re.search(r"J[干做当坐](?:了|过)$", before) and _RETURNED.match(following):
        return True
    if _AWAY_AFTER.match(own) or (_RETURNED.search(own) and _WORKED.search(before)):
        return True
    if _REST.search(scene.skeleton) and _ANOTHER_POST.search(before):
        return True
    alone = len(scene.of_kind("U")) == 1 and not scene.of_kind("STQ") and not _OF_NO_LENGTH.search(scene.skeleton)
    if alone and _ALL_THE_REST.search(scene.skeleton) and not re.search(r"[干做开修]了?(?:[STQ]|这|本)", before):
        return True
    if _idle(mention, scene):
        return True
    if events.interrupts(before) or events.interrupts(own):
        return not (_WORKED.search(before) and not events.interrupts(own)) or before.endswith("没做")
    earlier = [other for other in scene.of_kind("U") if other.place < mention.place]
    if earlier and earlier[-1].role == "gap":
        return bool(_ONE_OF_SEVERAL.match(scene.skeleton[earlier[-1].place + 1 : mention.place]))
    told = scene.skeleton[: scene.clauses[mention.clause].start]
    return not earlier and events.interrupts(told) and bool(_ONE_OF_SEVERAL.match(before))


def _idle(mention: Mention, scene: Scene) -> bool:
    """待业过四个月: to have had no work for a while is a break."""
    return any(
        other.kind == "E" and other.value[0] == "none" and other.place < mention.place <= other.place + _SOON
        for other in scene.clauses[mention.clause].mentions
    )


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
        or _ONE_OF_SEVERAL.match(scene.skeleton[told[number - 1].place + 1 : mention.place])
        or mention.clause != told[number - 1].clause
    ]
    return sum(mention.time.days for mention in counted if mention.time is not None)


def worked(before: str) -> bool:
    """Tell whether the words before a length are those of work: 先干了两年."""
    return bool(_WORKED.search(before))


def something_left_out(text: str) -> bool:
    """Tell whether the rest of the time is spoken of: 其余都在岗 tells of a break, whose length may be unread."""
    return bool(_REST.search(text) or _BUT_FOR.search(text))


def from_to(scene: Scene) -> None:
    """20年到21年回老家了: the days from the one to the other were a break."""
    dates = scene.of_kind("D")
    if _asked(scene) and len(dates) == 1 and not scene.of_kind("U"):
        _from_year_to_year(dates[0], scene)
    for first, second in itertools.pairwise(dates if _asked(scene) or _REST.search(scene.skeleton) else ()):
        clause = scene.clauses[second.clause]
        if (
            _TO.match(scene.skeleton[first.place + 1 : second.place])
            and (events.interrupts(clause.text) or _BREAK_OUTSIDE.search(clause.text))
            and first.time
            and second.time
            and first.time.span
            and second.time.span
            and not clause.question
            and not any(other.kind == "U" for other in clause.mentions)
        ):
            first.time.days = (_middle(second.time.span) - _middle(first.time.span)).days
            first.role, second.role = "gap", "gap end"


def _from_year_to_year(told: Mention, scene: Scene) -> None:
    """19到20年去当了质检: two years told at once; 2021年全年脱产: one of them, all of it."""
    years, clause = _TWO_YEARS.match(told.text), scene.clauses[told.clause]
    span = told.time.span if told.time else None
    if not told.time or not span or clause.question or not events.interrupts(clause.text):
        return
    if years:
        told.time.days, told.role = 365 * (int(years[2][-2:]) - int(years[1][-2:])), "gap"
    elif _ALL_OF_IT.match(scene.after(told)) or _HALF_A_YEAR.search(told.text):
        told.time.days, told.role = (span.latest - span.earliest).days + 1, "gap"


def _middle(span: Interval) -> date:
    return span.earliest + (span.latest - span.earliest) / 2


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
