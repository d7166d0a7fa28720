"""Nothing of a kind is held, or a title was applied for: what follows from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.understanding import nothing

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.scene import Clause, Mention, Scene


KEYS = {"S": "skill_levels", "T": "titles", "Q": "qualifications"}
"""The fact of each kind of level."""
_NO = r"(?:未曾?|尚未|零|没有|没|冇|无|未有|哪有|哪来|哪里有|缺|还没|从来没|没得)"
_TITLE_NOT_NONE = re.compile(r"(?:不是|并不是|又不是|不可能)(?:说)?没有?(?:什么)?W")
_NEVER = re.compile(
    r"(?:报名表|申报表|申请表|申报书|评审表|表格?|材料|申请)(?:我|长啥样|长什么样|都|也|从来|压根|根本|还)*(?:没有?|未|冇)(?:碰|填|交|见|摸|掂|写|领|递|看|准备|弄|整理)过|(?:没有?|未|冇|从没)(?:递|交|提交|填)过?(?:什么|任何)?(?:职称)?(?:的)?(?:申请|申报|材料|表)(?!了)|(?:几时|何时|什么时候|哪里|哪儿|哪)(?:有|曾)?(?:申报|报|申请)过(?:什么)?(?:W|职称|T|$)|(?:从来|从|一直|根本|压根|以前|之前|都)(?:都|也)?(?:没有?|未)(?:评过|(?:报|申报|申请)过?)(?:什么|任何|啥)?(?:W|X|职称)?|(?<![有报评申请])(?:没有?|未)(?:申报|申请|报|报名)过(?:任何|什么)?(?:W|职称|T)|(?:W|职称)[^,。STQ]{0,4}(?:没有?|未)(?:申报|申请|报)过|(?:我|是|算|属于)[^,，什么]{0,4}首次申报|^首次申报$|(?:第一次|头一次|头一回|第一回)(?:申报|报|评|申请)(?!的|了|过|那|就)|(?<![有报评申请])(?:没有?|未)(?:申报|申请|报)过$|(?:未曾|从未|尚未|亦未)(?:申报|申请|参评)过?(?=$|[,。])"
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
            r"[TW](?:报过|申报过)",
            rf"[TWA](?:职称)?(?:评|报|申报)(?:了|过)[^,没]{{0,4}}[,]?(?:都|也|还|就)*{_IN_VAIN}",
            r"(?<![没未冇])T(?:证|职称|W)?(?:还是|一直|也|都|又|还|就|D|,)*(?:没评上|没评到|没评下来|没评成|被刷|给刷|刷下来|落选|没通过评审|评审没过)",
            r"评过(?:一次|两次|一回)[^,。]{0,6}没",
            rf"(?:试过|试着|曾经?|以前|之前|前年|去年|D)[^,。没未]{{0,4}}{_APPLIED}(?:过|了)?[^,。]{{0,4}}[TW]?[^,。]{{0,3}}[,]?[^,。]{{0,4}}{_IN_VAIN}",
            rf"(?<![没未冇])(?<!没有){_APPLIED}过[,]?[^,。]{{0,4}}没(?:评上|过|通过|成|批)",
        )
    )
)


_NOT_NEVER = re.compile(r"不是没有?(?:报|申报|申请|交|递|评)过")


def _own(clause: Clause) -> bool:
    """Tell whether the speaker speaks of himself, as he is."""
    others = [mention for mention in clause.mentions if mention.status == "other"]
    whose = any(mention.kind == "O" for mention in clause.mentions) and not re.search("我(?!O|们?的?O)", clause.text)
    return not (clause.hypothetical or others or whose)


def _self_text(scene: Scene) -> str:
    """Return the skeleton of the clauses in which the speaker speaks of himself as he is."""
    return ",".join(clause.text if _own(clause) else "" for clause in scene.clauses)


_NOT_EVEN = re.compile(r"^(?:证书?)?(?:都|也)(?:还)?(?:没|不是|未|冇)(?!问题)")
_LOWEST = {"titles": "junior", "skill_levels": "junior_worker"}


def _lowest_asked(mention: Mention, scene: Scene) -> bool:
    """初级都没有, said of titles."""
    asked = scene.asking == "titles" or any(other.kind == "W" for other in scene.mentions)
    return mention.kind == "A" and asked and mention.value.get("as_title") == "junior"


def not_even_the_lowest(scene: Scene, reading: Reading) -> None:
    """连助工都不是: whoever has not even the lowest holds none."""
    for mention in scene.of_kind("A", "negated"):
        if _lowest_asked(mention, scene) and _NOT_EVEN.match(scene.after(mention)):
            reading.facts.setdefault("titles", {})
    for mention in scene.of_kind("ST", "negated"):
        key = KEYS[mention.kind]
        even = scene.before(mention, 4).endswith(("连", "连个", "连一个")) or _NOT_EVEN.match(scene.after(mention))
        lowest = mention.value == _LOWEST[key] and not scene.clauses[mention.clause].hypothetical
        if even and lowest and not reading.facts.get(key):
            reading.facts[key] = {}


_NOTHING_ELSE = re.compile(
    rf"(?<!有){_NO}(?:有|什么|任何|考过|拿过|评过|得过|再)*(?:别的|其他|其它|另外的?|第二[个本张])(?!意思|事|问题|话|办法|说)"
)
_COMPLETE = {"skill_levels_complete", "titles_complete"}
_NONE_BELOW = re.compile(
    rf"(?:别的|其他|其它|另外|其余|剩下|下面|底下|低|之前|以前|前面|先前|中间|更低|初级|中级|别个|再往下|往下)(?:的|那些|那几|一?些|一?级|几级|级别|等级|证书?|本子?|K|A|W|两?[个本张样]|那|这|我|统统|通通|全|全部|都|也|就|,)*{_NO}(?:有|去)?(?:考|拿|评|取得|领|办|弄|搞|得|过|了)*(?:$|,)"
    r"|^(?:我|手上|手里|手头|总共|一共|拢共|从头到尾|前后|,)*(?:就|只|净|仅|光|也就|才|单单)(?:有|得|是|拿过|考过|评过)*(?:这|那)?(?:么)?[一1独](?:本|张|个|份)(?:K|证|职称|W|了|的|啊)*(?:$|,)"
    r"|(?:一步到位|直接(?:就)?(?:考|评|报|拿|认定|升)的|跳(?:级|过|着)|没走?(?:低|初|中)级|头一[本张个]|唯一)"
)


def nothing_else(scene: Scene, reading: Reading) -> None:
    """没有别的证 says of what was told that it is all; asked for that, it is the answer, and never that there is none."""
    text = _self_text(scene)
    match = _NOTHING_ELSE.search(text)
    if scene.asking in _COMPLETE and not scene.of_kind("ST"):
        match = match or _NONE_BELOW.search(text)
    if match and scene.asking in _COMPLETE and scene.asking not in reading.facts and not _is_question(text, match):
        reading.facts[scene.asking] = True


def nothing_held(scene: Scene, reading: Reading) -> None:
    """Write into the reading that there is no title, or no certificate of a level."""
    nothing_else(scene, reading)
    if scene.asking in _COMPLETE:
        return
    own = [clause for clause in scene.clauses if _own(clause)]
    if not_me(scene, "WT") or (nothing.of(scene, "titles", own) and not _TITLE_NOT_NONE.search(_self_text(scene))):
        reading.facts.setdefault("titles", {})
    papers = "qualifications" if scene.asking == "qualifications" and "资格" in scene.normal.text else "skill_levels"
    if papers not in reading.facts | reading.negated and nothing.of(scene, "skill_levels", own):
        reading.facts[papers] = {}


def _is_question(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 6]
    before = text[max(0, match.start() - 4) : match.start()]
    if re.search(r"(?P<aba>[\u4e00-\u9fff])[没不](?P=aba)", text[max(0, match.start() - 2) : match.end()]):
        return True
    return bool(
        re.match(r"^[^,我]{0,1}(?:吗|么|能|可以|怎么|行|也能|也可以|的人|的话|就不)", after)
    ) or before.endswith(("有没", "是不是", "如果", "要是"))


def applications(scene: Scene, reading: Reading) -> None:
    """Write into the reading whether a title was ever applied for."""
    text = ",".join(
        "" if any(mention.kind in "HNBCP" for mention in clause.mentions) else clause.text
        for clause in scene.clauses
        if _own(clause)
    )
    tried = _TRIED.search(text) or _NOT_NEVER.search(text)
    if tried and not re.search(r"(?<!不是)没有?(?:报|申报|评)过|吗$|算不算", tried[0]):
        reading.facts["has_applied_for_title"] = True
        denied: dict[str, Any] = reading.negated.get("titles", {})
        if denied == {"junior": None} and "titles" not in reading.facts:
            reading.facts["titles"] = {}
            del reading.negated["titles"]
    elif (
        _never_applied(text)
        or ((scene.asking or "").startswith("has_applied") and re.search(r"(?<![报评申])没[报评申]过", text))
    ) and not re.search(r"[吗么]$|首次申报(?:是|时|可|什么|怎)|什么[是叫]", text):
        if reading.facts.get("titles"):
            return
        reading.facts["has_applied_for_title"] = False
        if "titles" not in reading.facts and not scene.of_kind("T"):
            reading.facts["titles"] = {}


_SHE_HAS = re.compile(
    r"O[^,。]{0,6}有[^,。]{0,3}[TWPCM](?:证|的)?我(?:就|还|都|倒|是|却|可|自己|也)*(?:没有?|冇)(?:啊|呀|的|哦|哟)*(?=$|[,。])"
)


def not_me(scene: Scene, kinds: str) -> bool:
    """Tell whether 我没有 follows what is said of somebody else: 人人都有职称，就我没有."""
    if _SHE_HAS.search(scene.skeleton) and any(
        other.kind in kinds and other.status == "other" for other in scene.mentions
    ):
        return True
    for clause in scene.clauses[1:]:
        if re.match(
            r"^(?:就|只有|得|但是?|可是?|偏偏)*我(?:一线工人|工人|普通工人|[^,没无冇是有STQA]{0,5})?(?:就|还|都|倒|是|却|可|自己|也|从来|一次|真)*(?:没有?|冇)(?:(?:拿|得|考|评|获|参加|有)(?:过|到|上))?(?:啊|呀|的|哦|哟)*$",
            clause.text,
        ):
            before = scene.clauses[clause.index - 1].mentions
            return any(mention.kind in kinds and mention.status == "other" for mention in before)
    return False


def _never_applied(text: str) -> bool:
    """Tell whether somebody never applied for a title; 什么劳模都没评过 is about honours."""
    match = _NEVER.search(text)
    if match is None or _is_question(text, match) or _NOT_NEVER.search(text):
        return False
    return not re.search(r"[HNBCMP][^,]{0,4}$", text[: match.start()])
