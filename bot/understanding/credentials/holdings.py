"""Nothing of a kind is held: what follows from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.credentials import nothing

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Clause, Mention, Scene


KEYS = {"S": "skill_levels", "T": "titles", "Q": "qualifications"}
"""The fact of each kind of level."""
_NO = r"(?:未曾?|尚未|零|没有|没|冇|无|未有|哪有|哪来|哪里有|缺|还没|从来没|没得)"
_TITLE_NOT_NONE = re.compile(r"(?:不是|并不是|又不是|不可能)(?:说)?没有?(?:什么)?W")


def own(clause: Clause) -> bool:
    """Tell whether the speaker speaks of himself, as he is."""
    others = [mention for mention in clause.mentions if mention.status == "other"]
    whose = any(mention.kind == "O" for mention in clause.mentions) and not re.search("我(?!O|们?的?O)", clause.text)
    return not (clause.hypothetical or others or whose)


def _self_text(scene: Scene) -> str:
    """Return the skeleton of the clauses in which the speaker speaks of himself as he is."""
    return ",".join(clause.text if own(clause) else "" for clause in scene.clauses)


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
    rf"(?:别的|其他|其它|另外|其余|剩下|下面|底下|低|之前|以前|前面|先前|中间|更低|初级|中级|别个|再往下|往下)(?:的|那几|一?些|一?级|几级|级别|等级|证书?|本子|K|A|W|两?[个本张样]|那|这|我|统统|通通|全|全部|都|也|就|,)*{_NO}(?:有|去)?(?:考|拿|评|取得|领|办|弄|搞|得|过|了)*(?:$|,)"
    r"|^(?:我|手上|手里|手头|总共|一共|拢共|从头到尾|前后|,)*(?:就|只|净|仅|光|也就|才|单单)(?:有|得|是|拿过|考过|评过)*(?:这|那)?(?:么)?[一1独](?:本|张|个|份)(?:K|证|职称|W|了|的|啊)*(?:$|,)"
    r"|(?:一步到位|直接(?:就)?(?:考|评|报|拿|认定|升)的|跳(?:级|过|着)|没走?(?:低|初|中)级|头一[本张个]|唯一)"
)


def nothing_else(scene: Scene, reading: Reading) -> None:
    """没有别的证 says of what was told that it is all; asked for that, it is the answer, and never that there is none."""
    text = _self_text(scene)
    match = _NOTHING_ELSE.search(text)
    if scene.asking in _COMPLETE and not scene.of_kind("ST"):
        match = match or _NONE_BELOW.search(text)
    if match and scene.asking in _COMPLETE and scene.asking not in reading.facts and not is_question(text, match):
        reading.facts[scene.asking] = True


def nothing_held(scene: Scene, reading: Reading) -> None:
    """Write into the reading that there is no title, or no certificate of a level."""
    nothing_else(scene, reading)
    if scene.asking in _COMPLETE:
        return
    his = [clause for clause in scene.clauses if own(clause)]
    says_none = not_me(scene, "WT") or _WHO_SAYS_SO.search(scene.skeleton)
    if says_none or (nothing.of(scene, "titles", his) and not _TITLE_NOT_NONE.search(_self_text(scene))):
        reading.facts.setdefault("titles", {})
    papers = "qualifications" if scene.asking == "qualifications" and "资格" in scene.normal.text else "skill_levels"
    open_ = papers not in reading.facts and (papers not in reading.negated or _not_even(scene))
    if open_ and (nothing.of(scene, "skill_levels", his) or (scene.asking == papers and _not_one(scene, his))):
        reading.facts[papers] = {}


def _not_one(scene: Scene, clauses: list[Clause]) -> bool:
    """一样都没有，连中级工都没考: the answer is that there is none."""
    denied = bool(scene.of_kind("S", "negated"))
    return denied and any(nothing.is_all_there_is(scene.spelled(clause)) for clause in clauses)


def _not_even(scene: Scene) -> bool:
    """Tell whether the levels that are denied only say how little there is: 什么证都没有，连技师都没考过."""
    return all(
        re.search(r"连(?:一?个|一?本|张)?$", scene.before(mention)) and _NOT_EVEN.match(scene.after(mention))
        for mention in scene.of_kind("S", "negated")
    )


def is_question(text: str, match: re.Match[str]) -> bool:
    """Tell whether what was found only asks: 没职称能报吗, 有没有职称."""
    after = text[match.end() : match.end() + 6]
    before = text[max(0, match.start() - 4) : match.start()]
    if re.search(r"(?P<aba>[\u4e00-\u9fff])[没不](?P=aba)", text[max(0, match.start() - 2) : match.end()]):
        return True
    return bool(
        re.match(r"^[^,我]{0,1}(?:吗|么|能|可以|怎么|行|也能|也可以|的人|的话|就不)", after)
    ) or before.endswith(("有没", "是不是", "如果", "要是"))


_WHO_SAYS_SO = re.compile(r"(?:谁|哪个|哪位)(?:说|讲|告诉你)(?:过)?(?:我|俺)(?:们)?(?:就|也|都)?有(?:什么|过)?W")
"""谁说我有职称了: asked so, it says there is none."""
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
