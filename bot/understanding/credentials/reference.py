"""Levels that an answer only refers to: asked for the work since, 评完工程师以后一直在写代码 tells when that begins.

Whoever was asked so had told the level before; said again without a day it adds nothing, and it may be another's name for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.short_answers import subjects
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_SINCE = re.compile(
    r"^(?:证书?)?(?:评|考|拿|批|发|领|办)?(?:下来|出来|到手|完|过|上|到|了|的)*(?:(?:那|这)?(?:一)?[年天月次会阵]儿?|(?:以|之|过)?后(?!悔)|以来|之前|以前|的?第?[UYD]|的?时候|那时候?|起|开始|到现在|至今)"
)
_WHAT_FOR = re.compile(
    r"^(?:证书?)?(?:上面|上|里|我|当年|当时)*(?:评|考|报|学|写|拿|填|批|发)?(?:着|的|了)*(?:专业|工种|职业|类别|方向)?(?:是|系|写|属于|就是|也是)(?!我|真|在|有|没|[DUY])"
)
_OF_MATCHING = {"title_matches_post": "TA", "skill_matches_post": "SA"}


_AFTER_GETTING = re.compile(r"(?:考|评|拿|领|办|升|攞)(?:完|到手|到|上|下来|下|过|了)+(?:个|本|这个|那个)?$")
_EVER_SINCE = re.compile(r"^(?:证书?)?(?:,)?(?:我|人)?(?:就|都|一直|便|也|还|仍|天天|照样|从来|从|没)")


def mark(scene: Scene) -> None:
    """Take out of what is told every undated level that only names the certificate that was asked about."""
    asked = (scene.asking or "").partition(".")[0]
    if asked not in subjects.WORK and asked not in _OF_MATCHING:
        return
    pattern, kinds = (_SINCE, LEVELS) if asked in subjects.WORK else (_WHAT_FOR, _OF_MATCHING[asked])
    for mention in scene.mentions:
        if mention.kind in kinds and mention.status == "asserted" and _undated(mention, scene):
            after = scene.skeleton[mention.place + 1 :]
            got = asked in subjects.WORK and _AFTER_GETTING.search(scene.before(mention))
            if pattern.match(after) or (got and _EVER_SINCE.match(after)):
                mention.status = "generic"


def _undated(mention: Mention, scene: Scene) -> bool:
    return mention.dated_by is None and not re.search("[DUY]", scene.before(mention))
