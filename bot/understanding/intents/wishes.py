"""What somebody wants who tells his case and then, in the last words, what he is after: 想评个助工, 技师能考不."""

from __future__ import annotations

import re

from bot.understanding.writing.normalise import normalise

_LONGEST = 24
_END = re.compile(r"[,。!?~ ;]+$")
_LAST_CLAUSE = re.compile(r"[,。!?;]")
_TAG = r"(?:不|没|未|没有|吗|么|咩|吧|呢|否|了吧|了没|了没有|的吧|不能|不行|不可以)"
_CAN = r"(?:(?<![技功才智性职])能|可以|够|有资格|有戏|有份|有机会|轮得到|轮到我|早过了|达标|摸得着|看得见|行得通|走得通|进得去|来得及|[考评报拿升申]得)"
_STEPS = r"(?:考|评|报|申请|申报|拿|升|冲|转|换|认定|弄|办|搞|走|进|学|补|攞|聘)"
_ASKS = re.compile(
    rf"{_CAN}[^,没冇]{{0,10}}{_TAG}$|(?:行|成|中|得|可以|好使|管用)(?:吗|不|么|吧|咩|不行)$|(?P<aba>[报考评得拿升申够能行])(?:不|唔|没){{1}}(?P=aba)|{_STEPS}(?:得|不)?(?:了|到|上|成|下)?(?:不|没|吗|咩|未)$|(?:能|可以|该|可|好)[^,]{{0,6}}(?:什么|啥|哪|边|几级|咋)[^,]{{0,6}}$|"
    r"(?:可以|该|能)(?:怎么|点)(?:行|走|办|弄|搞)|(?:哪|边)(?:条|个)?路?(?:快|近|好)|有用(?:不|没|未|吗)$|next step|"
    r"(?:要不要|用不用|是不是|能不能|可不可以|够不够|行不行|有没有资格|算不算)[^,]{1,14}$|(?<![没不冇])(?<!没想过再)(?:下一步|接下来|往上|往后)(?![考评报走升爬]过)[^,没不]{0,4}(?:能|该|可以|怎么|咋|弄|报|考|评|走)[^,]{0,6}$|"
    r"^(?:那)?(?:我)?(?:该|要|得)?(?:怎么|咋|如何)(?:办|弄|走|搞|报|考|评|申请)[^,]{0,4}$|(?:会)?得[^,]{1,5}(?:还是|定|定是)[^,]{1,5}$"
)
_WANTS = re.compile(
    rf"(?<![没不未别莫])(?:想要?|打算|准备|计划|希望|争取|盼着|惦记着?|琢磨着?|寻思着?|谂住|考虑)(?!起|到|法|不)[^,没不]{{0,6}}{_STEPS}(?!过|了|到了|的)[^,了]{{0,12}}$|"
    r"想冲[^,]{0,20}$|(?:问一?下|问问|想问|请问|咨询|了解|求教)(?:一下|下|问)?(?!一下|下)[^,]{2,12}$|拟申[请报]|any options|可否|能否|是否|(?:门槛|杠子?|线)(?:我)?够(?:得)?(?:着|到)(?:没有?|不)$"
)
_LEFT_UNSAID = re.compile(r"(?:没|不|未|算了|放弃|以后再|暂时)[^,]{0,4}$")


def asked(text: str) -> bool:
    """Tell whether the last words of *text* are a wish to get on, or ask whether one can."""
    plain = _END.sub("", normalise(text).text)
    last = _LAST_CLAUSE.split(plain)[-1][-_LONGEST:]
    return bool(_ASKS.search(last) or (_WANTS.search(last) and not _LEFT_UNSAID.search(last)))
