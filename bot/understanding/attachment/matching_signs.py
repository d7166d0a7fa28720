"""What the words around a time tell of whether it is that of a level, and of which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import events
from bot.understanding.lexicon import grammar
from bot.understanding.skeleton import breaths
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

LOOK = 24
COMES = re.compile(
    rf"^[^,。没未不报想STQADUYZCPHO]{{0,8}}{grammar.LEVEL}(?:证|K)?(?:也|就|才|给|都|终于|总算)*(?:考|评|审)?(?:过了|下来了|批了|批下来|到手了?|通过了)"
)
"""今年3月突然通知我中级职称过了: what happened then is told after the level."""
_BRINGS = re.compile(
    rf"^(?:就|才|又|刚|都|也|再|先|终于|总算|已经|顺利|年底|年初|[在从](?:[EL]|[^,DU]{{1,4}}))*(?:的{grammar.LEVEL}|{grammar.LEVEL}(?![DU])|(?:{grammar.OBTAIN})(?:了|到|上|下来|下|的|过|起|出来|个|本)*{grammar.LEVEL})"
    rf"|^(?:学校|技校|单位|公司|厂里?|集团|[区市省]里|上面|E)(?:X|统一|集体|组织|给|帮)*(?:考|评|发|批|办)(?:的|了|下来)+(?:$|,)"
)
_AND_THEN = re.compile(r"^,?(?:然后|后来|接着|[再又才]去|就去)")
_OF_A_CERTIFICATE = re.compile(
    r"(?:拿|发|领|考|取得)(?:到|了|的)?K|K(?:是|在|拿|发)*[DU]|[DU][^,]{0,4}(?:拿|发|考)(?:的|了|到)"
)


def is_merit(mention: Mention) -> bool:
    """Tell whether an award or an honour is meant, be it one whose rank is still to be asked for: 劳模."""
    return mention.kind in "CPH" or (mention.kind == "N" and "by_scope" in mention.value)


def brings(time: Mention, scene: Scene) -> bool:
    """Tell whether a level was got on the day by the words that follow at once."""
    after = following(time, scene)
    return bool(_BRINGS.match(after) or COMES.match(after)) and events.happened(scene.after(time)) != "other"


def goes_on(time: Mention, scene: Scene) -> bool:
    """Tell whether a length is one of several: 拿了技师以后干了两年，然后去工会一年."""
    return time.kind == "U" and bool(_AND_THEN.match(scene.skeleton[time.place + 1 : time.place + LOOK]))


def following(time: Mention, scene: Scene) -> str:
    """Return what is said after a time in one breath; where a text has no stops of its own, breaths do not count."""
    if not dictated(scene):
        return scene.after(time)
    return scene.skeleton[time.place + 1 : time.place + LOOK].replace(",", "")


def is_of_another_kind(level: Mention, time: Mention, scene: Scene) -> bool:
    """Tell whether the words beside the day speak of titles, or of skill certificates, and one such was told before."""
    text = scene.clauses[time.clause].text
    if re.search(r"W|评的|评上|聘", text) and not re.search(r"K|证", text):
        wanted = "TA"
    elif re.search(r"技能|K", text):
        wanted = "SA"
    else:
        return False
    earlier = [other for other in scene.mentions if other.kind in LEVELS and other.clause <= time.clause]
    return level.kind not in wanted and any(other.kind in wanted for other in earlier)


def dictated(scene: Scene) -> bool:
    """Tell whether the text has no stops of its own: what there are were put in where a speaker takes breath."""
    return not scene.normal.breaks and not breaths.has_stops(scene.normal.text)


def is_aimed(time: Mention, scene: Scene) -> bool:
    """Tell whether the clause of a time speaks of nothing but what is aimed at or denied."""
    clause = scene.clauses[time.clause]
    inside = [mention for mention in clause.mentions if mention.kind in LEVELS]
    aimed = inside and all(mention.status in {"target", "generic", "negated"} for mention in inside)
    return bool(aimed) and not _OF_A_CERTIFICATE.search(clause.text)
