"""A level that is only named: on a board, as a nickname, as what a rule demands, as worth nothing, as many as there are.

墙上贴着首席技师的照片, 工友喊我高级技师, 凭啥卡我们技师三年, 技师证就是一张废纸, 我们厂技师多得很: none of it says that the speaker
holds it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_SELF = re.compile(r"我|俺|咱|本人|自己")
_SHOWN = re.compile(
    r"(?:墙|(?:宣传|公告|布告|公示|橱窗|荣誉)栏|J栏|门口|门上|门头|榜|板报?|海报|大厅|走廊|电视|横幅|屏|橱窗|名片|头衔|微信|网名|头像|工牌|胸牌|工作服|工衣)(?:里|上|上面|那里|这里|名|号)*(?:也|都|还|全)?"
    r"(?:贴|挂|写|印|刻|摆|放|有|登|播|是|叫|展示|公示|张贴|介绍|宣传)(?:着|了|过|的|出|满)*(?:是|一?[个张块幅]|很多|好多|几个|那些|我)*$"
)
_SIGN = re.compile(
    r"^(?:的(?:牌子?|名片|胸牌|工牌|故事|画像)|的?(?:牌匾|匾额?|照片|相片|海报|宣传栏|锦旗|铭牌|雕像|名单|光荣榜|专栏|事迹))(?!证)(?=$|[,了])"
)
_GOT = re.compile(r"(?:拿|攞|考|领|有|得|办|评|发)[^,]{0,4}$")
_CALLED = re.compile(
    r"(?:叫|喊|唤|称|称呼|尊称|戏称)(?:我|俺)(?:们)?(?:做|为|成|是|一声|个|一个|老)*[\u4e00-\u9fff]?$"
    r"|(?:绰号|外号|花名|诨名|网名|微信名|昵称|群名)(?:就)?(?:是|叫|系|改成)?$"
)
_HELD_UP = re.compile(
    r"(?:卡|拦|难|为难|刁难|限制|限|拖|耽误)(?:着|了|住|死)*(?:我们?|俺们?|咱们?|工人|人家|人|一线|O|的)*$"
)
_YEARS = re.compile(r"^(?:证)?(?:要|得|满|等|干|够)*[UZ]")
_YEARS_BEFORE = re.compile(r"[UZ](?:的)?$")
_ONLY_THEN = re.compile(
    r"^(?:证)?(?:[UZ])?(?:了|后|以后)?才(?:能|给|让|可以|准|许|行|够|算|有资格)"
    r"|^(?:证)?[UZ](?:的)?(?:这|那)?(?:个|种|一?条|项)?(?:条件|规定|要求|门槛|年限|政策|杠杠|杠子|限制|标准|说法)"
    r"|^(?:证)?[UZ](?:起步|起跳|打底|起)?(?:才行|起步|打底|起跳)"
)
_DEMANDS = re.compile(
    r"^(?:还|都|又|也|非|就|必须|一定|居然|竟然)*(?:得|要|非要|非得|凭什么|凭啥)(?:有|是|满|等|干|先)*$"
)
_INDIGNANT = re.compile(
    r"^(?:这|也|真|真是|实在|简直|是不是|那|谁|,)*(?:太|凭啥|凭什么|什么道理|坑|离谱|过分|苛刻|不合理|不公平|欺负|坑人|扯|受不了|受得了|熬不起|等不起|有没有道理|没道理|不讲理|荒唐)"
)
_TOO_MUCH = re.compile(
    r"^(?:这|那|这个|你们的?)?(?:个|种|条)?(?:条件|规定|要求|门槛|年限|限制)(?:也|真|实在|就|有点|是)*(?:太|苛刻|高|严|离谱|过分|不合理)"
)
_WORTH = re.compile(
    r"^(?:证书?|的)?(?:现在|其实|真|也|都|就|根本|有|个)*(?:是|等于|跟|成了|如同)?(?:一?张|一?本)?"
    r"(?:废纸|摆设|不值钱|白纸|(?:满|遍)(?:大街|街|地|天飞)|一抓一大把|烂大街|含金量|吃香|低人一等|不吃香|多的是|多得(?:很|是)|多如牛毛|少得(?:很|可怜)|比工程师|不如[STQA]|比不上[STQA])"
)
_IF_HAD = re.compile(r"^(?:就算|哪怕|即使|光|只)?有(?:个|了|本|张)?$")
_TO_NO_AVAIL = re.compile(r"^(?:证书?)?(?:也|都|又|还)(?:没|不|白)(?:用|顶用|管用|顶事|行|搭|值)|^(?:证书?)?也X")
_FIND_ME = re.compile(r"(?:安排|派|找|请|叫|推荐|介绍|联系|约)(?:一?下)?(?:一?[个位名])$")
_OF_YOURS = re.compile(
    r"^(?:你们?|您|那边|窗口|评委|专家|考评员|主持人)[^,我]{0,6}(?:是|有)(?:没有|不是)?(?:个|位|名)?$|^X(?:们)?(?:应该|估计)?(?:都|也|全)+(?:是|有)$"
)
_AGAIN = re.compile(r"^U又U")
_LEAST = re.compile(r"起步|起跳|打底")
_TAUGHT = re.compile(
    r"(?:教|带|培养|培训|指导|面试|考核|认识|接触|见|管|服务|招聘?)(?:出来|出|过)(?:的|了)?(?:很多|好多|不少|几个|许多|一批|一堆)?$"
)
_TRAINED = re.compile(
    r"(?:教|带|培养)出(?:来)?(?:过|的|了)?(?:很多|好多|不少|几个|许多|一批)*$|(?:很多|好多|许多|不少)$"
)
_MEASURED_BY = re.compile(
    r"(?:跟|和|同|与|比照|抵得上|抵|顶得上|顶|等于|等同于?|当作?)(?:个|一个|一本|那|真正的?|正规的?|国家的?)*$"
)
_ALIKE = re.compile(
    r"^(?:证书?)?(?:是|都|也|就|其实|基本|完全|全)*(?:X|一样|差不多|一个(?:级别|档次|等级|样|意思)|一回事|一码事|同级|平级|同等|没区别|没两样|冇分别|冇区别|等同|相当)"
)
"""电工证跟技师一样: another paper is measured by it."""
_COUNTED_FROM = re.compile(
    r"^(?:证书?)?(?:拿证|发证|到手|拿到|评上|考到)?(?:那一?天|那一?年|那时候?|那会儿?|的?(?:日期|时间))(?:开始|起)?(?:算|计|数)"
)
"""是从技师那天算，还是从高级工那天算: a rule is asked for."""
_NOT_WORTHY = re.compile(
    r"^(?:证)?,?(?:我|俺|那|这)*(?:可|真|实在|哪|是)*(?:不敢当|当不起|不配|担不起|攀不上|高攀不上)"
)
"""首席技师我可不敢当."""
_SAID_BEFORE = re.compile(
    r"(?:X|前面|刚才|刚刚|之前|上面|先前|开头)(?:我|俺)?(?:说|讲|填|写|报|打|提)(?:到|过)?的(?:那个|是)?$"
)
_IN_TRUTH = re.compile(r"^(?:其实|应该|实际上?|准确(?:地|的)?[说讲]|正确的)[^,]{0,4}(?:是|系|指)[^,]{0,6}[STQA]")
"""前面说的中级工，其实是中级职称."""
_AFTER_SUCH = re.compile(r"A(?:证)?(?:,|我|就|嘛|啊|呢|指的?|说的)*(?:是|指|指的是)(?:指|说|属于)?$")
_OF_THAT_KIND = re.compile(r"^(?:那|这)(?:种|个|类|边|系列)|^(?:系列|类|一类)")
"""高工是工程师那种: the second word says which of its meanings the first has."""
_WHICH_OF_TWO = re.compile(r"^(?:证书?|职称)?(?:还是|或者?是?|抑或|又或者)(?:是)?(?:个|的)?[STQA]")
_OR_THIS = re.compile(r"[STQA](?:证书?|职称)?(?:还是|或者?是?|抑或|又或者)(?:是)?(?:个|的)?$")
_NOT_KNOWN = re.compile(
    r"(?:记|想|搞|弄|分|说|讲|认)(?:不|唔)(?:得|清|起|准|来|到|明)|忘了?|不(?:知|晓|清楚|确定|记得)|唔(?:知|记得|清楚)|没印象|说不好"
)
"""副高还是正高记不得了: neither of the two is told."""
_PAPER_SAYS = re.compile(r"[K证](?:书)?(?:上|里|上面)?")


_BRINGS_IN = re.compile(
    r"^(?:证书?)?的?(?:[UDY]|每[年月]|按月|一次)?(?:大概|一般|能|可以|会|都|有|是|要)*"
    r"(?:补贴|津贴|补助|工资|奖励|待遇|奖金|涨薪?|加薪?|多?[发拿领给]|奖|补)[^,STQ]{0,6}(?:多少|几多|几百|几千|好多|几钱|多吗|高吗)"
)
_SPEAKS_OF_NOBODY = re.compile(r"^(?:请问|问下|问一下|那|那么|你们|现在|一般|,|广州|评上|考上|拿到|有了|考了|评了)*$")
"""技师一个月补贴多少钱: asked of anybody."""


def only_named(mention: Mention, scene: Scene) -> bool:
    """Tell whether a level is only named, and neither held nor denied."""
    clause = scene.clauses[mention.clause]
    before, after = scene.before(mention), scene.after(mention)
    if mention.kind == "A" and _AFTER_SUCH.search(before) and _OF_THAT_KIND.match(after):
        return True
    if clause.hypothetical or mention.kind == "A":
        return False
    self_said = bool(_SELF.search(before))
    if clause.question and before.endswith("从") and _COUNTED_FROM.match(after):
        return True
    if _NOT_WORTHY.match(after) or _put_otherwise(mention, scene, before, after):
        return True
    if _measures(mention, scene, before, after) or _one_of_two(before, after):
        return True
    if _shown(before, after, self_said=self_said) or _FIND_ME.search(before) or _OF_YOURS.match(before):
        return True
    if _CALLED.search(before) and not _PAPER_SAYS.search(before):
        return True
    if _TRAINED.search(before) and _TAUGHT.search(before):
        return True
    if _BRINGS_IN.match(after) and _SPEAKS_OF_NOBODY.match(before):
        return True
    if _WORTH.match(after) and not re.search(r"(?:我|我的|这本|这个)$", before):
        return True
    if _IF_HAD.match(before) and _TO_NO_AVAIL.match(after):
        return True
    return _demanded(mention, scene, before, after, self_said=self_said)


def _measures(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    beside = next((other.text for other in scene.mentions if other.place > mention.place), "")
    alike = _ALIKE.match(after)
    return bool(_MEASURED_BY.search(before) and alike and (alike[0][-1:] != "X" or beside == "一样"))


def _put_otherwise(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    following = scene.clauses[mention.clause + 1].text if mention.clause + 1 < len(scene.clauses) else ""
    return bool(not after.strip("证的") and _SAID_BEFORE.search(before) and _IN_TRUTH.match(following))


def _one_of_two(before: str, after: str) -> bool:
    either = _WHICH_OF_TWO.match(after) or _OR_THIS.search(before)
    return bool(either and _NOT_KNOWN.search(before + after))


def _shown(before: str, after: str, *, self_said: bool) -> bool:
    if _PAPER_SAYS.search(before) and not _SIGN.match(after):
        return False
    return bool(_SHOWN.search(before)) or bool(not self_said and _SIGN.match(after) and not _GOT.search(before))


def _demanded(mention: Mention, scene: Scene, before: str, after: str, *, self_said: bool) -> bool:
    """Tell whether the years beside a level are those that a rule asks for: 三年技师才给报, 技师三年这条件太苛刻."""
    long = bool(_YEARS.match(after) or _YEARS_BEFORE.search(before))
    if _HELD_UP.search(before) and long:
        return True
    if self_said or re.search(r"D", before):
        return False
    if _AGAIN.match(after) or (_LEAST.search(_said_length(mention, scene)) and not before):
        return True
    if _ONLY_THEN.match(after) or (long and re.match(r"^(?:证)?才(?:能|给|让|可以|准|许|行)", after)):
        return True
    following = scene.clauses[mention.clause + 1].text if mention.clause + 1 < len(scene.clauses) else ""
    if long and not before and _TOO_MUCH.match(following):
        return True
    return long and bool(_DEMANDS.match(before)) and (not following or bool(_INDIGNANT.match(following)))


def _said_length(mention: Mention, scene: Scene) -> str:
    """Return the words of the length that stands right behind a level."""
    return next((other.text for other in scene.mentions if other.place == mention.place + 1), "")


_HONOURED_HERE = re.compile(
    r"^(?:我们|咱们|俺们)?(?:厂里?|公司|单位|车间|班组?|集团|系统|行业|E|J)(?:里|内|这边|以前|之前|历史上|也|曾经?)*(?:出|走出|涌现|诞生)(?:过|了|来)?(?:一?[个位名]|几个|很多|不少)*$"
)


def only_shown(mention: Mention, scene: Scene) -> bool:
    """Tell whether an award or an honour is only shown, or somebody's of the firm: 光荣榜上有全国技术能手."""
    before, after = scene.before(mention), scene.after(mention)
    return (
        mention.kind == "H"
        and not scene.clauses[mention.clause].hypothetical
        and (bool(_HONOURED_HERE.match(before)) or _shown(before, after, self_said=bool(_SELF.search(before))))
    )


_TRIED = re.compile(
    r"[STQA](?:证)?(?:,|我|俺|足足|前后|整整)*(?:考|评|报|备考|冲|熬)了(?:足足|前后|整整|快|差不多|将近)*$"
)
_AT_LAST = re.compile(r"^(?:证)?(?:才|终于|总算)(?:考|评|拿|过|下来|到手|通过|批)")


def years_of_trying(length: Mention, scene: Scene) -> bool:
    """Tell whether a length is how long it took: 技师证考了三年才考到."""
    return bool(
        _TRIED.search(scene.skeleton[max(0, length.place - 16) : length.place]) and _AT_LAST.match(scene.after(length))
    )
