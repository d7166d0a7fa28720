"""An answer that says there is nothing of what was asked for, however it is worded: 没空去考, 学历低评不了, 没搞过这些名堂.

With the question asked the burden of proof turns round: a clause that denies having, getting or doing, and denies
nothing else by name, is a no. Without the question the same words deny nothing (see `credentials.nothing` for that).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.credentials import nothing

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Scene

_NO = rf"(?:{nothing.NO}|从来没有?|从未|都没有?|也没有?|唔曾)"
_ADVERB = r"(?:真的?|真正|正经|正式|怎么|咋|啥|什么|都|也|就|还|过|那么|这么|太|有|得|被)"
_MEANS = (
    r"(?:能力|能耐|能|法子|法|办法|空|时间|工夫|功夫|精力|心思|心情|钱|机会|资格|条件|本事|水平|实力|底气|勇气|兴趣|打算|想法|想|门路|渠道|指标|名额|福气|"
    r"福分|运气|命|缘分?|那个?|这个?|个|的|去|来|敢|肯|缘|人|单位|公司|领导|组织|给|帮|替|让|叫|推荐|提名|安排|我们?|咱们?|俺|轮到|轮上|排上|选上)"
)
_LACKED = (
    r"(?:能力|能耐|机会|资格|条件|本事|水平|实力|底气|门路|渠道|指标|名额|福气|福分|运气|命|缘分?|资本|基础|底子|荣幸)"
)
_DO = r"(?:考取|考|参评|评|拿|报名|报|获得|获|得|取得|领|办|弄|搞|混|捞|沾|碰|摸|参加|申报|申请|参与|参赛|鉴定|认定|打|去|有|持|见|挣|整|接触|经历|体验|折腾|凑|涉足|涉及|上|当|入|进|露|玩|试|尝|做|干|学|沾染|关注|想(?=过))"
_ASPECT = r"(?:过|到手|到|上|成|着|下来|下|出来|的)?"
_NAMED = (
    r"(?:这|那|此|上述|以上|(?:你|您)(?:们)?(?:刚才|上面)?(?:说|讲|提|问|列)(?:到|过)?的|的|些|种|类|样|几个|几样|个|一套|一出|一行|回事|什么|任何|啥|哪怕|半|一|点|次|回|本|张|块|届|场|台|东西|玩意儿?|名堂|花样|花头|玩法|虚的|虚头巴脑|"
    r"大场面|场面|场合|台面|活动|事|机会|证书|证|本子|本本|奖状|奖项|奖牌|奖|荣誉|荣耀|称号|名头|头衔|表彰|职称|级别|等级|名次|比赛|大赛|竞赛|比武|赛事|赛|层次|级|经历|级别的|大|高|国家|全国|世界|省|消防师|注册类?|会计师|K|W|M|B)"
)
_END = r"(?:了|的|啊|呢|呀|啦|嘛|哈|哦|噢|呗|咯|喽|吧|哎|唉|干嘛|干啥| )*"
_CANNOT = (
    r"(?:评|考|报|申|拿|够|攀|轮|沾|摸|挨|搭|参加|申报|弄|搞|挤|排|比)(?:不|唔)(?:了|起|着|到|上|动|来|得)(?:我|咱|俺|那|这|个|种|边|号|们|的|人|工人)*"
    rf"|(?:不|唔)(?:够|具备|符合|达到|满足)(?:那个?|这个?|评|考|报|申报|报名|参评|的)*(?:资格|条件|格|门槛|标准|要求)(?:的)?(?:{_DO}{_ASPECT})?"
    rf"|(?:不|唔)(?:去|来|想|愿意?|肯|打算|准备|敢|爱|喜欢|高兴|稀罕|在乎|追求|图)*(?:{_DO}{_ASPECT}){{1,2}}"
    r"|(?:还)?(?:没|不|未)(?:有)?(?:到|够|满|达到|熬到)(?:那个?|这个?|能)?(?:评|考|报|申报|参评|参加)?的?(?:年限|年头|时候|时间|资格|条件|门槛|杠杠?|标准|级别|份上|火候)"
    rf"|懒得(?:去)?(?:{_DO}){{1,2}}"
)
_IDIOM = (
    r"(?:(?:没有?|未|冇|不曾|从没)(?:比|参|立|得|拿|获|考|评|领|受|当)过(?:什么|啥)?(?:赛|奖|功|证|级|职|牌|先进|劳模|注册证?)|(?<=[功奖赛证])受过奖){1,2}|(?:白板|白纸|白丁|光板|空白|零蛋|鸭蛋)(?:一块|一张|一个|一片)?|想都(?:没|不敢)想过?|[^,]{0,4}八字(?:都|还)?没(?:有)?一撇|(?:更|就更|甭|更不用|更别|别|不用|甭)(?:别)?(?:说|提)(?:什么|这|那|些|种|个|K|W|M|B|证书?|职称|奖|荣誉|比赛)*了?|门都没有|谈不上|说不上|免谈|别提|哪(?:里|儿)?(?:敢|配|懂|会|能|够|有|来|轮得?到)[^,?吗呢]{0,8}|"
    r"(?:[跟和与同]|对|离)(?:我|咱|俺)(?:们)?(?:这种|这样的?|工人|来说|可|也|都|就|有什么|有啥)*(?:没|无|不|太远|八竿子|关系)[^,?吗]{0,6}|不是(?:那|这|那个|这个)(?:块|号|种)?(?:料|人|材料)|(?:那|这)?(?:个|些)?(?:都|也)?(?:是)?(?:别人|人家|大学生|年轻人|领导|办公室|骨干)[^,?吗]{0,2}的(?:事情?|份)"
)
_DENIES = re.compile(
    rf"^[^?]{{0,16}}?(?:{_NO}{_ADVERB}{{0,3}}{_MEANS}{{0,6}}(?:{_DO}{_ASPECT}){{1,2}}|{_NO}{_ADVERB}{{0,3}}(?:那|这|个|么|什么|啥|的)*{_LACKED}|{_NO}{_ADVERB}{{0,3}}(?={_NAMED}|{_END}$)|{_CANNOT}){_NAMED}{{0,8}}{_END}$"
    rf"|^[^?]{{0,14}}?(?:{_IDIOM}){_END}$"
)
_SOMETHING_ELSE = re.compile(
    r"不见得|不一定|不至于|在意|(?:时间|空|工夫|兴趣)(?:填|聊|说|回|答|讲|陪)|网|没电|大学|你们(?!说|问|讲|提|列)|再|继续|往上|更高|以后|后来|别的|其他|其它|另外|除了?|发(?!明)|寄|批|审|断|停|转|换|丢|过期|记|忘|知道|清楚|晓得|听|问|懂|明白|确定|问题|关系户|错|事$|查|带|注意|印象|通知|消息|方案|"
    r"(?:没有?|未|无|不|冇)[^,]{0,3}(?:学历|论文|文凭|社保|合同|编制|工作|单位)|一直(?!没|未|都没|不|冇|忙|也没)|光|不光|不只|不止|不单|不仅|不但|不是没|不是说?没|没人不|几乎|差点|差一点|成绩|结果|没过$|过关|[一-龥]不[一-龥]?不|没有?(?:用|意见|办法$|法$|空$|时间$)"
)
_UNDECIDED = re.compile(
    r"(?P<aba>[\u4e00-\u9fff])[没不冇](?P=aba)|想想|想一想|让我想|吗|么$|怎么|咋办|咋整|能不能|有没有|是不是|算不算|如果|要是|正在|在考|在评|准备考|打算考|报了名|等结果|等证|公示"
)
_ATTEMPTED = re.compile(r"(?:没有?|未|不)(?:能)?(?:被)?(?:评|考|选|拿|报)(?:上|到|下|成|出来|下来|中)|没通过")


_LONGEST_HEADING = 8
_PASSED = re.compile(r"(?<![没未不])(?:考|评|通)(?:过|上|完|下来)了|还(?:没有?|未)(?:拿|发|领)")


def is_heading(clause: Clause) -> bool:
    """Tell whether a clause only takes up what was asked: 职称？ 比赛？"""
    return not clause.text.strip("WKMBAG这那种个些东西的事啊呢嘛吗你您说问我,") and len(clause.text) <= _LONGEST_HEADING


def disclaims(scene: Scene, *, tried: bool = False) -> bool:
    """Tell whether the answer denies what was asked for; if *tried*, 没评上 does not: it was applied for, in vain."""
    if any(clause.stop == "?" and not is_heading(clause) for clause in scene.clauses):
        return False
    return any(_denies(clause, scene, tried=tried) for clause in scene.clauses)


def is_of_something_else(text: str) -> bool:
    """Tell whether the words of a denial deny something that was not asked: 没上大学, 没在意过, 没时间填这些."""
    return bool(_SOMETHING_ELSE.search(text))


def _denies(clause: Clause, scene: Scene, *, tried: bool) -> bool:
    text = _spelled(clause, scene)
    if (
        _UNDECIDED.search(text)
        or _SOMETHING_ELSE.search(text)
        or _PASSED.search(scene.normal.text)
        or (tried and _ATTEMPTED.search(text))
    ):
        return False
    if any(
        mention.kind in "STQACPHNDUYZ" and not (mention.kind == "A" and scene.asking == "qualifications")
        for mention in clause.mentions
    ):
        return False
    return bool(_DENIES.match(text))


def _spelled(clause: Clause, scene: Scene) -> str:
    """Return a clause with what means nothing of ours written out; where qualifications were asked for their names are papers."""
    text = scene.spelled(clause)
    return text.replace("A", "K") if scene.asking == "qualifications" else text
