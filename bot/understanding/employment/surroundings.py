"""Whether a company that is named is only near, visited, spoken of or a namesake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.employment import hirings

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_BESIDE = re.compile(
    r"^(?:港区|厂区|总部|那边|码头)?(?:外面|旁边|附近|隔壁|对面|门口|边上|周边|O(?=的?(?:[JE]|[^,]{0,4}(?:楼|厂|公司|店|铺))|上班|做|干|工作))"
)
_OBTAINED_THERE = re.compile(
    r"^(?:里|那边|里面)?(?:的)?(?:时候|时|期间|那会儿?|那几年)?(?:就|才)?(?:考|拿|评|取得|获得|学|读|毕业|当兵|服役|发)(?!校|院|生)"
)
_BODY_THERE = re.compile(r"^(?:的)?(?:公安|派出所|海关|边检|海事|职工医院|医院|子弟|职工大学|党校|附属)")
"""白云机场海关, 地铁公安: an office of the state on its premises."""
_UNKNOWN_WHICH = re.compile(r"(?:不知道|不知|不清楚|分不清|搞不清|说不清|不晓得|不确定)[^,]{0,6}$")
_PART_OF_IT = re.compile(
    r"^(?:不过|但是?|只是|可是?|其实)(?:我)?(?:是|在)[^,]{0,3}(?:物业|设计院|设计|商贸|贸易|租赁|酒店|传媒|监理|咨询|广告|保险|培训学校|幼儿园|三产)[^,]{0,4}$"
    r"|^(?:就?是|在)?(?:物业|设计院?|商贸|传媒|监理|咨询|三产)(?:那|这)(?:一)?(?:块|边|头)的?$"
)
"""算是地铁的，不过是物业那边: of which company of the group it is stays open."""
_VISITED = re.compile(r"(?:坐|搭|乘|挤|参观|路过|去过|逛过|经过)(?:过|了|着)?$")
_OFFICE = re.compile(r"^[^,]{0,4}(?:部|科|处|室|J)")
_SPOKEN_OF = re.compile(
    r"(?:新闻|报纸|报道|电视|抖音|公众号|视频)(?:里|上)?(?:说|讲|写|报)?$|(?:看到|看见|见到|看过|刷到|查到|搜到)(?:了)?$|(?:[师人工友家伙员长他她EO们]|听|据)(?:说|讲|提|聊|谈|话)(?:起|到|过|了)?$"
)
_NAMED_BY_YOU = re.compile(
    r"(?<![是在])(?:跟|和|与|同)你们?(?:刚才|刚刚|之前|前面)?(?:说|讲|提|问|写)(?:到|起)?的(?:那个|这个|那家|这家)?$"
)
"""跟你说的那个数科没关系."""
_NEAR_IT = re.compile(r"(?:离|挨|靠近|紧邻|(?<!E)(?:隔壁|对面|旁边|附近)|路过|经过|家住|住)[^,在上]{0,6}$")
_PUT_THERE = re.compile(
    r"(?:材料|资料|表格?|证书?|复印件|东西|文件|包|书|伞|手机|钥匙|信|简历)[^,]{0,4}(?:放|送|交|寄|递|搁|存|落|丢|忘|投|发)(?:在|到|给|去|往)(?:了)?$"
)
"""我把材料放在港务大楼前台了."""
_A_CLASS = re.compile(r"^(?:也|都|应该|到底|究竟|就|难道|可)*算(?!在|得|我|下来|起来)[^,我]{2,}$")
"""技校老师也算专业技术人员吧: said of all of them."""
_NEARBY = re.compile(
    r"^(?:那边|这边|总部|厂区|大楼)?(?:很|挺|不|也|都|特别|就|才|还|有点|比较|蛮)*(?:近|远|隔|挨|靠|打交道|合作|签|没关系|没有关系|无关|业务|对接|往来|差不多|一样)"
)
_THING = re.compile(r"的[^,E]{0,3}(?:车|货|件|零件|设备|活|产品|订单|楼|柜子?|箱|船)(?:都|也|全|就|基本)*是$")
_THING_OF_IT = re.compile(
    r"^的(?:办公室|办公楼|大楼|地盘|楼|仓库|门店|地|产品|单子|订单|货|生意|广告|宿舍|大门|食堂(?!上班|做|干|工作))"
)
"""楼底下就是广州港的办公室, 修的车都是广汽的."""
_NAMESAKE = re.compile(
    r"^[^,E]{0,8}(?:名字|没有?关系|无关|不搭界|不是(?:同)?一(?:家|个|回事)|两(?:码|回)事|不沾边|没有?联系|听着像|叫法)"
)
"""跟那个数科名字像但没关系."""
_SPOKEN_TO = re.compile(r"(?<![跟告诉给问和同对向帮替请听])你们?(?![好看说问猜听知想])[^,我本]{0,6}$")
"""你们办公点在地铁…, 你是广汽的机器人吗: said of whoever is asked."""
_RIDDEN = re.compile(
    r"^(?:站)?(?:上(?![班面做工夜早白的])|里(?:听|看|刷)|[a-z]?出?口|几号|哪号|哪条|哪个|哪一|什么站|有没有到|能到|能不能到)"
)
_RIDDEN_BEFORE = re.compile(r"(?:刚|才|一)?(?:下|上|赶|等|挤|转|换乘)了?$")
_STATIONS = ("机场", "地铁", "港", "站", "铁路")
_TRAINS = ("地铁", "公交", "metro")
"""我刚下地铁, 地铁几号线: how one travels."""
_BOUGHT = re.compile(
    r"(?:(?:我|家里?|自己)?(?:开|坐|骑|修|买|卖|换|提|喷|装)的(?:都|全|也|就|车|基本)*是|(?:买|提|换|租|借|卖)(?:了|过)?(?:一|两|几)?[台辆部](?:新|二手|旧)?)$"
)
_STAFF_SAYS = re.compile(
    r"^(?:那边|公司|集团)?的?(?:人(?!力)|同志|领导|人事|hr|师傅|熟人)(?:都|就|也|又|跟我|同我|和我|给我)*(?:说|讲|告诉|建议|回复|通知|介绍|骗)|^(?:那边)?来(?:我们?|学校|厂里?|这)*[^,]{0,4}(?:招|宣讲|挖)"
)
"""广汽的人说可以直接认定."""
_OF_PUBLIC = re.compile(
    r"^的?(?:那个|这个|那份|那批|今年的?|最近的?)?(?:公示|公告|新闻|通报|通知|报道|海报|广告|杯|比赛)"
)
"""广州港那个公示里没我."""
_PASSED_THROUGH = re.compile(
    r"^(?:这边|那边|里)?(?:接(?![驳线电手班着])|送(?!货)|等|候车|候机|候船|转机|转车|换乘|坐|登机|安检|托运|走|出发|起飞)(?:人|客|飞机|朋友|一下|着|呢|$|,|[^,]{0,3}(?:人|机|车|船|朋友)(?:$|呢|,))"
)
"""在白云机场接人呢."""
_WAY_THERE = re.compile(
    r"^(?:站|那边|那里|大楼|总部)?(?:要|得|该|应该|是|可以|能|是不是)*(?:怎么|咋|点样|坐|搭|乘|转|在哪|从哪)[^,]{0,4}?(?:走|去|几号|哪|什么|[多几]|地铁|公交|大巴|的士|线|路|车)"
)
"""去白云机场坐几号线: the way to it is asked."""
_RIDER = re.compile(r"^(?:外卖)?的?(?:骑手|外卖员|送餐|配送员|单)")
_RIDES_FOR = re.compile(r"(?:送|跑|骑|接)$")
_PLATFORMS = ("美团", "饿了么", "滴滴", "货拉拉")
"""美团骑手: whose he is, the name of the platform does not say."""
_MARKET = re.compile(
    r"^(?:现在|今年|目前|一个月|一般|的)*(?:工资|待遇|福利|年终奖|薪水|薪资|社招|校招|招聘|招人|招不招|还招|好进)"
)
_TRIED_OUT = re.compile(r"^[^,E]{0,3}(?:实习|见习|参观|培训|打暑假工|打寒假工)(?:过|完|了一)")
_HEARD = re.compile(r"听(?:人|别人|他们|人家)?说|据说|网上")
_PEOPLE_THERE = re.compile(r"^(?:那边|这边|里面|里)?有(?:一?个|几个|人|位|很多|不少|没有)")


def is_hearsay(before: str, after: str) -> bool:
    """听说广汽…, 地铁那边有人评了."""
    return bool((_HEARD.search(before) and "我" not in before) or _PEOPLE_THERE.match(after))


def has_a_desk(before: str, after: str) -> bool:
    """坐广汽财务部, and not the bus of it."""
    return before.endswith("坐") and bool(_OFFICE.match(after))


def only_spoken_of(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    """Tell whether the words beside a company make it one of the world around the speaker."""
    following = scene.clauses[mention.clause + 1].text if mention.clause + 1 < len(scene.clauses) else ""
    return bool(
        _SPOKEN_OF.search(before)
        or _NAMED_BY_YOU.search(before)
        or is_of_the_world(mention, scene, before, after)
        or _NEAR_IT.search(before)
        or _BESIDE.match(after)
        or _PUT_THERE.search(before)
        or (not before and scene.asking != "employer" and _A_CLASS.match(after))
        or _BODY_THERE.match(after)
        or (_NEARBY.match(after) and not hirings.signs_with(before, after))
        or _NAMESAKE.match(after)
        or _THING.search(before)
        or (_THING_OF_IT.match(scene.normal.text[mention.end : mention.end + 6]) and "在" not in before)
        or _belongs_elsewhere(mention, scene)
        or _PART_OF_IT.match(following)
        or _UNKNOWN_WHICH.search(before)
        or (_VISITED.search(before) and not has_a_desk(before, after))
    )


def is_of_the_world(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    """Tell whether a name is what one rides, drives or buys, whose people speak, or what whoever is asked belongs to."""
    following = scene.clauses[mention.clause + 1] if mention.clause + 1 < len(scene.clauses) else None
    alone = not before and not after and following is not None and following.question and not scene.asking
    rides = mention.text in _TRAINS and (_RIDDEN.match(after) or (_RIDDEN_BEFORE.search(before) and not after))
    return bool(
        rides
        or is_spoken_to(before)
        or (_BOUGHT.search(before) and not after.startswith("的"))
        or _STAFF_SAYS.match(after)
        or _TRIED_OUT.match(after)
        or _OF_PUBLIC.match(after)
        or (re.search(r"[去到]$", before) and _WAY_THERE.match(after))
        or (mention.text in _PLATFORMS and (_RIDER.match(after) or _RIDES_FOR.search(before)))
        or (mention.text.endswith(_STATIONS) and _PASSED_THROUGH.match(after))
        or (scene.clauses[mention.clause].question and _MARKET.match(after))
        or (alone and following is not None and _MARKET.match(following.text))
    )


def is_spoken_to(before: str) -> bool:
    """Tell whether what follows is said of whoever is asked."""
    return bool(_SPOKEN_TO.search(before))


def _belongs_elsewhere(mention: Mention, scene: Scene) -> bool:
    """Tell whether a school or office is only where a certificate was got, or the head office of a company."""
    if mention.value[0] not in {"non_enterprise", "outside_guangzhou"}:
        return False
    if _OBTAINED_THERE.match(scene.after(mention)):
        return True
    company = any(
        other.kind == "E" and other.value[1] and 0 < mention.place - other.place <= 4
        for other in scene.clauses[mention.clause].mentions
    )
    return company and mention.value[0] == "non_enterprise" and len(mention.text) <= 4
