"""Yes, no, "I don't know" and the number of a choice, as short answers have them: 没有, 对, 第二个, 不知道."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import unknowing
from bot.understanding.short_answers import evidence, yes_no
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Scene
    from bot.understanding.writing.normalise import Normalised

_SOFT = re.compile(
    r"[,。!?;:~. ]|[啊呀哦噢喔呢吧嘛哈咯喽啦喇哇了的喎噃嘞咧咋㗎唷哟诶欸滴]+$|^(?:嗯+|哦|噢|额|呃|那个|这个|喂|哎|唉)+(?=[^\W啊呀哦噢喔呢吧嘛哈咯])"
)
_YES = re.compile(
    r"^(?:对+|啱+|啱的|那可不|可不是?|可不咋的|是+|是的|嗯+|恩+|有|有的|都有|会|在|在的|符合|没错|没毛病|没问题|没意见|正确|可以|可|好|好的|ok|okay|yes|yeah|yep|y|行|当然|确实|当然是|就是|没问题|是呀|是这样|对头|正是|必须的|那是|算|属于|系|有啊|肯定|肯定是|对口|一致|一样|相关|能|都是|我是|我有|是我|应该是|好像是|应该有|有过|拿过|报过|评过|我在|1是|sure|right|yup|够|满|够了|满了|一直|一直都是|一直在|一直在做|一直都在|没断|没断过|没停过|一直没断|一直没断过|对对|对的|是对|嗯是|嗯对|嗯嗯是|好像有|是在|在一线)$"
)
_NO = re.compile(
    r"^(?:没有?|没|不是?|否|无|no|nope|n|冇|都没有?|从来没有?|没得|不在|不算|不属于|不对口|没有过|没拿过|没报过|没评过|没考过|没获过|没参加过|暂时没有?|目前没有?|还没有?|还没|未有|没呢|没有没有|哪有|不不|不会|不能|不可以|不对|不一致|不一样|无关|不相关|不够|没满|不满|一个都没有|一个也没有|啥都没有|什么都没有|什么都没|都没|都不是|都没拿过|从没|从没有过|没报|没拿|没评|还没评|还没考|还没拿|还未评|还没报|没干过|没做过|没干|没做|就没有|也没有|也没|我没有|我不是|我没|我不在|啥也没有|什么也没有|啥都没|屁都没有|一样都没有|一样也没有|没那(?:个)?(?:本事|福气|水平|命|能耐|运气|资格)|好像没有|应该没有|应该不是|好像不是|并没有|并不是|不是一线|没有都没有|唔系)$"
)
_YES_REPEATED = re.compile(r"^(?:对|是|嗯|恩|系|啱|没错|的|呀|啊|哦|滴|有|好|行|可以|ok|包括|我们){1,12}$")
_LONGEST_YES_OR_NO = 20
_NOT_TOLD = re.compile(
    r"(?:没有?|未|从没|从未)(?:人|谁|哪个)?(?:来|给|跟|和|同|对|向)?(?:我们?|咱们?|大家)?(?:提|说|讲|通知|告诉|宣传|交代|听说|听讲|听到|听见|听闻|听人说|听人讲|听|点开|细|仔细|认真)(?:起|到|说|看)?(?:过|呢|啥|什么|$)|(?:没有?|未|从没|从未)(?:怎么)?听(?:说|讲|到|见|闻|人说|人讲)?过?[^,。!?]{0,6}(?:搞|办|评|提|讲|说|发|开展)过?|没看过?|(?:没有?|未)听[^,]{0,6}(?:提|说|讲|讲起|说起|提起)(?:过|起|到)?"
)
_DID_NOT = re.compile(
    r"^(?:从来|从|压根|根本|真|确实|一直|都|就|也|我|一次|一回|一个|半个|一样|(?:一[次回个]|半[次个])[^,]{0,3}(?:都|也))*(?:没有?|未)(?:去|敢|能)?(?:拿|报|评|考|获|得|参加|干|做|试|申请|申报|办|搞|中|递|弄|碰|沾|交)(?:过|到|上)?$"
)
_NEVER_WENT_IN = re.compile(r"(?:连)?[^,]{0,6}门(?:朝|往|向|在|开)[^,]{0,6}(?:都|也)[^,]{0,2}不(?:知道|晓得|清楚)")
"""办公室的门朝哪开我都不知道."""
_ABOUT_MORE = re.compile(r"连|怎么|咋|哪(?:里|儿|个部门)|流程|步骤|手续|更")
_RHETORICAL = re.compile(r"^(?:我)?(?:哪|哪里|哪儿)(?:敢|有|能|会|轮得到|轮到|够得着|来)(?!几|多少)[^?吗]{0,10}$")
_SAID_TWICE = re.compile(r"^(?P<word>有的|是的|对的|在的|满了|够了|没错|算的|会的|没有|不是|不在|不算|没得)(?P=word)")
_ORDINAL = re.compile(
    r"^(?:我?选|就|选择|是|应该是|我是|按|回复)?第?(?P<number>\d{1,2}|[一二三四五六七八九十两])(?:个|项|种|条|号|款|个选项|选项|个吧|。|\.)?(?:那个|吧|啦|的)?$"
)
_LETTER = re.compile(r"^(?:选)?(?P<letter>[a-h])(?:项)?$")
EMPTY_ON_NO = {"skill_levels": dict, "titles": dict, "qualifications": dict, "contest_awards": list, "honours": list}
_ENOUGH = re.compile(
    r"(?:我|嗯|好|那|暂时|目前|应该|差不多|反正|大概|基本|基本上|我这边)*(?:没了|没有了|没别的了?|没有别的了?|没其他的?了?|没有其他的?了?|没其它的?了?|其他的?没有?了|别的没有?了|没什么了|没啥了|没什么别的了?|没啥别的了?|"
    r"没有更多了?|没更多了?|没补充了?|没有补充了?|没什么补充的?了?|没什么要说的了?|就这些?了?|就这么多了?|就这几[样个]了?|说完了?|讲完了?|答完了?|完了|完毕|结束了?|齐了|都说了|全说了|that'?s all|nothing else|no more|over|done)+"
)
_OF_COURSE = re.compile(r"(?:那|这|那个|这个)?(?:还用说|还用问|当然|肯定|必须|自然|可不|绝对)(?:的|是|啊|呀|了|咯)*")
_WHETHER_IT_IS = {"in_pilot_field", "is_frontline", "title_matches_post", "skill_matches_post"}
_MERELY_AGREES = re.compile(
    r"(?:嗯|哦|那)*(?:好|好吧|行|行吧|得|可以|可|ok|okay|fine|没问题|没意见|好嘞|收到|明白|知道|了解)+"
)
"""好吧 agrees with whoever asks, and says nothing about the plan that was asked for."""
_NEVER_MIND = re.compile(r"(?:那|唉|哎|好|行)*(?:算|罢)了[啊吧啦呗喽,。! 了]*")
_HAVE_NOT = re.compile(r"(?:都|也|就|暂时|目前|我)*(?:没有?|无|冇|没得|木有|莫得|空|零|0)+[啊呀的了哦呢吧,。! ]*")
"""没有 says no to 有没有, and nothing to 是不是."""
BOOLEANS = {
    "plan_covers_me", "in_pilot_field", "is_frontline", "title_matches_post", "skill_matches_post", "has_applied_for_title",
    "has_held_title", "guangzhou_enterprise_one_year", "plan_offers_dual_certification", "plan_offers_enterprise_contest",
    "worked_since_skill", "worked_since_title", "worked_since_skill_in_occupation", "skill_levels_complete", "titles_complete",
}  # fmt: skip


def is_enough(text: str, asking: str | None) -> bool:
    """Tell whether an answer only says that there is nothing more to say: 没了, 就这些; to a yes or no question it is none."""
    return (asking or "") in BOOLEANS and bool(_ENOUGH.fullmatch(re.sub(r"[,。!;:~ ]|[啊呀哈呢吧嘛的]+$", "", text)))


def merely_agrees(text: str, asking: str | None) -> bool:
    """Tell whether an answer only agrees with whoever asks: 好吧."""
    return (asking or "") in BOOLEANS and bool(_MERELY_AGREES.fullmatch(plain(text)))


def plain(text: str) -> str:
    """Return an answer without stops, particles and the sounds before it."""
    for _ in range(3):
        text = _SOFT.sub("", text)
    return text


def choice(text: str) -> int | None:
    """Return the number of the choice that an answer names."""
    match = _ORDINAL.match(text)
    if match:
        number = numerals.parse(match["number"])
        return number if number and number <= 20 else None
    match = _LETTER.match(text)
    return ord(match["letter"]) - ord("a") + 1 if match else None


def _not_told(text: str, asking: str) -> bool:
    """Tell whether nobody ever spoke of a plan to somebody; that no notice was sent says that there is none."""
    if not asking.startswith("plan_") or ("offers" in asking and "通知" in text):
        return False
    return bool(_NOT_TOLD.search(text))


def says_only_have_not(normal: Normalised, asking: str | None) -> bool:
    """Tell whether 没有 answers a 是不是, to which it says nothing; an English no does."""
    return (
        asking in _WHETHER_IT_IS
        and bool(_HAVE_NOT.fullmatch(normal.text))
        and not re.search("[A-Za-z]", normal.original)
    )


def _unknown(text: str, scene: Scene) -> bool:
    """Tell whether somebody does not know; 没报过，连怎么报都不晓得 says first what he does know."""
    if not unknowing.is_said(_NEVER_WENT_IN.sub("", text)):
        return False
    known = [clause for clause in scene.clauses if not unknowing.is_said(clause.text)]
    unknown = [clause for clause in scene.clauses if unknowing.is_said(clause.text)]
    said_first = (
        bool(known)
        and known[0].index == 0
        and bool(_DID_NOT.match(plain(known[0].text)) or _NO.match(plain(known[0].text)))
    )
    return not (said_first and unknown and all(_ABOUT_MORE.search(clause.text) for clause in unknown))


def _there_is_none(scene: Scene) -> bool:
    """没听说，公司不办这种比武: heard of or not, there is none."""
    asking = scene.asking or ""
    last = yes_no.as_reported(evidence.plain(scene, scene.clauses[-1]))
    if asking.startswith("plan_") and len(scene.clauses) > 1 and yes_no.said(last) == "no":
        return True  # 没听说有比武，HR也说没有
    told = [c for c in scene.clauses if not (unknowing.is_said(c.text) or _NOT_TOLD.search(c.text))]
    return asking.startswith("plan_offers") and any(evidence.signs_of(asking, scene, c) == {False} for c in told)


def answer(text: str, scene: Scene) -> str | None:
    """Return `yes`, `no` or `unknown`, if the answer is one of them."""
    if _NEVER_MIND.fullmatch(scene.normal.text):
        return None
    if says_only_have_not(scene.normal, scene.asking):
        return None
    if (_unknown(text, scene) or _not_told(text, scene.asking or "")) and not _there_is_none(scene):
        return "unknown"
    if _NO.match(text):
        return "no"
    if _YES.match(text) or _YES_REPEATED.match(text):
        return "yes"
    if len(text) <= _LONGEST_YES_OR_NO and (said := yes_no.said(text) or yes_no.said(scene.normal.text)):
        return said
    first = plain(scene.clauses[0].text) if scene.clauses else ""
    said_twice = _SAID_TWICE.match(text)
    if said_twice and scene.asking:
        return "no" if said_twice["word"][0] in "没不" and said_twice["word"] != "没错" else "yes"
    if (scene.asking or "").partition(".")[0] in BOOLEANS | set(EMPTY_ON_NO):
        last = plain(scene.clauses[-1].text) if scene.clauses else ""
        open_question = any(clause.stop == "?" for clause in scene.clauses)
        if not open_question and (_DID_NOT.match(last.replace("G", "参加过")) or _RHETORICAL.match(first)):
            return "no"
    if len(scene.clauses) > 1 and first:
        if _NO.match(first):
            return "no"
        if (_YES.match(first) and len(first) <= 4) or _OF_COURSE.fullmatch(first):
            return "yes"
    return None
