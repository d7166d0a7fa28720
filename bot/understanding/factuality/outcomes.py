"""Levels that a day told of them proves to be held, whatever verb or failure was told of them before.

技师考了两次没过，2021年才拿到手; 拿技师证的时间是2021年; 本来能考技师，拖到2024年才考出来.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_GETTING = re.compile(r"(?:拿|考|评|取得|领|升|当|获得)(?:了|到|上|下|过|我那?|这|个|本|的)*$")
_MOMENT = re.compile(
    r"^(?:证|K|资格)*(?:的)?(?:是D|时间|日期|日子|那[年会阵天时]|那个?时候|时候?|年份|到现在|至今|到今|到D|到目前|到如今|U(?:了|$))"
)
_WANTED = re.compile(r"要|需|想|打算|准备|能|可以|(?<!那)会(?!儿)|如果|得(?!到)|[吗?]|怎|什么|几")
_INTENDED = re.compile(r"想|打算|准备|计划|希望|目标|报考|在考|要(?:考|评|报|去)|正在|备考")
_GOT = "拿到|拿下|拿的|拿了|到手|考[到过上取出下]|考的|评[到过上下]|评的|通过|批下|批了|下证|发|领|过了|过$|取得|获得|合格|成了|成功"
_IN_THE_END = re.compile(rf"^[^STQAECPHUDYO]{{0,10}}?(?:{_GOT})")
_NOT = re.compile(r"没|未|冇|不")
_HELD_FOR = re.compile(
    r"(?:我|俺|本人)(?:自己)?(?:都|已经|也|才|就)*(?:拿|当|评上|考上|评到|考到|持)(?:了|到|上)?U(?:的)?$"
)
"""我拿了四年技师怎么不能: what is asked is something else; that he holds it is plain."""
_TAKEN = re.compile(r"(?:把|将)(?:我的?|这|那|个|本|张)*$")
_HOME = re.compile(
    r"^(?:证书?|K|这个|那个|本)*[\u4e00-\u9fff]{1,2}?(?:下来|到手|出来|下了|上了|到了|回来|过了|完了)(?![^,]*[吗?])"
)
_TOPIC = re.compile(r"^(?:你|我)?(?:要)?(?:说起|说到|提到|提起|讲到|讲起|至于|要说|说)(?:这个|那个|我的?)*$")
_LONG_AGO = re.compile(
    r"D(?:的?事|就|才|那会|的时候)(?!能|可|该|想|打算|要|报)|D(?:拿|考|评)(?:的|到|了)|[DU](?:以前|之前|前)就"
)
_MINE = re.compile(
    r"^(?:但是?|而)?(?:我|本人|俺)(?:自己)?(?:是|就是|刚好|正好)*[DU](?:就|才)?(?:拿|考|评|取得|领|发)(?:的|到|了)"
)


def settle(scene: Scene) -> None:
    """Give the status `asserted` to every level that turns out to be held."""
    for mention in scene.mentions:
        if mention.kind not in "STQA" or mention.status not in {"target", "negated", "generic", "doubted"}:
            continue
        clause = scene.clauses[mention.clause]
        if clause.hypothetical and not _anniversary(clause):
            continue
        if mention.status == "doubted":
            proved = _HELD_FOR.search(scene.before(mention)) or _came_later(mention, scene)
            mention.status = "asserted" if proved else "doubted"
            continue
        if mention.status == "target" and _brought_home(mention, scene):
            mention.status = "asserted"
            continue
        told = mention.status != "negated" and _told_of_a_day(mention, clause, scene)
        last = None if told else _came_later(mention, scene)
        if not told and last is None:
            continue
        for other in clause.mentions if mention.status in {"generic", "negated"} and last else ():
            other.status = "dropped" if other.kind in "DUYZ" and other is not last else other.status
        mention.status = "asserted"


def _brought_home(mention: Mention, scene: Scene) -> bool:
    """去年才把技师啃下来: whatever the verb, what came of it is told."""
    before = scene.before(mention)
    taken = _TAKEN.search(before)
    return bool(
        taken
        and _HOME.match(scene.after(mention))
        and not _WANTED.search(re.split("[DUYZ]", before[: taken.start()])[-1])
    )


def _anniversary(clause: Clause) -> bool:
    return any(other.time is not None and other.time.form == "anniversary" for other in clause.mentions)


def _told_of_a_day(mention: Mention, clause: Clause, scene: Scene) -> bool:
    """拿技师证的时间是2021年, 技师证下个月满三年, 2020年的高级技师."""
    before, after = scene.before(mention), scene.after(mention)
    plain = not (_WANTED.search(clause.text) or clause.question)
    following = scene.clauses[clause.index + 1].mentions if clause.index + 1 < len(scene.clauses) else []
    dated = any(other.kind in "DU" and other.time is not None for other in [*clause.mentions, *following])
    attribute = plain and bool(re.search(r"(?<![报想])D的$", before))
    told = bool(plain and dated and _GETTING.search(before) and _MOMENT.match(after))
    own = _anniversary(clause) and not any(
        other.kind in "STQ" and other.place < mention.place and other.status == "asserted" for other in clause.mentions
    )
    return own or (mention.status == "target" and (attribute or told))


def _came_later(mention: Mention, scene: Scene) -> Mention | None:
    """Return the later day that brought the certificate, if there is no other level to which it could belong."""
    said = {(other.kind, str(other.value)) for other in scene.mentions if other.kind in "STQA"}
    if _INTENDED.search(scene.skeleton[: mention.place]):
        return None
    if len(said) != 1:
        return _overcame(mention, scene)
    for time in scene.of_kind("DU"):
        clause = scene.clauses[time.clause]
        if time.place < mention.place or clause.question or clause.hypothetical:
            continue
        if _TOPIC.search(scene.before(mention)) and time.clause == mention.clause + 1 and _LONG_AGO.search(clause.text):
            return time
        if mention.status == "generic":
            if time.clause > mention.clause and _MINE.match(clause.text):
                return time
            continue
        if time.time is None or time.time.span is None or time.time.span.earliest > scene.today:
            continue
        own = re.split("[DUYZ]", scene.after(time))[0]
        if _IN_THE_END.match(own) and not _NOT.search(own):
            return time
    return None


_AT_LAST = re.compile(rf"^(?:才|终于|总算|这才)[^STQAECPHUDYO]{{0,4}}?(?:{_GOT})")


def _overcame(mention: Mention, scene: Scene) -> Mention | None:
    """Return the day told next of several levels' last: 2014年评助工,报工程师报了两次,2020年才过."""
    following = scene.clauses[mention.clause + 1 : mention.clause + 2]
    levels = [other for other in scene.clauses[mention.clause].mentions if other.kind in "STQA"]
    if mention is not levels[-1] or not following or following[0].question or following[0].hypothetical:
        return None
    if any(other.kind in "STQAECPHO" for other in following[0].mentions):
        return None
    for time in following[0].mentions:
        own = re.split("[DUYZ]", scene.after(time))[0]
        if time.kind == "D" and time.status == "asserted" and _AT_LAST.match(own) and not _NOT.search(own):
            return time
    return None
