"""How somebody stands to a company: its own employee, dispatched, of a subsidiary, of a contractor."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from bot.understanding.employment import dispatch

if TYPE_CHECKING:
    from bot.understanding.reading import Facts
    from bot.understanding.skeleton.scene import Mention, Scene

FORMERLY = re.compile(r"(?:从|由|之前|以前|原来|原先|曾经?|本来)(?:是|在|做)?(?:一名|个)?$")
_BELOW = re.compile(
    r"^(?:集团|公司|总公司)?(?:下面|下边|下头|底下|旗下|下属|属下|名下|手下|辖下)"
    r"|^(?:集团|公司|总公司)?(?:控股|投资|出资|全资|独资|持股|参股|占股|养|拿大头|占大头|办的|开的|成立的|分出来|拆出来|改制出来)"
)
_ELSEWHERE = re.compile(r"没|有|管|(?<!要)说|讲|那些|他们|别的|另外|不是我")
_NOT_ITSELF = {"subsidiary": "pilot_subsidiary", "dispatched": "pilot_dispatched"}
_NOT_BY_IT = re.compile(r"(?:合同|工资|社保|劳动关系|编制)[^,]{0,2}(?:不是|不跟|不在|不归|不由)[^,]{0,5}$")
"""工牌是地铁的，合同不是: of whom it is stays open."""
_GROUP_ABOVE = re.compile(r"(?:集团|母公司|总公司|上级|上级单位|东家)(?:就|也|其实)?(?:是|叫|系)$")
_OWNED_BY = re.compile(r"(?:归|被|属于?|隶属于?|由)$")
_OWNED_AFTER = re.compile(r"^(?:集团|公司)?(?:管|收购|兼并|收编|合并|控股|接管|吞并|并购|直管|领导|名下)")
"""归数科管, 被广州港收编."""
_HIRED_BY_ITSELF = re.compile(
    r"(?:那边|公司|集团|本部)?的?(?:直接|自己|亲自|直)?(?:请|招|聘|签|雇|发工资|正式|编制|在编|本部|的人|员工|合同工)"
)
"""不是地铁直接请，系劳务派遣公司派过来的."""
_SENT = re.compile(r"派(?:到|去|驻|往)(?:了)?$")
_NOT_REGULAR = re.compile(r"不是(?:他们|公司|港里|地铁|广汽|集团)?的?(?:正式|编制|在编|本部|合同工)")
"""我是派去广州港的，不是正式工."""
_MADE_REGULAR = re.compile(
    r"(?<!没)(?<!没有)(?<!未)(?<!想)(?<!等)(?<!能)(?<!不)(?:转正|转了正|转成正式|转为正式|转正式|转编|转成?在编)(?!的话|吗|不|遥|无)"
)
_HALF = re.compile(r"各(?:占|出|持)?一?半|对半|五五|一半一半|合资|joint venture|\bjv\b")
_TOGETHER = re.compile(
    r"(?:[跟和与同]E|E[跟和与同][^,]{1,5})(?:集团|公司)?(?:一起|一齐|合伙|共同|夹份|合股|合作|合资|X)+(?:开|办|建|设|搞|成立)(?!会|车|发)"
)
"""日本人同广汽夹份开的车厂: one half is the other partner's."""
_PAID_ELSEWHERE = re.compile(
    r"(?:合同|工资|社保|劳动关系|人事关系)(?:都|也|却|其实)*(?:跟|和|与|是|在|由|挂|归)[^,。]{0,4}(?:别的|别家|另一家|另外|其他|外面|第三方|某)[^,。]{0,8}(?:签|发|交|买|公司|单位|厂)"
)
"""A contract with another company than the one where somebody works: 合同跟人才公司签的，人在地铁."""


