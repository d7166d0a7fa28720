"""A level that was attained, whatever one strove for: 升了技师, 2020年考的, 从助工转成工程师, 回来直接给了技师."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import grammar

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_DATED_BEFORE = re.compile(
    rf"[DUY](?:年)?(?:我)?(?:就|才|又|刚|也|都|我)?(?:在E)?(?:去)?(?:{grammar.OBTAIN})(?:个|上|到|取)?(?:的|了)?(?:是)?[^,]{{0,2}}$"
)
_RELATIVE_CLAUSE = re.compile(
    r"(?:考|拿|评|取得|获得|发|批|办|有|领|认定|晋升|升|转|定|聘|套|熬|混|弄|搞|鉴定|攞|考取|通过)(?:到|上|下来?|回来?|出来|成|过|过来|回|落)?(?:得|来)?的(?:是|那个|那本|这本|这个)? ?$"
)
_CAN = re.compile(r"(?:能|可以|想|要|怎么|打算)[^,]{0,3}(?:考|拿|评|取得|获得|报|领)的 ?$")
_RISEN = re.compile(
    r"(?:升|晋升|评|考|转|提|套改|套|改|换|聘|定|认定|直聘)(?:到|上|成|为)了?(?:个|一个|正式的?|真正的?|现在的?)?$|(?:刚|从|由|已经|去年|今年|前年|D)[^,]{0,3}[STQA]?(?:刚)?(?:升|晋升|升级)(?:了|为)?$"
)
_GIVEN = re.compile(r"(?:给|发|颁|颁发|授|授予|奖|认|定)(?:了|给了?我?了?|的)(?:我|咱|俺)?(?:一?个|一?本|一?张)?$")
"""回来直接给了技师."""
_REISSUED = re.compile(
    r"(?:换|换发|补|补办|补领|重办|领|发)(?:了|到了?|回了?)(?:一?本|一?张|个|新版|新|电子|的|老|旧)*$"
)
_RISES = re.compile(r"(?:升|晋升|晋|转|评|拿|领|聘|换|提|认定)$")
_ALREADY = re.compile(r"^(?:证)?了(?=$|[,。])")
_CHANGE = (
    r"(?:刚|又|才|已经|已|后来|直接|顺利|自动|D|,)*(?:转|升|晋升|晋|换|变|提)(?:成|到|为|了|上|评|的)*(?:的|是|了)?"
)
_BECAME = re.compile(rf"[STQA](?:证)?{_CHANGE}$")
_BECAME_AFTER = re.compile(rf"^(?:证)?{_CHANGE}[STQA]")
_WANTS = re.compile(r"想|要|打算|准备|能|可以|怎么|希望|争取|目标|没|未|不")
_WISHES = re.compile(r"想|要|打算|准备|能|可以|怎么|希望|争取|目标|没|快|马上|即将|等|(?<!应)该(?!是)")


_NOT_BEFORE = re.compile(r"^(?:证)?(?:却|就|则|那)?(?:要|得|直)(?:等)?到D(?:年)?(?:$|才|终于|就[考拿评])")
"""中级要到2023年才评上."""


def _is_past(level: Mention, scene: Scene) -> bool:
    day = next(other for other in scene.mentions if other.kind == "D" and other.place > level.place)
    return day.time is not None and day.time.span is not None and day.time.span.latest <= scene.today


def attained(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    """Tell whether the words beside a level say that it was reached."""
    question = scene.clauses[mention.clause].question
    if _RELATIVE_CLAUSE.search(before) and not _CAN.search(before):
        return True
    if _DATED_BEFORE.search(before.replace("U", "") if question else before) and not re.search(
        r"能|可以|想|打算|准备|怎么|要[考评报]", before
    ):
        return True
    if question:
        return False
    if (_BECAME_AFTER.match(after) or _BECAME.search(before)) and not _WANTS.search(before) and _once(mention, scene):
        return True
    if _NOT_BEFORE.match(after) and _is_past(mention, scene):
        return True
    risen = _RISEN.search(before) or _REISSUED.search(before) or (_RISES.search(before) and _ALREADY.match(after))
    return bool(risen) and not _WISHES.search(before)


def given(before: str, after: str) -> bool:
    """Tell whether the level itself was given: 回来直接给了技师."""
    return bool(_GIVEN.search(before)) and not after.strip("证书") and not _WANTS.search(before)


def _once(mention: Mention, scene: Scene) -> bool:
    """助工转工程师,2022年转的: it has happened, for a day or a 了 is said of it."""
    clause = scene.clauses[mention.clause]
    following = scene.clauses[clause.index + 1].text if clause.index + 1 < len(scene.clauses) else ""
    return bool(re.search(r"[转升晋换变提](?:成|到|为|上)|[转升晋换变提][^,]{0,2}了|[DU]", clause.text)) or bool(
        re.match(r"^(?:就|也|是|在)*[DUY][^,]{0,4}(?:转|升|晋|换|变|评|批|提|的)", following)
    )
