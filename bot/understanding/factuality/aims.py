"""What is only aimed at, asked about or said of anybody, and what is held after all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import LEVELS, TIMES

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene


_ASIDE = re.compile(r"^[^STQAECPH]{0,2}$")
_BARE = re.compile(r"^(?:现在|目前|持|我|本人|刚|才|一个|个)?[STQA](?:证|的证|证书|级)?[SDUYK了的啊吧呀,、 ]*$")
_AND = re.compile(r"[STQAW](?:证|的|那个|这个|各一本)*(?:和|跟|、|与|还有|同|加|以及|及|也有|,还有) ?$")
_WITH_LE = re.compile(r"^[^STQAECPH,]{0,4}[UDY]了|^[UDY][^STQA]{0,6}了")
_DATED_THEN = re.compile(
    r"^(?:证书?)?(?:也|就)?是D(?:年)?(?:份)?(?:才|刚|就)?(?:[^,STQ]{0,2}(?:下来|到手|到|上)|拿|考|评|发|批)的?"
)
"""技师证是去年十一月份才整下来的,我到底按哪个算."""
_BARE_VERB = re.compile(r"^(?:我)?(?:当年|当初|那年)?(?:拿|考|评|取得|获得|得|领|攞)(?:个|本|张)?$")
_HELD_FOR = re.compile(
    r"^(?:算起来|算下来|算算|算来|掐指一算|一晃|一晃眼|转眼|眨眼|不知不觉|到现在|到今天|至今|到今年|前后|也|都|已经|差不多|大概|大约|足足|够|快|有|怕有|是|应该|还|没到|未到|不到|未够|不够|不足|未满|没满|我)*U(?:了|啦|咯|囉|多|吧|出头|左右|的样子)*$"
)
_DONE = re.compile(
    r"^(?:证书?)?(?:给|都|一次|顺利)*(?:考|评|拿|弄|搞|办)?(?:下来|到手|出来|成了?|过了?|上了?|到了?|下了?)"
)


def only_wanted(before: str, after: str) -> bool:
    """Tell whether a level of a what-if is wished for rather than had in it."""
    if _DONE.match(after):
        return False
    return bool(
        re.search(r"(?:想|打算|准备|能不能|可不可以|能|可以|怎么|申报|申请|够)[^,]{0,6}$", before)
    ) and not re.search(r"(?:拿到|考到|考上|评上|评到|取得|获得|通过|有)了? ?(?:个|一个)?$", before)


def aimed_at(mention: Mention, clause: Clause, before: str, after: str, scene: Scene) -> str:
    """Return the status of a level that nothing denies: held, aimed at, or said of anybody."""
    own_words = before.rsplit("  ", 1)[-1]
    held = grammar.HELD_VERB.search(own_words)
    if _STRAIGHT.match(own_words) and not clause.question and not after.strip("证书的了") and _skipped(clause, scene):
        return "asserted"
    modal = _last_modal(own_words)
    if modal is not None:
        if (
            held
            and not _ASIDE.match(own_words[modal:])
            and re.search(r"[我有是].{0,4}$", held[0])
            and modal < held.start() - 3
        ):
            pass
        elif _AND.search(own_words) and not clause.question:
            return _previous_status(mention, scene)
        elif own_words[modal:].startswith(("和", "跟", "与", "或者", "还是")) and _AND.search(own_words):
            previous = _previous_status(mention, scene)
            return previous if not clause.question or previous == "target" else "generic"
        elif (
            held
            and own_words[modal:].startswith(
                ("和", "跟", "与", "请问", "想问", "问下", "问一下", "咨询", "了解", "该", "直接", "正在")
            )
            and "我" in own_words[modal:]
        ) or (held and re.search(r"(?:请问|想问|咨询|问一下|问下|想咨询|想了解)[^,]{0,3}我", own_words)):
            pass
        else:
            return "target"
    dated = re.search(r"[DY]" if clause.question else r"[DUY]", own_words)
    if _HELD_FOR.match(after) and _BARE_VERB.match(own_words) and not clause.question:
        return "asserted"
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    if (
        _BARE_VERB.match(own_words)
        and not after.strip("证的书")
        and following
        and not following.question
        and _HELD_FOR.match(following.text)
    ):
        return "asserted"
    if not held and grammar.TARGET_VERB.search(own_words) and not dated:
        return (
            "asserted"
            if re.match(
                r"^(?:证|已经|也|都|有|快|了|到现在|应该是|应为|应是|是|才|刚|只|就|还|没|没到|未到|不到|未够|不够|不足|未满|没满|差不多|大概| )*[UD]",
                after,
            )
            and not clause.question
            else "target"
        )
    if held and re.search(r"(?:是不是|算不算|是否|有没有) ?(?:个|一个)?$", own_words):
        return "generic"
    if held and re.match(r"^(?!行|可以|能|够|成|得|好)[^,]{0,2}(?:吗|(?<!怎)么|不是$)", after):
        return "generic"
    if (
        held
        and re.search(r"我|手|[拿考评]|有|[SD]的", held[0])
        and not (clause.question and _said_of_anyone(own_words, after))
    ):
        return "asserted"
    if clause.question and (not held or held[0].strip() in {"是", "为", "的"} or _said_of_anyone(own_words, after)):
        return _in_question(clause, own_words, after)
    if (
        not held
        and grammar.GENERIC_AFTER.match(after)
        and re.match(r"^(?:证)?(?:可以|能|怎么|要什么|需要|报|要)", after)
    ):
        return "generic"
    return "asserted"


_STRAIGHT = re.compile(r"^(?:我|就|后来|,)*直接(?:就)?(?:是|上|考|拿|评|到)?(?:的|了|个)*$")
_PASSED_OVER = re.compile(r"[STQA](?:证)?(?:我)?(?:是|就|都)*(?:跳|没考|没评|没拿|没有|没报|略|省)")


def _skipped(clause: Clause, scene: Scene) -> bool:
    """高级工跳过了,直接技师: what came instead of a level that was left out is held."""
    return bool(clause.index and _PASSED_OVER.search(scene.clauses[clause.index - 1].text))


def _said_of_anyone(before: str, after: str) -> bool:
    """拿到技师有没有补贴 asks about whoever gets it; 我拿了技师 does not."""
    return (
        not grammar.SELF.search(before) and not re.search(r"[DUY]", before) and not re.match(r"^[^,]{0,3}[UD]", after)
    )


def _in_question(clause: Clause, before: str, after: str) -> str:
    if grammar.SELF.search(before):
        return "asserted"
    if re.search(r"区别|不同|哪个好|哪个高|哪种", clause.text):
        return "generic"
    if _WITH_LE.match(after) or (_DATED_THEN.match(after) and not re.search("[想要能可]", before)):
        return "asserted"
    neighbours = after[:1] in TIMES and after[:1] != ""
    if neighbours or (before[-1:] in TIMES and before[-1:] != ""):
        required = re.match(r"^U", after) and any(
            other.kind == "U" and other.time and other.time.form in {"full", "above"} for other in clause.mentions
        )
        return "generic" if required else "asserted"
    if before.endswith(("除了", "除")):
        return "asserted"
    if _BARE.match(clause.text) and not clause.text.endswith(("呢", "吗", "?")) and clause.stop != "?":
        return "asserted"
    return "generic"


def _last_modal(text: str) -> int | None:
    found = None
    for match in grammar.MODAL.finditer(text):
        found = match.start() if found is None else found
    return found


def _previous_status(mention: Mention, scene: Scene) -> str:
    status = "asserted"
    for other in scene.clauses[mention.clause].mentions:
        if other is mention:
            break
        if other.kind in LEVELS:
            status = other.status
    return status
