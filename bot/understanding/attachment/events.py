"""What a day that is said is the day of: a certificate, a step towards one, or something else in a life."""

from __future__ import annotations

import re
from functools import cache

from bot.understanding.lexicon import content, grammar

_DONE = "(?:了|的|过|完)?"
_AN_EXAMINATION = rf"考{_DONE}试(?!过|通过|合格|下来)|准备(?!好)|补的(?!考)"


def _any(kind: str) -> str:
    words = [str(word) for group in content.read_file("events")[kind].values() for word in group]
    return "|".join(
        word.replace("+", _DONE).replace("S", grammar.LEVEL) for word in sorted(words, key=len, reverse=True)
    )


_OBTAINED = rf"(?:{grammar.OBTAIN})(?:了|到|上|下来|下|的|取|出来|出|回来|回|过|K|证|本|[STQA])|到手|下来|下证|出证|发证|签发|颁发|成为|当上|持|有了|是了|过$|过了?[STQA]|日期|落款|(?:{grammar.OBTAIN})$"
_AT_THAT_TIME = re.compile(r"^(?:的|了)?(?:时候?|那[年会时阵]|当年|同年|前后|之际|前|以前|之前)")
_TIME = re.compile(r"[DUYZF]")
_NUMBER_LEFT = re.compile(
    r"^(?:我|已经|刚|满|虚岁|周岁|才|都|就|正好|有)*(?:\d|[一二三四五六七八九十]{2,3}(?![个天次本张级月]))"
)

_ON_PAPER = re.compile(r"(?:证|K|书|批文|文件|本本)上|发文|下了?的?文|红头|落款|日期|时间|签发|颁发|核发|印|写")
_AFTERWARDS = re.compile(r"聘书|聘期|聘任书|入库|录入|上网|存档")
_OF_A_STEP = re.compile(r"(?:评价|鉴定|考核|考试|评审|公示|报名|申报|受理)(?:的)?(?:日期|时间|日子)")
_IN_HAND = re.compile(r"到手|领|下来|下证|出证|发|批|拿|K")
_PASSED = re.compile(r"考|评|过|取|得")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<other>{_any('other')})|(?P<begun>{_any('begun')}|{_AN_EXAMINATION})|(?P<obtained>{_OBTAINED})"
    )


def happened(after: str) -> str | None:
    """Tell what the first event to the right of a date is: `other`, `begun`, `obtained` or nothing known.

    毕业时考的 is told of the certificate all the same: `obtained then`.
    """
    own = _TIME.split(after, maxsplit=1)[0]
    start, meanwhile = 0, False
    while match := _first().search(own, start):
        if match.lastgroup == "other" and _AT_THAT_TIME.match(own[match.end() :]):
            start, meanwhile = match.end(), True
            continue
        return "obtained then" if meanwhile and match.lastgroup == "obtained" else match.lastgroup
    return None


_DENIED = r"(?:哪(?:里|儿)?(?:敢|舍得|能|会|有(?:工夫|空|时间|机会))|不敢|没敢|舍不得|没有?|未曾?|冇|木有|不曾|不会|从[没未])(?:敢|舍得|怎么|真正?|正经|U|[一半][天日次回刻]|再|有)?"


@cache
def _break() -> re.Pattern[str]:
    return re.compile(rf"(?P<denied>{_DENIED}(?:{_any('break')}))|(?P<told>{_any('break')})")


def interrupts(text: str) -> bool:
    """Tell whether the words tell of a break in the work, and do not deny it."""
    return any(match["told"] for match in _break().finditer(text))


_ALL_ALONG = re.compile(
    r"^(?:没有?|冇|未有?|没得|从来没有?)(?:啊|呀|的|过|哦|,)*,(?:我|其实|都|就|,)*(?:[由从打]头[到至]尾|[由自从]始[至到]终|一直|一路|始终|从来|向来)(?:都|就|也)*(?:是|在|干|做|搞|从事)(?!考|评|办公室|后勤|管理|行政|别)[^,没不未冇]*$"
)
"""没有，从头到尾都是做供电: what there was not is a break."""


def went_on(skeleton: str) -> bool:
    """Tell whether a no is followed by what went on all the time, so that it is of a break."""
    return _ALL_ALONG.match(skeleton) is not None


def denies_breaks(text: str) -> bool:
    """Tell whether the words say that the work never stopped: 一天没歇, 从没离开过."""
    found = list(_break().finditer(text))
    return bool(found) and all(match["denied"] for match in found)


def beside_number(after: str) -> bool:
    """Tell whether a number that nothing has read follows: 今年33."""
    return bool(_NUMBER_LEFT.match(after))


def afterwards(words: str) -> bool:
    """Tell whether the words tell of what follows a certificate: 聘书拖到第二年才发."""
    return bool(_AFTERWARDS.search(words))


def rank(words: str) -> int:
    """Return how much a date told in these words is the date of the certificate: on paper, in hand, passed, else."""
    if _OF_A_STEP.search(words):
        return 1
    for place, pattern in enumerate((_ON_PAPER, _IN_HAND, _PASSED)):
        if pattern.search(words):
            return 3 - place
    return 0
