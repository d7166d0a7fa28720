"""What is asked about, or only named, and claimed in the next breath: 劳模算不算？我就是. 省技术能手算吗，我2017年拿的."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_CLAIM = re.compile(
    r"^(?:这个|那个|这种|那种|像|其实|反正|因为|刚好|正好|恰好|可|不过|但)*(?:我|俺|咱|本人)(?:自己|这边|这里|手里|手上|手头|现在|目前|如今|以前|早|也|就|都|倒|倒是|还|其实|真的?|确实|刚好|正好|D|在[^,]{1,4}|,)*"
    rf"(?:(?:是|有)(?!没|不)|(?:{grammar.OBTAIN}|攞)(?:过|到手|到|了|的|下了?|上了?))"
    r"(?:一|个|本|枚|张|块|次|这|那|啊|呀|呢|哈|嘛|哦|喔|呗|的|了|过|K|证|D|U|Y|啦)*$"
    r"|^(?:我|俺|咱)(?:手里|手上|手头)?(?:就|只|也就|统共就)(?:有)?(?:这|那)(?:么)?一?(?:个|枚|本|张|块)(?:B|M|K|W|荣誉|奖|证|的|了|啊)*$"
)
_REACHED = re.compile(
    r"^(?:我|D|U|也|都|就|最后|结果|后来|终于|总算|一次|一把|顺利|已经|还|真|给|居然|竟然|没想到|好在|幸好|,)*(?:就|也|都)*(?:考|评|拿|批|办|弄|搞|通)(?:下来|过|到手|到|上|成|出来|了){1,2}(?:了|啦|的)*$"
    r"|^(?:我|也|都|就|最后|终于|总算|顺利|已经)*(?:到手|拿证|领证|下证|发证)了$"
    r"|^(?:最后|终于|结果|后来)?批下来了$"
)
_ABOUT_ITS_WORTH = re.compile(r"算|行|可以|有用|管用|认|作数|能|够|几年|多久|下一步|往上|怎么|咋")
_MINE = re.compile(
    r"(?:我|俺|咱)(?:现在|目前|手上|手里|手头|原来|以前|自己)?(?:的|这|那)(?:个|本|张|点|份|一|老|的|现有|手里)*$"
)


_IN_HAND = re.compile(r"(?:我|俺|咱)(?:现在|目前)?(?:这|手里这?|手上这?|手头这?)(?:个|本|张|一)*(?:老|的)?$")


def is_in_hand(mention: Mention, scene: Scene) -> bool:
    """Tell whether a level is pointed at as one's own: 我就想知道我这高级工证能换个啥职称."""
    return bool(_IN_HAND.search(scene.before(mention)))


def claimed_next(mention: Mention, scene: Scene) -> bool:
    """Tell whether the clause after a question about one thing says that the speaker has it."""
    clause = scene.clauses[mention.clause]
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    if following is None or following.stop == "?" or clause.hypothetical:
        return False
    worth = clause.question and _ABOUT_ITS_WORTH.search(clause.text)
    named = clause.text.strip("那这个种啊呢嘛的话说起到提,?") == mention.kind
    kinds = "".join(other.kind for other in clause.mentions if other.kind in "STQAHNCPM")
    alone = len(kinds) == 1 or kinds in {"CP", "MP", "PC"} or _starts_from(mention, clause)
    return bool(alone and (worth or named) and _CLAIM.match(following.text))


_FROM_THE_FIRST = re.compile(
    r"^(?:那|请问|想问|问下|请教|这个|,)*[STQA](?:证书?)?(?:的)?(?:我|现在|是不是|到底)*(?:能不能|可不可以|能|可以|怎么|咋|得)(?:直接|去|再|拿来)*(?:报|评|考|申报|申请|申|转|换|升)[^,]{0,4}[STQA]"
)


def _starts_from(mention: Mention, clause: Clause) -> bool:
    """技师能报工程师吗，我拿了六年: what one has is what the way starts from."""
    return clause.mentions[0] is mention and bool(_FROM_THE_FIRST.match(clause.text))


_THIS_ONE = re.compile(r"(?:我|俺|咱)(?:手里|手上)?(?:这|那)(?:本|张|个)D的?$")


def is_this_one(mention: Mention, scene: Scene) -> bool:
    """Tell whether a certificate of a day is pointed at as one's own: 我这本2019年的技师证."""
    return bool(_THIS_ONE.search(scene.before(mention)))


def is_possessed(mention: Mention, scene: Scene) -> bool:
    """Tell whether a level is named as the speaker's own, whatever is asked or supposed of it: 我这个技师证还有用吗."""
    if is_this_one(mention, scene):
        return True
    return mention.dated_by is None and bool(_MINE.search(scene.before(mention)))


_STROVE = re.compile(r"^(?:D|我|俺|当年|那年|第[一二三]次|,)*(?:去)?(?:考|评|报|升)(?:的)?(?:是|个)?$")
_THEN = re.compile(
    r"^(?:证)?(?:$|那会儿?|那时候?|那次|那回|那年|那阵|的?时候|时(?!间)|(?:考|评|报)了?(?:[两二三四五六七八九\d几好]+)[次回趟年])"
)
_FINALLY = re.compile(
    r"^(?:D|U|不过|但是?|可是?|还好|好在|幸好|幸亏|结果|最后|后来|终于|总算|好歹|到底|勉强|险险|还是|才|我|也|还|,)*(?:拿|考|评|批|通过|领|搞|弄|到手|过)(?:到手|到|上|下来|下|过|关|成|了)+(?:了|啦)?$"
)
_OWN_STEM = re.compile(r"^(?:证)?(?:我|,)*(?:考|评|报)了?(?:[两二三四五六七八九\d几好]+)[次回趟年]")


def _struggled_and_won(mention: Mention, scene: Scene) -> bool:
    """考技师那会儿老师特别凶,差点没过,不过好歹拿到了: what counts is the end."""
    before, after = scene.before(mention), scene.after(mention)
    strove = _STROVE.match(before) and _THEN.match(after)
    if not strove and not (not before and _OWN_STEM.match(after)):
        return False
    for later in scene.clauses[mention.clause + 1 : mention.clause + 4]:
        if later.question or later.hypothetical or any(other.kind in LEVELS for other in later.mentions):
            return False
        if _FINALLY.match(later.text):
            return True
    return False


def reached_next(mention: Mention, scene: Scene) -> bool:
    """Tell whether what was aimed at was reached in the end: 报的是高级技师,考下来了."""
    clause = scene.clauses[mention.clause]
    if not clause.question and not clause.hypothetical and _struggled_and_won(mention, scene):
        return True
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    if following is None or clause.question or clause.hypothetical or following.question or following.hypothetical:
        return False
    levels = sum(other.kind in LEVELS for other in clause.mentions)
    ends = not scene.after(mention).strip("证书的")
    return bool(levels == 1 and ends and _REACHED.match(following.text))
