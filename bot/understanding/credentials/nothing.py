"""Nothing of a kind is held: 没有职称, 证一本都没有, 奖啊荣誉啊跟我不沾边.

Written from closed sets of words, so that each way of saying nothing holds for titles, certificates, awards and honours alike.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Scene

NO = r"(?:没有?|冇|无|零|(?<![\d.])0(?=[WBM])|(?<![a-z])no ?|未(?:曾)?有?|尚未|没得|木有|莫得|从没|不曾|哪有|哪里?会?有|哪儿有|哪来|哪里有|何来)"
_SELF = r"(?:(?:我们|咱们)(?:这|这些|这种|这帮|这号|这样的?)?(?:工人|打工仔?|打工的|干活的|一线的?|小厂|小公司|小单位|厂里|单位|公司|人|种人|O)?|(?:我|咱|俺)?(?:手里|手上|手头|手中|名下|身上)|我|咱|俺|本人|自己|我这人|我个人|我这边|我这里)"
_ADVERB = (
    r"(?:都|也|就|便|倒|另外|却|还|仍|仍然|真|真的|真是|确实|实在|的确|暂时|目前|现在|眼下|如今|至今|到现在|从来|从|一直|一向|历来|根本|压根儿?|"
    r"完全|全|全都|全部|通通|统统|一概|一律|愣是|硬是|反正|其实|本来|当然|肯定|是|那|可|连|又|才|已经|自然|更加|更是|更|当然|照样|同样|一样|估计|恐怕|U了?|嘛|吗(?=,)|啊|呢|呀|哪|的话|,)"
)
_ONE = r"(?:连)?(?:一|半|壹)(?:个|本|张|样|项|次|回|块|枚|种|份|点|丁点|毛)(?:儿|子)?"
_THAT = (
    r"(?:(?:你|您)?(?:刚才|刚刚|上面|前面)?(?:说|讲|提|列|问)(?:到)?的|(?:(?:工人|人家|你们|他们|国家)(?=[这那][种些个样]))?(?<!你们)(?<!我们)(?:这|那|此)|上述|以上)"
    r"(?:么|些|种|类|样|几个|几样|几种|个|一套|一类|一种|东西|玩意儿?|名堂|的)*"
)
_ANY = rf"(?:{_THAT}|连?边儿?|连?毛|影子|影儿|屁|毛线|鬼影|半点|丁点|什么|任何|啥|啥子|甚么|乜|咩)(?:嘢|个|工种|行业|专业|种|级别|级|样|东西|玩意儿?|像样的?|证|牌牌)?(?:的)?"
_DO = (
    r"(?:考取|考|评审|评定|评|拿|报名|报|获得|获|得|取得|领取|领|办|弄|搞|混|捞|沾|碰|摸|参加|参评|申报|申请|鉴定|认定|定|聘|比|打|去|有|持有|见|"
    r"挣|赚|揽|鼓捣|整|动|走|接触|涉|琢磨|考虑|想(?=过))"
)
_ASPECT = r"(?:过|到手|到|上|成|着|下来|下|出来|的)?"
_EMPTY = (
    r"(?:一片|全|还|都|完全|是|为|就|依然|等于|算|属于|挂|吃)*(?:空白|空着|空的|空缺|空空如也|空空|白纸|白板|白丁|白身|光板|光头|光棍|零蛋|鸭蛋|挂零|为?零(?!件|部|工|散|星|食|售|碎)|为?0(?!\d)|"
    r"一穷二白|两手空空)"
    r"|(?:听都没听|见都没见|碰都没碰|摸都没摸|考都没考|评都没评|报都没报|想都没想|参加都没参加)(?:说)?(?:过|到)"
    r"|(?:(?:那|这)一?栏)?(?:填|写|登记|报)(?:的|了|着)?(?:是|个)?(?:“|\")?(?:无|零|空|没有)"
    rf"|(?:拿不出手?|谈不上|不沾边?|沾不上边?|没缘分?|无缘|没份|没关系|没什么关系|没有?一毛钱关系|没半毛钱关系|不搭界|没影|没着落|没动静|欠奉|(?:没|没有|哪有|轮不到){_SELF}的?份|没?轮不?到(?:我|咱|俺)?们?(?:评|考|报|拿|上)?|零个|零本|零张|零项|零次|0个|0本|0张|0项)"
)
_WITH_ME = rf"(?:[跟与和同]{_SELF}|对{_SELF}来说|于{_SELF})?"
_TAIL = r"(?:过|了|的|一张|一片|啊|呢|呀|啦|嘛|哈|哦|噢|呗|咯|喽|吧|哎|唉|那玩意儿?|这玩意儿?|那东西|这东西|的份|的事|就是没有| )*(?=$|[,。!;?WKMBC]|什么|啥|你看|我|就|想)"
_BOTH = r"(?:[两俩三几][样个本者种头]|样样|俩)"
_FILL = rf"(?:{_BOTH}|{_ADVERB}|{_SELF}|{_ONE}|{_ANY}|{_WITH_ME})"
PREDICATE = rf"{_FILL}{{0,6}}(?:(?:没有?|冇|,){{0,3}}{NO}(?:再|去|能|敢|正经|正式)?(?:{_DO}{_ASPECT}){{0,2}}(?:{_ANY}|{_ONE}|念头|心思|脑筋|想法|这心)?|(?:{_ANY}|{_ONE})(?:都|也)不(?:是|算|沾)|(?:都|也|全|还|就)(?:缺|欠缺|缺着|差着|欠着)|{_EMPTY}){_TAIL}"
"""What is said of a thing of which one holds nothing."""

TOPICS = {
    "titles": r"W|title(?!s? of)",
    "skill_levels": r"(?:技能|skills? ?)?(?:等级)?K|skills? ?(?:level|cert|等级)|(?:技能|等级|级别|考级|考工)(?=这|那|方面|上|呢|嘛|啊|,|我|证)|技能(?:等级|级别)|(?:^|(?<=,))等级(?=没|冇|未|从|一)|(?<=考过)等级|(?<=考)等级|(?<=[没冇无有])等级(?=$|[,的啊呀])|(?<=考过)级(?!别)|(?<=[没有])级别(?=$|[,的啊呀])",
    "contest_awards": r"(?:[CM](?:的|那些|这些|那种|之类|里)*|contest ?|competition ?)?奖(?:状|项|牌)?(?!章|金|励)|M|比赛|大赛|竞赛|比武|赛事|名次|(?<=[没未冇无]得)牌(?:子)?(?=$|[,啊的])|(?<=[没未冇]拿)牌(?:子)?(?=$|[,啊的])",
    "honours": r"B|荣誉|称号|表彰|嘉奖",
}
_TOPIC_TAIL = (
    r"(?:书|类|的?这?东西|的?嘢|这一说|这回事|这档子事|这码事|的事情?|这事儿?|那事儿?|的话|这块儿?|那块儿?|这方面|那方面|方面|这边|那边|这项|这栏|一栏|那栏|这种|那种|[那这]一栏(?:里|上)?|这类|这个|那个|这东西|那东西|这玩意儿?|那玩意儿?|什么的|之类的?|"
    r"那些|这些|那头|这头|那条线|这条线|那项|那一?块|这一?块|上|啊|呢|嘛|么|呀|吧|我|的|,|、|\?| )"
)
_AND = r"(?:和|同|跟|与|及|以及|还有|或者?|、|啊|呀|,)"


@cache
def _said(topic: str) -> re.Pattern[str]:
    others = "|".join([*TOPICS.values(), "[CPH]"])
    beside = rf"(?:{_AND}{{0,2}}(?:那些|什么|这些)?(?:{others})(?:书|什么的|之类的?|啊|呀)*){{0,3}}"
    without = rf"(?<![有得拿获评考报参申])(?:{_FILL}){{0,3}}{NO}(?:人|谁|哪个)?(?:给|帮|替|叫|让)?(?:我们?|咱|俺)?(?:{_DO}{_ASPECT}){{0,2}}(?:{_ANY}|{_ONE}|哪怕{_ONE}|过|的|得过|skill){{0,3}}(?:相关|技能|像样|正式|国家|正规|专业)*的?(?:{TOPICS[topic]})(?!员|明|[STQ])"
    whatever = rf"(?:什么|任何|啥|一次|哪个|哪种)(?:样)?的?(?:{TOPICS[topic]})(?:{_SELF})?(?:都|也|全)(?:还)?(?:从来)?{NO}[\u4e00-\u9fff]{{1,2}}过[\u4e00-\u9fff]?{_TAIL}"
    return re.compile(rf"(?:{TOPICS[topic]}){beside}{_TOPIC_TAIL}{{0,5}}{PREDICATE}|{without}|{whatever}")


_KIND = {"titles": "W", "contest_awards": "M", "honours": "B"}
_ALONE = re.compile(
    rf"^(?:那玩意儿?|这玩意儿?|那东西|这东西|那种东西|那种|这种|那些|这些|那个|这个|那|这|唉|哎|哦|嗯|噢|呃|额|老师|师傅|,)*{PREDICATE}$"
)
_DONE_BY_HALF = re.compile(rf"{NO}(?:去)?(?:发|下来|寄|批)|还(?:没有?|未)(?:发|下|拿|领|到|办|寄|批|出)")
_GOES_ON = re.compile(
    r"^[^,我]{0,1}(?:吗|么|能|可以|怎么|行|也能|也可以|的人|的(?:普通)?(?:工人|员工|职工|打工)|的话|就不|是不是|是否|会不会|该(?:怎|咋|找|去))"
)
_ON_PAPER = {"skill_levels", "titles"}
_NOT_HANDED_OUT = re.compile(r"没(?:有)?(?:拿|领|发|办|下|到)(?!过)")
_OF_MERIT = {"contest_awards", "honours"}
_OF_ONE_SCOPE = re.compile(r"(?:全国|国家|省|市|世界|国际|区)(?:级|里|上|内|以上|性|的|层面)*$")
"""省级荣誉没有，厂里的有: of that scope only."""
_OPEN = re.compile(
    r"(?P<aba>[\u4e00-\u9fff])[没不](?P=aba)|吗|么$|是不是|有没有|没有?[吗么?]|怎么|能不能|可以|能否|如果|的人|算不算"
)
_NOT_THEN = re.compile(r"(?:那时候?|当时|那会儿?|那阵子?|那年|当初)[^,。]{0,4}(?:还|都|仍)(?:没有?|未|冇)")
"""那时候还没评职称: nothing is said of today."""


def of(scene: Scene, topic: str, clauses: list[Clause]) -> bool:
    """Tell whether one of the clauses says that nothing of the kind is held, or the next one after a mention of it."""
    for clause in clauses:
        text = scene.spelled(clause)
        if _NOT_THEN.search(text):
            continue
        for match in _said(topic).finditer(text):
            if topic in _OF_MERIT and scene.asking != topic and _OF_ONE_SCOPE.search(text[: match.start()]):
                continue
            around = text[max(0, match.start() - 1) : match.end()]
            if _GOES_ON.match(text[match.end() : match.end() + 6]) or (
                topic in _ON_PAPER and scene.of_kind("STQ") and _NOT_HANDED_OUT.search(match[0])
            ):
                continue
            if not _DONE_BY_HALF.search(match[0]) and not _OPEN.search(around) and clause.stop != "?":
                return True
        alone = clause.index and clause.stop != "?" and all(own.kind in "UDOEXG" for own in clause.mentions)
        if alone and _ALONE.match(text) and any(_is_about(topical, topic) for topical in _before(clause, scene)):
            return True
    return False


_I_AM_JUST = re.compile(r"(?<=[没有无冇过了])我(?:一个|就是?个?|就一个?|只是个?)[^,。]{0,8}$")
_NOT_ONE = re.compile(
    rf"^[^,STQAWKCMPHBE]{{0,8}}(?:{_ONE}|{_ANY})(?:都|也|还|全|,)*{NO}(?:{_DO}{_ASPECT}){{0,2}}{_TAIL}$"
)


def _before(clause: Clause, scene: Scene) -> list[Clause]:
    """Return the clauses whose topic a bare 没有 may answer: the one before, and the one before an aside."""
    before = scene.clauses[clause.index - 1]
    aside = clause.index > 1 and not before.mentions
    return [before, scene.clauses[clause.index - 2]] if aside else [before]


_LISTED = re.compile(
    rf"(?:什么|那些|这些|说到|至于|别说|我|的|你说的)*(?:(?:{'|'.join(TOPICS.values())})(?:书|什么的|啊|呀|和|跟|、|还有|或者|之类的?|那些|这些|类|,)*){{2,5}}"
)


def spelled_out(text: str) -> str:
    """Return a clause without what stands between the things that it lists."""
    return text.replace("以及", "和").replace("或是", "和")


def _is_about(clause: Clause, topic: str) -> bool:
    said = {mention.kind for mention in clause.mentions if mention.kind in "STQAWKCMPHBG"}
    named = rf"(?:{_SELF}的?)?(?:要?说|论|提|至于|讲)?(?:起|到)?(?:{TOPICS[topic]}){_TOPIC_TAIL}{{0,3}}"
    listed = _LISTED.fullmatch(spelled_out(clause.text)) and re.search(TOPICS[topic], clause.text)
    return said == {_KIND.get(topic)} or bool(listed) or bool(re.fullmatch(named, clause.text))


def is_all_there_is(text: str) -> bool:
    """Tell whether a whole answer says that there is nothing: 啥也没考过, 手里一个都没有."""
    text = _I_AM_JUST.sub("", text)
    return (
        bool(_ALONE.match(text) or _NOT_ONE.match(text)) and not _OPEN.search(text) and not _DONE_BY_HALF.search(text)
    )
