"""Skill levels, titles and qualifications out of the marked mentions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.credentials import applications, holdings, reference
from bot.understanding.credentials.holdings import KEYS
from bot.understanding.factuality import claims
from bot.understanding.reading import Facts, Reading, merge
from bot.understanding.short_answers import taken_back

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene
    from bot.understanding.temporal.intervals import When


def collect(scene: Scene, reading: Reading) -> None:
    """Write what the text says about levels into the reading."""
    reference.mark(scene)
    for mention in scene.mentions:
        if mention.kind in KEYS:
            _level(mention, scene, reading)
    _taken_back(scene, reading)
    _unspecified(scene, reading)
    drop_vague_senior(reading)
    holdings.not_even_the_lowest(scene, reading)
    holdings.nothing_held(scene, reading)
    applications.collect(scene, reading)


def drop_vague_senior(reading: Reading) -> None:
    """高级的，副高: the second word says which of the two."""
    titles = reading.facts.get("titles", {})
    if "senior" in titles and titles["senior"] is None and {"associate_senior", "full_senior"} & set(titles):
        del titles["senior"]


def _level(mention: Mention, scene: Scene, reading: Reading) -> None:
    facts: Facts = {KEYS[mention.kind]: {mention.value: when_of(mention)}}
    hypothetical = scene.clauses[mention.clause].hypothetical and not claims.is_possessed(mention, scene)
    if not hypothetical and _to_come(mention.dated_by, scene):
        facts = {KEYS[mention.kind]: {mention.value: None}}
    if mention.status == "asserted":
        merge(reading.hypothetical if hypothetical else reading.facts, facts)
    elif mention.status in {"negated", "dropped"} and not hypothetical:
        merge(reading.negated, {KEYS[mention.kind]: {mention.value: None}})


def when_of(mention: Mention) -> When:
    """Return the date that belongs to a level, if one was said that is sure."""
    time = mention.dated_by
    if time is None or time.kind == "Y" or time.time is None or time.time.span is None:
        return None
    return time.time.span.as_when()


def _taken_back(scene: Scene, reading: Reading) -> None:
    """副高，哦副高还没批: what is said last of a level counts."""
    last = {
        (mention.kind, mention.value): mention
        for mention in scene.mentions
        if mention.kind in KEYS
        and mention.status in {"asserted", "negated"}
        and not scene.clauses[mention.clause].hypothetical
    }
    for (kind, level), mention in last.items():
        if mention.status == "negated":
            held = reading.facts.get(KEYS[kind], {})
            held.pop(level, None)
            if not held:
                reading.facts.pop(KEYS[kind], None)


def _to_come(time: Mention | None, scene: Scene) -> bool:
    """Tell whether a time lies ahead: nothing is held since then."""
    return bool(time and time.time and time.time.span and time.time.span.earliest > scene.today)


def _unspecified(scene: Scene, reading: Reading) -> None:
    mends = taken_back.is_so(scene)
    asked, level = _asked_level(None if mends else scene.asking)
    if not mends and _is_of_no_paper(scene):
        return
    for mention in scene.mentions:
        if mention.kind not in "DU" or mention.role not in {"certificate", "answer"} or mention.status != "asserted":
            continue
        clause = scene.clauses[mention.clause]
        if mention.time is None or mention.time.span is None or (not clause.hypothetical and _to_come(mention, scene)):
            continue
        if _IN_VAIN.match(scene.after(mention)):
            continue
        if asked is None and (_MAY.search(clause.text) or _TALKED.search(clause.text)):
            continue
        key = asked if asked and not _another_paper(asked, level, clause.text) else None
        key = key or ("titles" if "W" in clause.text or re.search(r"评的|评上", clause.text) else "skill_levels")
        target = reading.hypothetical if clause.hypothetical else reading.facts
        merge(target, {key: {level: mention.time.span.as_when()}})


_HIRED_OUT = re.compile("挂靠|挂证|租证|证书?(?:出租|外挂)")
"""证书挂靠一年给多少: the year is that of the hire."""


def _is_of_no_paper(scene: Scene) -> bool:
    """Asked for work, prizes or applications, a day told with nothing of a certificate is that of none."""
    asked = scene.asking or ""
    if _HIRED_OUT.search(scene.normal.text):
        return True
    if asked in _NO_CERTIFICATE_ASKED:
        return not _BARE_DATE.match(scene.skeleton)
    told_late = _BARE_DATE.match(scene.skeleton) and not asked.startswith("guangzhou_enterprise")
    return asked.startswith(_OF_WORK_ASKED) and not told_late and not _OF_A_PAPER.search(scene.normal.text)


_NO_CERTIFICATE_ASKED = {
    "has_applied_for_title",
    "contest_awards",
    "honours",
}


_OF_WORK_ASKED = ("guangzhou_enterprise", "is_frontline", "in_pilot_field", "employer", "plan_")
_OF_A_PAPER = re.compile(r"[证考评聘本拿领发批]|下来|到手|职称|级|技师|工程师|certificate|licen[cs]e")


def _another_paper(asked: str, level: str, text: str) -> bool:
    """Where titles were asked for in general, 证2020年发的 is still said of a skill certificate."""
    return asked == "titles" and level == "unspecified" and "K" in text and not re.search(r"W|评", text)


_IN_VAIN = re.compile(
    r"^(?:我|也|都|还是|又|去|,)*(?:没有?|未|冇)(?:评|考|拿|批|获|取|报)?(?:上|到|过|成|下来)(?:了|的)?$"
)
"""去年没评上: nothing came of that day."""
_BARE_DATE = re.compile(r"^[DUYKS是在就的吧呢哦嗯啊,。]*$")
_TALKED = re.compile(r"(?:问|聊|谈|说|讲|填|答|弄|进行|走)到(?!手)|接着(?:问|说|聊)|上次(?:问|说|聊|讲)")
_MAY = re.compile(r"(?:能|可以|会|放开|允许|准)[^,]{0,6}(?:评|报|考|拿|领|申请)(?!过)")


def _asked_level(asking: str | None) -> tuple[str | None, str]:
    key, _, level = (asking or "").partition(".")
    return (
        (key, level or "unspecified") if key in {"skill_levels", "titles", "qualifications"} else (None, "unspecified")
    )
