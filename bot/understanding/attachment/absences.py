"""Where breaks were asked for: a length beside any absence is that of a break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import events

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

WORKED = re.compile(r"(?:干|做|工作|上班|从事|开|修)(?:了|过|着|够|满|足)*$")
ONE_OF_SEVERAL = re.compile(
    r"^(?:,|和|又|还|再|有|加|外加|是|就|后来|然后|另外?|前面?|后面?|头|第[一二三四]|[一两二三四]|次|回|段|趟|场|个|年|D|的|了|大概|差不多)*$"
)
REST = re.compile(r"除了?(?!此)|别的(?:时候|时间|都|没|也)|其[他它](?:时[间候]|都|没|也)|其余|剩下|平时都|以外|之外")
_WENT = re.compile(
    r"(?:去|跑|读|念|卖|送|养|带|歇|躺|旅游|开店|创业)(?!年)[^,STQKD没一直]{0,3}(?:了|过|咗)$|(?:去|跑去|出去|回去|转去)[^,STQKD没]{1,6}$"
)
"""去跑了两年滴滴, 读了一年书: where breaks were asked for."""
_STILL = re.compile(
    r"(?:还|仍|也|照样|同样)是?(?:干|做|在)*的?(?:这|同|老本行|本行|原来|一样)|(?:照样|照旧|仍旧|依旧)(?:是|每天|天天|都|也)*在?(?:J|干|做|烧|焊|修|开)"
)
_AWAY_AFTER = re.compile(r"^(?:的?时间)?(?:是|都|就)*(?:去|在家|被(?:借|调|抽|派)|调去|借去|跑去|到外)")
_ANOTHER_POST = re.compile(r"(?:当|做|干|搞)(?:了|过|咗)?(?:大概|差不多|将近)?$")
_WENT_AWAY = re.compile(r"(?:后来|中间|期间|中途|之后|后面|然后|曾经|一度)[^,STQKD]{1,10}$")
_RETURNED = re.compile(
    r"(?:又|才|再|重新|现在|今年|去年|D|就)*(?:回到?|调回|转回|返|下(?=来|到|回|车间|一线))(?:了|来|船|车间|一线|岗|厂|原|老|本|E|J|L|班组|现场)"
)
_SOON = 4
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


def went_and_did(mention: Mention, scene: Scene, before: str) -> bool:
    """中途去管仓库，管了一年: what somebody went away for is done for so long."""
    clause = scene.clauses[mention.clause]
    earlier = scene.clauses[clause.index - 1].text if clause.index else ""
    if not _WENT_BETWEEN.search(earlier) or _NO_ABSENCE.search(scene.skeleton):
        return False
    done = _DID_SO_LONG.match(before)
    return bool(done) and not mention.text.endswith("了")


def came_back(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    """后来坐了一年机关，今年又回船上: whoever came back was away."""
    index = scene.clauses[mention.clause].index + 1
    following = scene.clauses[index].text if index < len(scene.clauses) else ""
    if _ELSEWHERE.search(before) and _BACK_AGAIN.search(re.split("[DUYZ]", after)[0]):
        return True
    away = _WENT_AWAY.search(before) and not re.search(r"考|拿|评|升|一直|没", before)
    return bool(away) and bool(_RETURNED.search(following) or _RETURNED.search(after))


def beside_an_absence(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    """Where breaks were asked for, a length beside any break is its length; so is the next of a list."""
    own = re.split("[DUYZ]", after)[0]
    if re.search(r"(?:后来|中间|然后|期间|中途|中途|去|跑去)[^,STQ]{0,2}(?:当|做|干|搞)(?:了|过)?$", before) or (
        _WENT.search(before) and not _STILL.search(scene.skeleton)
    ):
        return True
    following = scene.skeleton[scene.clauses[mention.clause].end :].lstrip(",")
    if re.search(r"J[干做当坐](?:了|过)$", before) and _RETURNED.match(following):
        return True
    if _AWAY_AFTER.match(own) or (_RETURNED.search(own) and WORKED.search(before)):
        return True
    if REST.search(scene.skeleton) and _ANOTHER_POST.search(before):
        return True
    alone = len(scene.of_kind("U")) == 1 and not scene.of_kind("STQ") and not _OF_NO_LENGTH.search(scene.skeleton)
    if alone and _ALL_THE_REST.search(scene.skeleton) and not re.search(r"[干做开修]了?(?:[STQ]|这|本)", before):
        return True
    if _idle(mention, scene):
        return True
    if events.interrupts(before) or events.interrupts(own):
        return not (WORKED.search(before) and not events.interrupts(own)) or before.endswith("没做")
    earlier = [other for other in scene.of_kind("U") if other.place < mention.place]
    if earlier and earlier[-1].role == "gap":
        return bool(ONE_OF_SEVERAL.match(scene.skeleton[earlier[-1].place + 1 : mention.place]))
    told = scene.skeleton[: scene.clauses[mention.clause].start]
    return not earlier and events.interrupts(told) and bool(ONE_OF_SEVERAL.match(before))


def _idle(mention: Mention, scene: Scene) -> bool:
    """待业过四个月: to have had no work for a while is a break."""
    return any(
        other.kind == "E" and other.value[0] == "none" and other.place < mention.place <= other.place + _SOON
        for other in scene.clauses[mention.clause].mentions
    )


def asked(scene: Scene) -> bool:
    """Tell whether breaks were asked for."""
    return (scene.asking or "").startswith(("worked_since", "guangzhou_enterprise_gap"))
