"""Work outside Guangzhou, told by the place.

What speaks for work (上班, 厂, 公司 …) and what speaks for something else that a place may be (a home, a school, a past job,
a customer, where a certificate was got) is looked for in the clause, in any order; somebody who was asked for his employer
and names a place needs no word for work.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import content

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_WORK = re.compile(
    r"上班|工作|打工|做工|做事|干活|做嘢|返工|搵食|捞|干(?!过|部)|做(?!过|梦)|当(?!地|兵|年)|开工|跑|修|厂|公司|企业|工厂|单位|车间|码头|国企|工地|店|集团|基地|园区|分厂|项目部?|工业区|"
    r"港(?=的?$)|就职|任职|入职|在职|坐标|base|地点|位置|company|factory|office|job|work|based|R|E|J|N"
)
_TO_WORK_THERE = re.compile(
    r"(?:调|派|搬|跳|换|迁)(?:了|咗)?(?:出|到|去|回|往|至)*了?(?:,|L)|L(?:这边|那边)?的$|(?:现在|目前|如今)(?:人)?(?:在|去了|去|到了)L$|^(?:我|我人|人)?(?:现在|目前|如今)?(?:人)?(?:还|仍|仍然|暂时)?在L$|^(?:在)?L(?:这|那)边的$"
)
_LIVES = r"(?:住|家(?!具|电|公司|厂|企业|单位)|屋企|户口|户籍|籍贯|老家|出生|房子?|租房|买房|毕业|读书|念书|上学|来自|老婆|老公|父母|小孩|孩子|O)[^,L]{0,4}L"
_LIVES_HERE = re.compile(_LIVES)
_SOMETHING_ELSE = re.compile(
    r"从(?:了)?L+(?!.*(?:搬|调|派|跳)(?:到|去)L)|L+(?:户口|人(?!力)|毕业|读书|拿的|考的|发的|评的|的证|考|拿|评|大学|学院|比赛|举办|赛区|站|有没有|的政策|政策|可以|能|老家|出差|培训|学习|参赛|集训|代表|[^,]{0,4}届|客户|老板|总部|支援)|"
    r"去L[^,]{0,4}(?:支援|帮忙|帮手|学习|培训|出差|交流|参观)(?:过|了|U|$)|老家(?:在)?L|在L[^,]{0,3}(?:考|拿|评|读|比赛|参加|参赛|发|上大学|上学|念|领|学习|培训|进修|出差|集训)|比L|[和跟与同]L|去L(?:比赛|参赛|出差|培训|学习|开会|支援|玩|旅游)|"
    r"(?:客户|供应商|总部|总公司|母公司|老板|货|出差|支援|离|靠近|靠|挨着|隔壁|分公司|h)(?:都|就|是|在|去|到)*L|L[^,]{0,4}(?:住的|老家|的家(?!电|具|用|私|居|纺|政))"
)
_NO_MORE = re.compile(
    r"(?:的时候|期间|那会儿|那阵子?)(?:回|去|在|到|跑|返)[^,L]{0,3}L|(?:以前|之前|原来|原先|曾经|早年|早些年|从前|当年|前几年|D前|D以前|头几年|想去|打算去|准备去|想调|想回|不去|不在|不是在|没在|不是(?!E[^,L]{0,2}是L))[^,L]{0,6}L|L[^,]{0,8}(?:干过|做过|待过|呆过|回来|辞了|辞职|离职|出来)"
)
_HERE = r"(?:广州|天河|越秀|海珠|荔湾|白云|黄埔|番禺|花都|南沙|增城|从化|萝岗|科学城|知识城)"
_WORKS_IN_GUANGZHOU = re.compile(
    rf"L(?![^,。]{{0,8}}(?:户口|户籍|家(?![电具])|房子?|老婆|老公|孩子|父母|社保))[^,。]{{0,8}}(?<![回去返住离])(?<!住在){_HERE}(?!.{{0,2}}(?:近|远|户|人|话|住))|广州[^,。]{{0,4}}分公司"
)
_GUANGZHOU_NEXT = re.compile(
    rf"(?:派|调|驻|常驻|(?<![住别])人|我(?!的?(?:户口|户籍|籍贯|社保|房|人是))|工作|厂|公司|R)[^,住家]{{0,3}}(?:在|到|来)?(?<!住)(?<!住在)(?<!没到)(?<!没来)(?<!没在)(?<!不在){_HERE}(?!户|话|人)"
    rf"|(?<![不没])(?:来|在|到|进)(?:了)?{_HERE}[^,住家]{{0,6}}(?:打工|上班|工作|做|干|厂|公司|企业|E)"
)
_BACK_HERE = re.compile(r"(?<!想)(?<!要)(?<!没)(?:回|返|调回|搬回)(?:到|来)?(?:了|咗)?(?:广州|E)(?!的话|去)")
"""后来去东莞打工两年，2023年回广州地铁接着干."""
_NOT_IN_GUANGZHOU = re.compile(
    r"(?:公司|单位|厂|工作|上班|人)(?:地点|的地方)?(?:都|就|也|是|其实|根本|现在)*(?:不|没)在广州(?:市|这边|本地|的|这里)?$|不在广州(?:上班|工作|打工|做)$"
)
_ONLY_NAMED = re.compile(r"(?:我|我们|人|现在|目前|之后|一直|就|是|在|喺|来自)*L[^,没不想要去考学]{1,14}")
_THERE = re.compile(r"(?:在|是|就在)?L+(?:那边|这边|总部|本部|基地|R|h|的)*")
"""美的的，顺德总部那边."""
_GONE_THERE = re.compile(r"(?:回|去|到|来)(?:了)?L了?$")
_AT_WORK_NEXT = re.compile(r"(?:现在|就|人)*在(?!广州)[^,考读学]{1,10}(?:干|做|上班|打工|工作|厂|公司)")
_A_FIRM = re.compile(r"厂|公司|企业|店|单位")
_OWN_COMPANY = {"pilot", "pilot_subsidiary", "joint_venture"}


def collect(scene: Scene, reading: Reading, chosen: Mention | None) -> None:
    """Write an employer outside Guangzhou into the reading, unless one of the four was named."""
    for clause in scene.clauses:
        if clause.question and not clause.supposes and "在" not in clause.text:
            continue
        if not (_denied(clause, chosen) or _told(clause, scene)):
            continue
        if clause.hypothetical:
            reading.hypothetical["employer"] = "outside_guangzhou"
        elif chosen is None or chosen.value[0] not in _OWN_COMPANY:
            reading.facts["employer"] = "outside_guangzhou"
            reading.facts.pop("enterprise", None)


def _denied(clause: Clause, chosen: Mention | None) -> bool:
    """公司不在广州."""
    return (
        chosen is None
        and not clause.question
        and bool(_NOT_IN_GUANGZHOU.search(clause.text))
        and not any(mention.status == "other" for mention in clause.mentions)
    )


def _told(clause: Clause, scene: Scene) -> bool:
    """Tell whether the clause says that somebody works at a place outside Guangzhou."""
    text = _with_head_office(clause)
    if not any(mention.kind == "L" and mention.status == "asserted" for mention in clause.mentions):
        return False
    if _NO_MORE.search(text) or _SOMETHING_ELSE.search(text) or _WORKS_IN_GUANGZHOU.search(text):
        return False
    following = scene.clauses[clause.index + 1].text if clause.index + 1 < len(scene.clauses) else ""
    if _GUANGZHOU_NEXT.search(following):
        return False
    if any(_BACK_HERE.search(later.text) for later in scene.clauses[clause.index + 1 :] if not later.question):
        return False
    if _LIVES_HERE.search(text) and not re.search(r"L.*(?:上班|工作|打工|厂|公司)", text):
        return False
    if re.search(r"[CPH]", text) and not re.search(r"上班|工作|厂|公司|打工", text):
        return False
    if _TO_WORK_THERE.search(text) or _WORK.search(text.replace("工作过", "")):
        return True
    asked = scene.asking == "employer" and not clause.question
    return asked or _a_firm_there(clause, following) or _known_there(clause, following, scene)


def _with_head_office(clause: Clause) -> str:
    """Return the clause with an `h` for 总部: where that is, nobody has to work."""
    text = clause.text
    for mention in clause.mentions:
        if mention.kind == "R" and mention.text.endswith("总部"):
            place = mention.place - clause.start
            text = f"{text[:place]}h{text[place + 1 :]}"
    return text


def _known_there(clause: Clause, following: str, scene: Scene) -> bool:
    """佛山美的; 珠海格力，注塑车间; 回长沙了，在三一重工干: a firm with works in many towns, of which the town is said."""
    place = next(mention for mention in clause.mentions if mention.kind == "L")
    name = scene.normal.text[place.end : place.end + 8].removeprefix("市").removeprefix("的")
    brands = tuple(content.read_file("employers")["brands"])
    if name.startswith(brands) and _ONLY_NAMED.fullmatch(clause.text):
        return True
    before = scene.clauses[clause.index - 1].text if clause.index else ""
    if re.fullmatch(rf"(?:我|在|是|做)*(?:{'|'.join(brands)})(?:的|公司)?", before) and _THERE.fullmatch(clause.text):
        return True
    return bool(_GONE_THERE.search(clause.text) and _AT_WORK_NEXT.match(following))


def _a_firm_there(clause: Clause, following: str) -> bool:
    """我在佛山，一家小厂."""
    return bool(re.fullmatch(r"(?:我|人|在|现在)*L+", clause.text) and _A_FIRM.search(following[:8]))
