"""Work for a hospital, a school, an office or another public institution, however it is named: 中山一院检验科, 黄埔海关的.

Names of institutions are endless, what they end in is not. An institution is also where people lie ill, hand in papers and
learn; so what speaks for work (a department, a job, a verb, 的 and nothing more) has to stand beside it.
"""

from __future__ import annotations

import re
from functools import cache

from bot.understanding.lexicon import content

_NAME = r"[^,。0-9A-Za-z去住陪送看问找跟和给被让叫听离隔没不要想读考毕接说修拿奖的在是系到于了就也都还]{0,8}?"
_LEAD = r"(?:^|[,的了]|在|是|系|喺|于|到|进了?|归|属|算|给|帮|替|我们?|咱们?|本人|现在|目前|如今|今|调去|分去|考去|一家|一间|一所|一个|间|所|家)"
_DEPARTMENT = (
    r"(?:[^,。没不去问说要让叫看住]{0,6}(?:科室|科|室|处|部|中心|车队|窗口|食堂|饭堂|后勤|总务|门诊|药房|药库|锅炉房|班组?|大队|中队|支队|"
    r"分局|站|机房|仓库|工厂|车间|基地|实验室))"
)
_JOB = (
    r"(?:医生|医师|大夫|护士长?|护师|药师|护工|护理员?|(?<!高级)(?<!高)技师(?!学院|证|[,。]?[一二三四五六七八九十\d]+年)|技士|检验员|实验员|化验员|辅警|民警|警察|交警|保安员?|保洁员?|司机|电工|水电工?|老师|教师|教员|"
    r"讲师|教授|辅导员|干部|科员|文员|文职|职工|教职工|职员|员工|工人|临聘|聘用制?|聘用工|合同工|合同制|编外|临时工|雇员|工勤|正式工|在编|有编|编制|事业编|校工|宿管|厨师|厨工|"
    r"花工|园丁|清洁工|维修工|维修员|机修工|校医|馆员|工程师|技工|技术员|工作人员|窗口人员|人员|的人)"
)
_WORK = (
    r"(?:上班|上(?:紧|着)?班|工作(?!站|人员说|证)|打(?:紧|着|份)?工|做事|干活|做(?:紧|着)?嘢|做工|返(?:紧|开)?工|教(?![师育授])[^,]{0,8}|任教|任职|就职|服役|服务|当差|值班|"
    r"开(?:车|救护车|公车|校车|警车|洒水车|垃圾车|环卫车|[^,]{1,4}车|电梯|锅炉|空调|制氧机|叉车|[^,会证门]{1,3}机)|(?:煎|配|抓|发)药|(?:管|修|维修|维护|搞|守|烧|扫|带)(?:理)?[^,过了完]{1,8}|"
    r"(?:当|做)(?!过|完|了|手术|检查|检验(?!的|员|工|$)|体检|核酸|透析|化疗|理疗|康复(?!师|科)|推拿(?!师)|针灸(?!师)|鉴定(?!员|工)|咨询|登记|公证|一次|个)[^,]{1,10}|干(?!什么|啥|嘛)[^,]{0,6})"
)
_INSIDE = r"(?:的|嘅|里面|里头|里边|里|下面|那边|这边|那里|度|本部|总部|院区|校区|[东南西北]院|[东南西北]区)*"
_AFTER = re.compile(
    rf"{_INSIDE}(?:{_DEPARTMENT}(?:里|里面)?(?:的|嘅)?(?:$|,|{_JOB}|{_WORK}|[^,。]{{1,4}}[员工师长士]的?(?:$|,))"
    rf"|[^,。没不看住去问说级]{{0,4}}{_JOB}(?:的|嘅)?(?:$|,)|[^,。没不看住去问说师人员长级]{{0,4}}{_WORK}的?(?:$|,|[^,]))"
)
_OF_IT = re.compile(r"(?:里|里面|那边|下面|系统)?(?:的|嘅|㗎)$")
_VISITED = re.compile(
    r"看病|看医生|住院|住着|躺|手术|体检|挂号|复查|复诊|化验单|生孩子|生仔|陪|照顾|探望|(?<!开)送|报名|交(?:材料|资料|表|上去|钱)|递(?:材料|交|了)|领(?:证|取|的)|开(?:证明|会)|打(?:了)?电话|"
    r"咨询(?!台)|问|投诉|举报|排队|办事(?!处)|(?<!街道)办(?:手续|证|理|的|下)|进修|培训(?!科|处|部|中心|师)|学习|读书|上学|毕业(?!就?进|后就?进|分|就?到|后就?到)|读的|考|发(?:的|了|证|过|给)|颁|拿的|拿了|评的|批(?:的|了|下)|认定|"
    r"(?<!跟你)(?<!实话)(?<!和你)(?<!老实)(?:说(?!实)|讲(?!师)|告诉)|通知|规定|要求|答复|回复|让我|叫我|不给|查|罚|评(?:的|了|过|上|审|定)|旁边|对面|隔壁|附近|后面|边上|门口|外包|承包|项目|工程(?!部|师|处|科|技术)|做配套|供货|供应商|客户|"
    r"装修|物业|保安公司|劳务|派遣|民营|私立|私人|民办|宠物|美容|整形|集团|公司|企业|工厂(?!里)|电话|地址|上班时间|几点|开门|有没有|算不算|以前|之前|原来|曾经?|从前|早年|那时|当时|去过|来过|辞|退伍|转业|退役|离开|出来|想|打算|准备|希望|应聘|面试|"
    r"差点|如果|要是|读|念|(?<!大)学生|在校|徒弟|学徒|实习|见习|规培"
)
_ENTERED = re.compile(r"(?:进了?|分到了?|考到|考进|调到|调进|招进|入职了?|分配到)$")
_BARE = re.compile(r"(?:我|我们|本人|现在|目前)*(?:就?是)?(?:现在)?在")
_NO_PLACE_TO_BE = re.compile(r"(?<!医)(?<!学)(?<!法)(?:院|所|局|馆|海关|街道办|部队|边检|队)")
"""我在质检院: who says so works there; 我在医院 may lie there."""


def works_at(text: str) -> bool:
    """Tell whether a clause says that somebody works for an institution."""
    name = _named().search(text)
    if name is None or _VISITED.search(text):
        return False
    after = text[name.end() :]
    if not after:
        alone = _BARE.fullmatch(text[: name.start("name")]) and _NO_PLACE_TO_BE.search(name["name"][-3:])
        return bool(alone or _ENTERED.search(text[: name.start("name")]))
    return bool(_AFTER.match(after) or _OF_IT.match(after))


@cache
def _named() -> re.Pattern[str]:
    """Return what leads to an institution, its name, and the kind in which the name ends."""
    kinds = content.read_file("employers")["institution_kinds"]
    words = "|".join(content.longest_first(re.escape(word) for word in kinds["words"]))
    patterns = "|".join(kinds["patterns"])
    but = "|".join(kinds["but"])
    return re.compile(rf"{_LEAD}(?P<name>{_NAME}(?:{patterns}|{words}))(?!{but})")
