"""Whether a title was ever applied for: 报过没评上, 从来没申报过, 连报名表都没碰过."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.understanding.credentials.holdings import is_question, own

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Scene

_NEVER = re.compile(
    r"(?:报名表|申报表|申请表|申报书|评审表|表格?|材料|申请)(?:我|长啥样|长什么样|都|也|从来|从|压根|根本|还|一次|一回|一张|一份)*(?:没有?|未|冇)(?:碰|填|交|见|摸|掂|写|领|递|看|准备|弄|整理)过|(?:没有?|未|冇|从没)(?:往上|正式|去|给单位|跟单位)?(?:递|交|提交|填|报送|送)过?(?:什么|任何)?(?:职称)?(?:的)?(?:申请|申报|材料|表)(?!了)|(?:几时|何时|什么时候|哪里|哪儿|哪)(?:有|曾)?(?:申报|报|申请)过(?:什么)?(?:W|职称|T|$)|(?:从来|从|一直|根本|压根|以前|之前|都)(?:都|也)?(?:没有?|未)(?:(?<!都没)(?<!都没有)评过|(?:报|申报|申请)过?)(?:什么|任何|啥)?(?:W|X|职称)?|(?<![有报评申请])(?:没有?|未)(?:在[^,]{1,5})?(?:申报|申请|报|报名)过(?:任何|什么)?(?:W|职称|T)|(?:W|职称)[^,。STQ]{0,4}(?:没有?|未)(?:申报|申请|报)过|(?:W|职称)[^,。STQ]{0,3}(?:一次|一回|半次)(?:都|也|还|从来|从|,)*(?:没有?|未|冇)(?:申报|申请|报)过?(?=$|[,。])|(?:我|是|算|属于)[^,，什么]{0,4}首次申报|^首次申报$|(?:第一次|头一次|头一回|第一回)(?:申报|报|评|申请)(?!的|了|过|那|就)|(?<![有报评申请])(?:没有?|未)(?:申报|申请|报)过$|(?:未曾|从未|尚未|亦未)(?:申报|申请|参评)过?(?=$|[,。])"
)
_APPLIED = r"(?:申报|报|评|申请)"
_IN_VAIN = (
    r"(?:没评上|没有?通过|没过|没批|被刷|失败|没成|没上|被退|不通过|落选|没评到|没评下来|未获?(?:通过|批准|批|果|成)|没中|没戏|(?<!行)不行|(?<!得)不得(?!不|了)|不中|没得|衰了|衰咗|肥佬|挂了|砸了|黄了|泡汤|打回|退回|驳回|否了|卡(?:住|掉|下来|了)|刷了|刷下|"
    r"没下文|没声|没消息|名额(?:不够|没|满))"
)
_TRIED = re.compile(
    "|".join(
        (
            rf"{_APPLIED}过[^,。]{{0,6}}[TWA]?[^,。]{{0,4}}{_IN_VAIN}",
            rf"{_APPLIED}(?:过|了)?(?:一次|两次|几次|一回)?[TWA][^,。]{{0,3}}[,]?[^,。]{{0,5}}{_IN_VAIN}",
            r"(?<![没未冇])(?<!没有)(?<!有没有)(?<!申)(?<!几时有)(?<!几时)(?<!时候)(?<!哪有)(?<!何时)报过(?:一次|两次|几次)?(?:W|T)",
            r"(?<![没未冇])(?<!没有)申报过(?:W|T)",
            r"[TW](?:我|以前|之前|早年|早|曾经?|是|也|都|确实|其实|D)*(?:报过|申报过|申请过)",
            rf"[TWA](?:职称)?(?:评|报|申报)(?:了|过)[^,没]{{0,4}}[,]?(?:都|也|还|就)*{_IN_VAIN}",
            r"(?<![没未冇])T(?:证|职称|W)?(?:还是|一直|也|都|又|还|就|D|,)*(?:没评上|没评到|没评下来|没评成|被刷|给刷|刷下来|落选|没通过评审|评审没过)",
            r"评过(?:一次|两次|一回)[^,。]{0,6}没",
            rf"(?:试过|试着|曾经?|以前|之前|前年|去年|D)[^,。没未]{{0,4}}{_APPLIED}(?:过|了)?[^,。]{{0,4}}[TW]?[^,。]{{0,3}}[,]?[^,。]{{0,4}}{_IN_VAIN}",
            rf"(?<![没未冇])(?<!没有){_APPLIED}过[,]?[^,。]{{0,4}}没(?:评上|过|通过|成|批)",
        )
    )
)
_OF_MERIT = {"contest_awards", "honours"}
"""连报名都没报过, said where prizes were asked for, is of a contest."""
_NEVER_SENT = re.compile(
    r"(?:从来|从|压根|根本|一直)(?:都|也|就)?(?:没有?|未|冇)(?:往上|往单位|往厂里|跟单位|给单位)?(?:申报|报)过(?:名)?(?=$|[,。])|W[^,]{0,4},(?:也|亦|都|更|我)*(?:没有?|未|冇)(?:申报|报)过名?(?=$|[,。])"
)
_ASKED = re.compile(r"[^,]*[吗么](?:$|,)")
_NOT_NEVER = re.compile(r"不是没有?(?:报|申报|申请|交|递|评)过")


def collect(scene: Scene, reading: Reading) -> None:
    """Write into the reading whether a title was ever applied for."""
    text = ",".join(
        "" if any(mention.kind in "HNBCP" for mention in clause.mentions) else scene.spelled(clause)
        for clause in scene.clauses
        if own(clause)
    )
    tried = _TRIED.search(text) or _NOT_NEVER.search(text)
    if tried and not re.search(r"(?<!不是)没有?(?:报|申报|评)过|吗$|算不算", tried[0]):
        reading.facts["has_applied_for_title"] = True
        denied: dict[str, Any] = reading.negated.get("titles", {})
        if denied == {"junior": None} and "titles" not in reading.facts:
            reading.facts["titles"] = {}
            del reading.negated["titles"]
    elif (
        (_never_applied(text) and not (scene.asking in _OF_MERIT and not re.search("W|申报|申请", text)))
        or (
            (scene.asking or "").startswith("has_applied")
            and re.search(r"(?<![报评申])没[报评申]过", text)
            and not re.search("[吗么]$", text)
        )
    ) and not re.search(r"首次申报(?:是|时|可|什么|怎|说的|指|到底|究竟|有|算|这)|什么[是叫]", text):
        if reading.facts.get("titles"):
            return
        reading.facts["has_applied_for_title"] = False
        if "titles" not in reading.facts and not scene.of_kind("T"):
            reading.facts["titles"] = {}


def _never_applied(text: str) -> bool:
    """Tell whether somebody never applied for a title; 什么劳模都没评过 is about honours."""
    match = _NEVER.search(text) or _NEVER_SENT.search(text)
    if match is None or is_question(text, match) or _ASKED.match(text[match.end() :]) or _NOT_NEVER.search(text):
        return False
    if "评" in match[0] and not re.search(r"报|申请", match[0]) and _OF_ONE_TITLE.search(text[: match.end()]):
        return False
    return not re.search(r"[HNBCMP][^,]{0,4}$", text[: match.start()])


_OF_ONE_TITLE = re.compile(r"T(?:都|也|还|从来)*(?:没有?|未|冇)(?:有)?评过$")
"""连助工都没评过: it is not held; whether it was applied for is left open."""
