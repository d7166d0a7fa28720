"""An employer told by who owns or runs it, not by a name: 归天河区国资委管, 老板是台湾人."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.understanding.attribution import speaker
from bot.understanding.employment import bosses, firms, institutions
from bot.understanding.lexicon import content
from bot.understanding.short_answers import evidence

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_DISTRICT = r"(?:天河|越秀|海珠|荔湾|白云|黄埔|番禺|花都|南沙|增城|从化|萝岗)"
_BODY = r"(?:里头?|里面|级)?(?:自己)?的?(?:一家|一个|某个?|家)?(?:国资委|国资局|国资办|国资|国企|政府|财政局?|城投|建投|里头?|级|上|属)"
_RUNS = (
    r"(?:公司|集团|企业|的)*(?:$|,|(?:直接|统一|负责|全额|一手|自己)?"
    r"(?:管|直管|主管|监管|管理|控股|出资|独资|全资|投资|持股|拥有|下面|下边|底下|下属|直属|旗下|名下|开|办(?![公事]|上班|工作|做|的?$)|设立|成立|所有))"
)
_PRIVATE = r"(?:私人|个人|个体户?|家族|夫妻俩?|老乡|亲戚|朋友|民间|自然人|合伙|台湾|香港|澳门|日本|德国|美国|韩国|法国|英国|意大利|新加坡|外国|老外|华侨|潮汕|浙江|福建|湖南|江西|温州|本地)"
_OWNERS = {
    "joint_venture": r"中(?:外|日|德|美|法|韩|英|港|台|意|瑞)(?:双方|两家)?合资(?!格)",
    "district": rf"(?:{_DISTRICT}区?|(?<![市社地厂校园景小城山战郊灾专各东西南北])区)区?{_BODY}的?{_RUNS}",
    "municipal": rf"(?:广州市|广州|(?<![县地城本都])市){_BODY}的?{_RUNS}",
    "guangzhou_other": (
        rf"(?:厂子?|公司|单位|店)[^,没不]{{0,4}}(?:是|系|属于?)(?:个|一个)?{_PRIVATE}(?:的|性质|办的?|开的?)(?:$|,)|"
        rf"^(?:就?是|系|属于)?(?:个|一个)?{_PRIVATE}(?:的|性质)$|"
        rf"(?:广东省|省|国家|中央|国务院){_BODY}的?{_RUNS}|"
        rf"(?:老板|东家|大股东|厂长|股东)(?:就|也|都|他|其实)*(?:是|系)?(?:个|一个|位)?{_PRIVATE}(?:人|佬|仔|籍|来的|公司|的)?|"
        rf"(?:给|帮|替|跟)(?:一个|个|几个)?{_PRIVATE}(?:人|佬|仔|老板)(?:打工|干活|做事|做嘢|做工|上班|干|卖命|开[^,]{{0,3}}车|送货|拉货|修车|看店)|"
        rf"{_PRIVATE}(?:人|佬|仔|老板)?(?:合伙)?(?:开|办|搞|投(?=[的了])|投资|承包|经营)(?:的|个|了)"
    ),
}
_WITHOUT_WORK = re.compile(
    r"(?:没有?|未|冇|无)(?:再)?(?:找到|找着|寻到|落实|找|稳定的?)(?:一个|个|新的?|合适的?|正式的?)*(?:单位|工作|活儿?|厂子?|下家|岗位)|"
    r"(?:现在|目前|如今|眼下|暂时|还|一直|就)(?:就|都|也|还|人)*(?:闲着|歇着|闲在家|在家闲|在家歇|在家躺|待在家|在家待|在家呆|在家带|没事干|没活干|没事做|在家务农|在找工作|找工作)|"
    r"(?:没有?|未有|无)(?:得|什么|啥|个|正经|正式|固定|稳定)*(?:(?:班|工作?|活儿?|单位)(?:上|做|干|收留|要)?|事(?:可?做|可?干))(?:了|$|,)|"
    r"(?:没有?|未|冇)(?:再)?(?:找到|找着|找|落实)(?:新的|合适的)(?:$|,)|(?:工作|单位|三方)(?:都|也)?(?:还|仍)?(?:没有?|未)(?:签|找|定|落实|着落)|(?:没有?|未有)(?:正式|固定)?的?工作单位|"
    r"(?:解除|终止)(?:了|劳动)*合同(?!的话)|合同(?:到期|解除|终止)(?:了|后|以后)*[^,]{0,3}(?:没续|不续|没签|不签)|"
    r"(?:厂子?|公司|单位)(?:都|就|已经|也)?(?:倒闭|破产|关门|解散|散伙|散了|黄了|垮了)[^,]{0,6}(?:没|闲|待|失)"
)
_RETIRED = re.compile(
    r"^(?:我|俺|本人|都|已经|早就?|刚|去年|今年|前年|办了?)*退休(?:手续)?(?:了|都|有|快|已经|刚|差不多)*(?:[一二两三四五六七八九十几半\d]+(?:多|来)?(?:个多?)?(?:年|月|天)(?:多|半)?)?了$"
)
_CONTRACT_ENDS = re.compile(r"合同(?:到期|解除|终止)")
"""劳动合同到期不续签，赔多少: asked, not told."""
_STILL_AT_SCHOOL = re.compile(
    r"(?:技师学院|技校|技工学校|技工院校|职校|职高|中职)(?!老师|毕业)[^,毕教]{0,8}(?:在读|读着|没毕业|还没毕业)"
)
"""我技师学院最后一年在读."""
_AT_HOME = re.compile(
    r"(?:裁员?|辞退|开除|优化|炒|清退|遣散)(?:掉|走|下来|了)+(?!.*(?:别人|同事|他))|自己[^,]{0,3}(?:零活|散活|私活|单干|零工)|接(?:点|些)?(?:零活|散活|私活)|退(?:下来|休)了?(?:$|,)|(?:没有?|冇)(?:个|什么)?着落|网约车|送外卖|跑滴滴|滴滴司机|摆摊|(?:还在|正在|人在|还没|没)(?:念|读|上)(?:着|完)?(?:书|学(?!习)|大学|技校|中专|高中|大专|职高|研)|在家(?:种菜|养病|休息|带|闲|歇|待|呆|躺|务农|种地|养老)"
)
_BOSS = re.compile(r"(?:我们?|公司|厂里?|单位)?的?O(?:就|也|都|其实|本人)*(?:是|系)(?:个|一个|位)?")
_BOSSES = {"老板", "老细", "东家", "大股东", "股东", "厂长", "老闆"}
_PERSONS_AT_WORK = _BOSSES | {"他", "包工头", "工头"}
_SAID_TO_YOU = re.compile(r"(?:那|所以|请问)?你们?(?![好看说问猜听知想])")
_OF_THE_OFFICE = re.compile(r"政府(?:里|里面)?的?$")
_A_STATE_FIRM_THERE = re.compile(r"一?[家间个]国企")
"""在黄埔一家国企: where it lies is not whose it is."""
_STUDIES = re.compile(r"读(?!书人)|念|学生|毕业|上学|在校|大[一二三四](?!线)|没出来|学徒|考的|拿的|证")
_OFFICES = re.compile(r"(?:坐|在|去|到|蹲|待|呆|回)(?:了|过|着)?机关(?!单位|事务|幼儿园|医院)")
_NOT_OF_IT = re.compile(
    r"物业|小区|公司|企业|厂|集团|国资|客户|对面|隔壁|旁边|附近|看病|住院|送|接|给|帮|跟|没|不|承包|外包|项目|保安公司|劳务"
)
_PATTERNS = tuple((kind, re.compile(words)) for kind, words in _OWNERS.items())
_SAID_PLAINLY = {"non_enterprise", "none"}
_DENIED = re.compile(r"(?:不|没|非|未|别)[^,]{0,3}$")
_FIRM = re.compile(r"厂|公司|企业|单位|店|铺|坊|打工|上班|工作|集团|我们|给[^,]{0,3}老板|城投|建投|国企|做|干")
_TELLS_OWNER = re.compile(r"属|国资|[区市省]里|管|级|直|私|民营|外资|台资|港资|日资")


_ASKED_BACK = re.compile(r"^(?:你|您)(?:们)?(?:干嘛|干吗|为啥|为什么|问|要|凭)|是[^,]{1,6}还是[^,]{1,6}的$")
"""你干嘛要分是国家的还是省里的."""


def collect(scene: Scene, reading: Reading) -> None:
    """Write the kind of an employer whose name was not said, but whose owner was."""
    placed = any(m.kind == "L" and not (_of_a_boss(m, scene) or firms.is_left(m, scene)) for m in scene.mentions)
    changes = speaker.events(scene)
    for clause in scene.clauses:
        asked_back = clause.question or _ASKED_BACK.search(clause.text)
        told = not (asked_back or clause.hypothetical or _of_another(clause) or _SAID_TO_YOU.match(clause.text))
        kind = _owner(scene, clause, theirs=speaker.at(changes, clause.end) == "other") if told else None
        if placed and kind != "none":
            continue
        if kind and (kind in _SAID_PLAINLY or scene.asking == "employer" or _FIRM.search(scene.normal.text)):
            reading.facts["employer"] = kind
            return
    if placed or (scene.asking or "").startswith("guangzhou_enterprise"):
        return
    if firms.told(scene) or _for_a_boss(scene):
        reading.facts["employer"] = "guangzhou_other"


def _for_a_boss(scene: Scene) -> bool:
    told = all(not clause.hypothetical and not _kin(clause) for clause in scene.clauses)
    said = (evidence.plain(scene, clause) for clause in scene.clauses if not clause.question)
    return told and bosses.tells_a_firm(",".join(said))


def _of_another(clause: Clause) -> bool:
    if _BOSS.match(clause.text) and clause.mentions[0].text in _BOSSES:
        return False
    return any(mention.status == "other" and mention.kind != "L" for mention in clause.mentions)


def _of_a_boss(place: Mention, scene: Scene) -> bool:
    """老板是浙江的, 浙江人开的: where the owner is from."""
    before = scene.clauses[place.clause].text[: place.place - scene.clauses[place.clause].start]
    return scene.after(place, 1).startswith(("人", "佬", "籍")) or bool(_BOSS.fullmatch(before))


def _owner(scene: Scene, clause: Clause, *, theirs: bool) -> str | None:
    text = evidence.plain(scene, clause)
    people = {mention.text for mention in scene.mentions if mention.kind == "O"}
    anothers = theirs and not people <= _BOSSES
    if (
        (
            not anothers
            and _WITHOUT_WORK.search(text)
            and not (_CONTRACT_ENDS.search(text) and any(c.question for c in scene.clauses))
        )
        or _STILL_AT_SCHOOL.search(text)
        or (not theirs and _RETIRED.search(text))
        or (scene.asking == "employer" and _AT_HOME.search(text))
    ):
        return "none"
    for kind, pattern in _PATTERNS:
        match = pattern.search(text)
        if match and _A_STATE_FIRM_THERE.search(match[0]) and not re.search(r"[市区省级]", match[0]):
            continue
        if match and theirs and kind in {"district", "municipal"} and _kin(clause):
            continue
        if match and not _DENIED.search(text[: match.start()]):
            return "non_enterprise" if _OF_THE_OFFICE.search(match[0]) and not _FIRM.search(text) else kind
    if not theirs and (institutions.works_at(text) or _at_an_institution(scene)) and not _at_a_desk(text, scene):
        return "non_enterprise"
    return None


def _at_a_desk(text: str, scene: Scene) -> bool:
    """我坐机关的, asked about the front line: the offices of his own company."""
    return (scene.asking or "").startswith(("is_frontline", "in_pilot", "worked_since")) and bool(_OFFICES.search(text))


def _kin(clause: Clause) -> bool:
    return any(mention.kind == "O" and mention.text not in _PERSONS_AT_WORK for mention in clause.mentions)


def _at_an_institution(scene: Scene) -> bool:
    """学校的，管实训设备: asked for the employer, whatever school or office is named is it unless something is against it."""
    text = scene.normal.text
    if scene.asking != "employer" or any(clause.question for clause in scene.clauses):
        return False
    name = _institutions().search(text)
    if name is None or (name[0] == text and name[0] in content.read_file("employers")["schools"]):
        return False
    return not _STUDIES.search(text) and not _NOT_OF_IT.search(text)


@cache
def _institutions() -> re.Pattern[str]:
    """Return the names of schools, hospitals and offices, none of them the end of another word."""
    content_of = content.read_file("employers")
    words = content.longest_first({*content_of["institutions"], *content_of["schools"]})
    return re.compile("|".join(re.escape(word) for word in words))


def is_a_boss_firm(firm: Mention, scene: Scene) -> bool:
    """私人修车铺，给老板打工: a private firm told beside nobody but its owner is the speaker's."""
    people = {mention.text for mention in scene.mentions if mention.kind == "O"}
    return firm.value == ("guangzhou_other", None) and bool(people) and people <= _BOSSES


def only_adjective(known: Mention, new: Mention) -> bool:
    """Tell whether a later word only says whose the hospital or school is: 事业单位，市属医院."""
    return known.value[0] == "non_enterprise" and new.value[0] in {"municipal", "district"} and len(new.text) <= 3


def prevails(owner: Mention, company: Mention) -> bool:
    """Tell whether the owner said before a general name decides: 区属的自来水公司 is the district's."""
    return (
        owner.value[1] is None
        and company.value[0] != "non_enterprise"
        and company.value[1] is None
        and 0 < company.place - owner.place <= 2
        and bool(_TELLS_OWNER.search(owner.text))
    )
