"""Times that are held, asked for, wished, those of a break or of an award: what is told of a level besides its day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import gaps
from bot.understanding.attachment import matching_signs as signs
from bot.understanding.attachment.told_days import OBTAIN
from bot.understanding.lexicon import grammar

if TYPE_CHECKING:
    from datetime import date

    from bot.understanding.attachment.words_beside import Beside
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_ONCE = re.compile(r"(?:挂|借|租|用|学|住|带|教|(?<!离)开|干|做|当|试|跑|待|呆)过$")
"""挂过两年, 当过三年: what was so once tells nothing of now."""


def role(beside: Beside) -> str | None:
    """Return the role of a time that is asked for, wished, or that of a break; nothing where no words say so."""
    mention, scene, clause, before, after, _ = beside
    if (
        re.search(rf"{grammar.LEVEL}(?:证)?(?:是|在)?$", before)
        and not clause.hypothetical
        and not _asked_for(mention, clause, before, after, scene.today)
    ):
        return "certificate"
    if mention.kind == "U" and re.search(r"到时候?|到那时候?|届时|那时候?就", before):
        return "none"
    if re.search(r"双[证K]|方案", clause.text) and not re.search(r"拿|考|评(?!双)|发", after[:4]):
        return "none"
    if mention.kind == "U" and "." in (scene.asking or "") and _in_hand(mention, before, scene):
        return "certificate"
    away = gaps.role(mention, scene, before, after) if mention.kind == "U" else None
    if away:
        return away
    if mention.kind == "U" and _ONCE.search(before):
        return "none"
    if (scene.asking or "").startswith("worked_since") and mention.kind == "U" and gaps.worked(before):
        return "none"
    if clause.question and re.match(r"^(?:以前|之前|以后|之后)(?:的|(?:拿|考|评|发|取得|办)(?:到|下来)?的)K", after):
        return "question"
    if (
        re.match(r"^(?:考|报|评)(?!的|到|上|过|取|下|出|完|个)", after)
        and mention.time
        and mention.time.form == "ordinal"
    ):
        return "none"
    if _beside_merit(mention, clause, scene):
        return "award"
    if _asked_for(mention, clause, before, after, scene.today):
        return "question"
    if clause.hypothetical and mention.kind == "U" and not OBTAIN.search(before + after):
        return "none"
    return None


_GOT_THEN = re.compile(
    r"刚|(?:拿|考|评|批|发|领|升|办)(?:起来?|到|上|过|取|下来?|出来?)?(?:了|的)|拿到|考到|评到|评上|考起|下来"
)
_THE_RULE = re.compile(
    r"(?:^|[,，那这个说的])\|的?(?:那个|这个|那条|这条|那项|要求|条件|规定|门槛|年限|期限|时间|期|说法|标准)*(?:是|到底|究竟|怎么|咋|从|按|以|算|要|指|得|应该|具体|包|含)"
)
_RECKONED = re.compile(r"怎么算|咋算|还是|从[^,]{1,8}(?:算|起)|按[^,]{1,6}算|什么意思|指的?是")
"""五年那个是从发证那天算还是从聘用那天算."""
_ONLY_HELD = re.compile(r"^(?:我|都|也|已经|就)*开(?:了|着|有)*$")


def _in_hand(mention: Mention, before: str, scene: Scene) -> bool:
    """揸咗八年几: in Cantonese the same word is to drive and to hold."""
    return bool(_ONLY_HELD.match(before)) and "揸" in scene.normal.surface(0, mention.start)


_TO_MERIT, _FROM_MERIT = re.compile(r"^[^,STQAEUD]{0,10}$"), re.compile(r"^[^,STQAE]{0,5}$")


def _beside_merit(mention: Mention, clause: Clause, scene: Scene) -> bool:
    for merit in clause.mentions:
        low, high = sorted((mention.place, merit.place))
        near = _TO_MERIT if mention.place < merit.place else _FROM_MERIT
        if signs.is_merit(merit) and near.match(scene.skeleton[low + 1 : high]):
            return True
    return False


def _asked_for(mention: Mention, clause: Clause, before: str, after: str, scene_today: date) -> bool:
    if mention.kind == "D" and mention.time is not None and mention.time.span is not None and not clause.hypothetical:
        told = before + re.split("(?<=[STQA])", after)[0]
        ahead = mention.time.span.latest > scene_today and bool(
            re.search(r"能|可以|来得及|赶|够|有没有|还|会|才", before + after)
        )
        if ahead and not _GOT_THEN.search(told):
            return True
    if mention.kind != "U" or mention.time is None:
        return False
    if _THE_RULE.search(f"{before}|{after}") and (clause.question or _RECKONED.search(after)):
        return True
    if re.match(r"^是?(?:从|按|以)[^,]*还是", after):
        return True
    if re.match(
        r"^(?:了)?(?:没有?|吗|不|么|行不行|够不够|可以吗|才|就能|就可以|就行|可以[^,]{0,3}吗|够吗|算不算满)$", after
    ) and mention.time.form in {"full", "above", "unmet"}:
        return True
    return clause.question and bool(
        re.search(r"(?:要|需要|必须|是不是要|得|要求|规定|为什么要|够不够|够|满)[^,STQA]{0,3}$", before)
    )
