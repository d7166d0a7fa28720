"""What an answer says of the fact asked for without 是 or 不是: 天天在码头上, 只写了正式工. Content of ``answers.yaml``."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.understanding.lexicon import content, unknowing

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Scene

_NEGATORS = re.compile(
    r"(?:(?:并|又|也|都|从|从来|压根|根本|几乎|早就?)?(?:不是(?!正|就)|没有|没能|没|未|非|不(?!光|只|仅|但|单|就是|正是|分|管)|别|甭|无|哪有|哪里|谈不上|算不上|说不上|轮不到|很少|极少|难得|不怎么|不太|不大|不咋)"
    r"(?:怎么|太|大|全|完全|都|再|用|去|在|进|下|坐|碰|搞|做|干|是|有|能|要|会|算|什么|啥|被|把|给|得|怎样|很|(?:(?:出|发|贴|见|看|收|接|开|弄)(?:过|到|着)?|下(?:过|到|着))(?=这|那|什么|任何|正式|相关|类似|有关|通知)|这种|这样的?|这类|那种|任何|正式|相关的?|类似的?|(?:把|被|让|给|跟|和|与|将|轮到|轮得到|轮上)[^,。没不]{1,6})*){1,2}$"
)
_ONE_NEGATOR = re.compile(
    r"不是|没有|没能|不怎么|不太|不大|不咋|没|未|非|不|别|甭|无|哪有|哪里|谈不上|算不上|说不上|轮不到|很少|极少|难得"
)
_NO_QUESTION = re.compile(
    r"[不没未冇](?:[^,。?说讲提问知清]{0,5})(?:怎么|什么(?!时)|啥(?!时)|咋|几|多少|哪|谁)|哪(?:里|儿)?[搞办弄开]得起|(?P<verb>[报评搞办考])(?:啥|什么)(?P=verb)|(?:怎么|什么|啥|咋|哪|谁)[^,?吗呢]{0,5}(?:都|也)(?:不|没|唔|冇)|(?:你|您)(?:说|觉得|讲|看|想)?呢$|(?:你|您)(?:说|讲|看)(?:算不算|是不是)(?:一线|前线)?$"
)
_QUESTION = re.compile(
    r"吗|么$|什么|怎么|如何|哪|谁(?!都)|多少|为啥|咋|啥|(?<![现正实存])(?P<same>[\u4e00-\u9fff])[不没](?P=same)|是否|能否|(?<![远近大多少早好着没不还了])呢$|不知道|行不行"
)
_EITHER_OR = re.compile(r"(?<![现正实存])(?P<same>[对算是有能会行合符])[没不](?P=same)(?![劲头])")
_RHETORICAL = re.compile(
    r"哪(?:里)?(?:是|算|叫)(?:什么|啥|得上)?|算哪门子|难道|不通|莫非|还能是|哪能|哪会|怎么可能|咋可能|怎么会|咋会"
)
_TURNED_AFTER = re.compile(
    r"^(?:的)?大?门(?:朝|往|向|在|开)|^(?:上|那边)?(?:我|的)?(?:是|都|也|就|倒)*(?:轮不到|轮不上|算不上|谈不上|没我|没份|不归我|沾不上|挨不着|没去|不去|没有$|不是$)"
)
_NO_RELATION = re.compile(
    r"[^,没不]{0,3}(?:没有?|无|不|唔|冇)(?:什么|啥|任何|半点|太大|多大|大)?(?:关系|关$|搭边|搭界|沾边|相干|搭$|沾$)"
)
"""跟这个领域不搭边."""
_REPORTED_ALIKE = frozenset({"plan_covers_me", "plan_offers_dual_certification", "plan_offers_enterprise_contest"})
_EVER = frozenset({"has_applied_for_title", "has_held_title"})
"""Facts of the past: 以前 takes nothing away from them."""
_CONTRAST = re.compile(
    r"^(?:可是?|但是?|却|而|不过|只是|结果|后来)(?:我)?(?:人)?(?:现在|目前|如今|眼下|岗位|干的|做的|实际|平时|每天|天天|却|一直)*(?:是|在|开|修|做|干|搞|当|管|跑|焊|装)"
)
_PAPER = re.compile(r"证|专业|职称|考的|学的|报的|评的")
_SAME_AGAIN = re.compile(r"(?:干|做|岗位|岗|工作|工种|上班)(?:的)?(?:也|还|正)(?:就)?(?:是|在)")
_OF_ONE_TRADE = re.compile(
    r"(?:证|本子|职称|考|学|报|评|拿)(?:的|书|上|了|是)*(?:写着?|印着?|就|也|都|的)*(?:是)?(?P<trade>[\u4e00-\u9fff]{2,6}?)(?:专业|工种|类|证|的|工|系列|方向)?[,。和跟]?(?:我|现在|目前|平时|每天|天天|如今|一直|岗位|手上|手头|这些年|也|就|都|还|,)*"
    r"(?:干|做|搞|岗位|从事|上班|工种|活)(?:的|了|着|活|也|还|就|都|是|正|这些年|几年)*(?:是)?(?:个|一名)?(?P=trade)"
)
_SAME_TWICE = re.compile(r"(?P<same>[a-z\u4e00-\u9fff]{2,10})对(?:着)?(?P=same)")
_TURNED_ANYWHERE = re.compile(r"[没不未别]|以前|原来|之前|吗|转|改|换")
_TRADE = re.compile(
    r"焊|钳|铣|刨|磨|车(?=工|床)|电(?=工|气|路|器)|模具|装配|装调|喷漆|涂装|钣金|叉车|起重|桥吊|龙门吊|岸桥|场桥|吊车|列车|门机|汽修|机修|检修|制冷|锅炉|木工|管工|铸造|测量|化验|质检|电梯|机械|会计|财(?=务|会|经)|厨|烹调|面点|保安|仓库|天车|行车(?!道)|铲车|挖机|挖掘机|公交|大巴|泥瓦|抹灰|农艺|园艺|园林|茶艺|美容|美发|理发|保育|育婴|养老|物业|水暖|给排水|通信|网络|安全员|采购|计量|建筑|造价|档案|教育|教师|医|护理|药|中药|食品|酿酒|服装|缝纫|印刷|化工|纺织|机床|数控|维修|软件|算法|信号|供电|轨道|土建|暖通|理货|司机"
)
"""Trades by what all their names have in common: 焊工, 焊接, 烧焊."""
_WONDERS = re.compile(r"(?:我|这|这样|那|难道|要)*(?:都|还)(?:不|唔)(?:算|是|叫)(?!我)")
_NEVER_WENT_IN = re.compile(r"门(?:朝|往|向|在|开)[^,]{0,6}(?:都|也)[^,]{0,2}不(?:知道|晓得|清楚)")
_OF_THE_TALK = re.compile(r"(?:我|你)(?:们)?(?:要|想|现在|刚才)?问的?|不关你")
_HEARSAY = re.compile(r"^(?:从来?|还|也|都|就|我|我们)*(?:没有?|未|冇)听(?:说|讲|过)")
_FOR_YOU_TO_SAY = re.compile(r"[你您]们?(?:看|说|讲|觉得)(?:呢|吧|啊|嘛|怎么样|咋样)?")
_TAKING_PART = frozenset({"报名", "报了名", "参加过", "参加了"})
_LIKEWISE = re.compile(r"也是|都是|也在|就是")


class _Words(NamedTuple):
    pattern: re.Pattern[str]
    yes: re.Pattern[str]


class Weighed(NamedTuple):
    """What an answer amounts to: true, false or nothing; and whether it speaks for both sides."""

    value: bool | None
    both: bool


def weigh(key: str, scene: Scene) -> Weighed:
    """Weigh the words of an answer for and against the fact *key*."""
    if key not in _facts():
        return Weighed(None, both=False)
    signs: set[bool] = set()
    for clause in scene.clauses:
        signs |= signs_of(key, scene, clause)
    if len(signs) > 1 and _wonders(scene):
        signs = {True}
    if not signs and key.endswith("matches_post"):
        return Weighed(_by_contrast(scene), both=False)
    return Weighed(signs.pop() if len(signs) == 1 else None, both=len(signs) > 1)


def _wonders(scene: Scene) -> bool:
    """一身油，还不算一线啊: who has said why asks no question and denies nothing."""
    last = plain(scene, scene.clauses[-1])
    return scene.clauses[-1].index > 0 and bool(_WONDERS.match(last))


def signs_of(key: str, scene: Scene, clause: Clause) -> set[bool]:
    """Return for which sides one clause speaks."""
    text = plain(scene, clause)
    if not _tells(clause, text, key):
        return set()
    signs = _signs(_facts()[key], text)
    return {True, False} if signs and _aside("partly").search(text) else signs


def speaks_of_another_time(key: str, scene: Scene) -> bool:
    """Tell whether an answer about the present speaks only of the past or the future: 以前是."""
    texts = [plain(scene, clause) for clause in scene.clauses]
    return (
        key in _facts()
        and key not in _EVER
        and any(_aside("formerly").search(text) for text in texts)
        and not any(_aside("still").search(text) for text in texts)
    )


def is_rhetorical(text: str) -> bool:
    """Tell whether words say the contrary of what they ask: 难道坐办公室吗."""
    return bool(_RHETORICAL.search(text))


def plain(scene: Scene, clause: Clause) -> str:
    """Return a clause in its own words."""
    parts, position = [], clause.start
    for mention in clause.mentions:
        parts += [scene.skeleton[position : mention.place], mention.text]
        position = mention.place + 1
    return "".join([*parts, scene.skeleton[position : clause.end]])


def _tells(clause: Clause, text: str, key: str) -> bool:
    if clause.hypothetical or asks(clause, text) or _HEARSAY.match(text) or _OF_THE_TALK.search(text):
        return False
    if unknowing.is_said(_NEVER_WENT_IN.sub("", text)):
        return False
    if key not in _REPORTED_ALIKE and any(mention.kind == "O" for mention in clause.mentions) and "我" not in text:
        return False
    return key in _EVER or not _aside("formerly").search(text) or bool(_aside("still").search(text))


def asks(clause: Clause, text: str) -> bool:
    """Tell whether a clause asks: 不怎么动手 does not, 一不一线 does, and 难道坐办公室吗 says no."""
    if _RHETORICAL.search(clause.text):
        return False
    return (
        clause.stop == "?"
        or bool(_EITHER_OR.search(text))
        or any(_QUESTION.search(_NO_QUESTION.sub("不太", said)) for said in {clause.text, text})
    )


def _signs(words: _Words, text: str) -> set[bool]:
    found = set()
    for match in words.pattern.finditer(text):
        negators = _NEGATORS.search(text[max(0, match.start() - 14) : match.start()])
        turned = negators is not None and len(_ONE_NEGATOR.findall(negators[0])) % 2 == 1
        if match[0].startswith("包") and text[: match.start()].endswith(("外", "承", "发")):
            continue
        if turned and match[0] in _TAKING_PART:
            continue  # 办倒是办，我没报名
        if words.yes.fullmatch(match[0]) and _NO_RELATION.match(text[match.end() :]):
            turned = True
        turned ^= bool(_TURNED_AFTER.match(text[match.end() :])) ^ bool(_RHETORICAL.search(text))
        found.add(bool(words.yes.fullmatch(match[0])) is not turned)
    return found


def _by_contrast(scene: Scene) -> bool | None:
    """证是电工的，可我现在开车: two trades; 证是电工，岗位也是电工: one."""
    whole = scene.normal.text
    if _PAPER.search(whole) and _SAME_AGAIN.search(whole):
        return True
    if _SAME_TWICE.search(whole) or (_OF_ONE_TRADE.search(whole) and not _TURNED_ANYWHERE.search(whole)):
        return True
    clauses = [clause for clause in scene.clauses if not _FOR_YOU_TO_SAY.fullmatch(clause.text)]
    texts = [plain(scene, clause) for clause in clauses if not clause.question and not clause.hypothetical]
    if len(texts) != len(clauses) or len(texts) != 2 or not _PAPER.search(texts[0]):
        return None
    if _LIKEWISE.search(texts[1]):
        return True
    trades = [set(_TRADE.findall(text)) for text in texts]
    if trades[0] & trades[1] and not _TURNED_ANYWHERE.search(texts[1]):
        return True
    return False if _CONTRAST.match(texts[1]) or (trades[0] and trades[1] and not trades[0] & trades[1]) else None


@cache
def _facts() -> dict[str, _Words]:
    facts: dict[str, dict[str, list[str]]] = content.read_file("answers")["facts"]
    return {key: _Words(_any([*sides["for"], *sides["against"]]), _any(sides["for"])) for key, sides in facts.items()}


@cache
def _aside(name: str) -> re.Pattern[str]:
    return _any(content.read_file("answers")[name])


def _spelled_out(word: str) -> list[str]:
    """(搭|沾)不(上|着): every combination of the alternatives."""
    parts = [part.split("|") for part in re.split(r"[()]", word)]
    return ["".join(chosen) for chosen in itertools.product(*parts)]


def _any(words: list[str]) -> re.Pattern[str]:
    longest_first = content.longest_first({form for word in words for form in _spelled_out(word)})
    return re.compile(
        "|".join("[^,。没不未非除]{0,6}".join(re.escape(part) for part in word.split("…")) for word in longest_first)
    )