def relation(mention: Mention, scene: Scene) -> str | None:
    """Return how the person stands to the company, said beside its name."""
    position = bisect.bisect_right(scene.mentions, mention.place, key=lambda other: other.place)
    following = scene.mentions[position : position + 1]
    if following and following[0].value == "itself" and following[0].place == mention.place + 1:
        return "itself"
    for other in scene.mentions:
        if (
            other.kind == "R"
            and other.status not in {"other", "dropped"}
            and (other.value == "dispatched" or abs(other.clause - mention.clause) <= 1)
        ):
            if (
                other.clause != mention.clause
                and other.value not in {"dispatched", "contractor", "itself"}
                and not _says_more(other, scene)
            ):
                continue
            if other.value == "dispatched" and _MADE_REGULAR.search(scene.normal.text[other.end :]):
                continue
            if re.search(r"不是|没|并非|非|不算|别把我当|别当我是?", scene.before(other, 6)[-5:]) or FORMERLY.search(
                scene.before(other, 6)
            ):
                continue
            return str(other.value)
    if dispatch.told(scene.normal.text):
        return "dispatched"
    if _BELOW.match(scene.after(mention)):
        return "subsidiary"
    if scene.asking == "employer" and _HALF.search(scene.normal.text):
        return "joint_venture"
    if _PAID_ELSEWHERE.search(scene.normal.text) or _NOT_BY_IT.search(scene.normal.text):
        return "contractor"
    if _GROUP_ABOVE.search(scene.before(mention)) and any(other.value == "subsidiary" for other in scene.mentions):
        return "subsidiary"
    if _OWNED_BY.search(scene.before(mention)) and _OWNED_AFTER.match(scene.after(mention)):
        return "subsidiary"
    clause = scene.clauses[mention.clause]
    if _TOGETHER.search(scene.before(mention) + "E" + scene.after(mention)):
        return "joint_venture"
    if "合资" in clause.text or any("合资" in other.text for other in clause.mentions if other is not mention):
        return "joint_venture"
    return None


def _says_more(relation_word: Mention, scene: Scene) -> bool:
    """是下面的分公司，广州港的: asked for the employer, a clause without a company of its own belongs to that beside it."""
    clause = scene.clauses[relation_word.clause]
    alone = clause.start == relation_word.place and clause.end == relation_word.place + 1
    alone = alone or bool(_ONLY_SAYS_WHOSE.fullmatch(clause.text))
    return (
        (scene.asking == "employer" or alone)
        and not clause.question
        and not any(mention.kind in "EO" for mention in clause.mentions)
        and not _ELSEWHERE.search(clause.text)
    )


_ONLY_SAYS_WHOSE = re.compile(
    r"(?:也|就|都|是|算|属于?|归|我们?|集团|公司|总公司|那边|这边|那种|的)*R(?:公司|单位|企业|的)*"
)
"""我是广汽研究院的，算集团下面的."""


def not_itself(pilots: list[Mention], scene: Scene) -> Facts:
    """我不在广汽总部，是下面子公司的: what somebody is who is of a group, and not of its head office."""
    for pilot in (mention for mention in pilots if mention.status == "negated"):
        own = next((m for m in scene.mentions if 0 < m.place - pilot.place <= 2 and m.value == "itself"), None)
        hired = _HIRED_BY_ITSELF.match(scene.after(pilot))
        if own is None and not hired and not pilot.text.endswith(("总部", "本部", "集团")):
            continue
        for other in scene.mentions:
            kind = _NOT_ITSELF.get(other.value) if other.kind == "R" and other.status == "asserted" else None
            clause = scene.clauses[other.clause]
            if kind and 0 <= other.clause - pilot.clause <= 1 and other.place > pilot.place and not clause.question:
                return {"employer": kind, "enterprise": pilot.value[1]}
    return {}


def facts_of(mention: Mention, scene: Scene) -> Facts:
    """Return the facts that a company's name and the relation to it make."""
    kind, row = mention.value
    if kind in {"pilot", "pilot_subsidiary", "joint_venture"}:
        known = relation(mention, scene)
        if known == "dispatched":
            kind = "pilot_dispatched"
        elif known == "subsidiary" and kind == "pilot":
            kind = "pilot_subsidiary"
        elif known == "joint_venture":
            kind = "joint_venture"
        elif _SENT.search(scene.before(mention, 6)) and _NOT_REGULAR.search(scene.normal.text):
            kind = "pilot_dispatched"
        elif known == "contractor" or re.search(
            r"(?:外派|派|借调|派驻|驻点?)(?:到|去|在|来)$", scene.before(mention, 6)
        ):
            kind = "ask"
    return {"employer": kind, "enterprise": row} if row else {"employer": kind}
