"""Parts of a year that have a name: 年底, 上半年, 春节前后, 第三季度, 夏天."""

from __future__ import annotations

import re
from datetime import date

from bot.understanding.temporal.intervals import Interval, add_months, day, months, shift
from bot.understanding.writing import numerals

FEAST = "春节|国庆|五一|暑假|中秋|元旦|清明|端午"
_DAYS = {
    "元旦": (1, 1), "三八": (3, 8), "妇女": (3, 8), "五一": (5, 1), "劳动": (5, 1), "五四": (5, 4), "青年": (5, 4), "六一": (6, 1),
    "儿童": (6, 1), "七一": (7, 1), "建党": (7, 1), "八一": (8, 1), "建军": (8, 1), "教师": (9, 10), "国庆": (10, 1), "双十": (11, 11),
    "双1": (11, 11), "圣诞": (12, 25),
}  # fmt: skip
_DAY_NAME = "元旦|三八妇女节|三八|妇女节|五一劳动节|五一|劳动节|五四青年节|五四|青年节|六一儿童节|六一|儿童节|七一|建党节|八一建军节|八一|建军节|教师节|国庆|双十一|双11|圣诞"
_NAMED_DAY = rf"(?:{_DAY_NAME})节?(?:那一?天|当天|当日|那日)|(?:三八妇女节|妇女节|儿童节|教师节|双十一|双11|圣诞)节?"
PART = rf"(?P<part>{_NAMED_DAY}|冬至(?:前后|那一?天|当天|当日|那日|节)?|(?:过(?:完|了)?)?(?:{FEAST})节?(?:之|以|过)?(?:前后|[前后])|过(?:完|了)(?:{FEAST})节?|{FEAST}|上半年|下半年|正月(?:里|间|头|初)?|年初(?!级)|年底|年末|年头|年尾|年中(?![级职])|初(?!级)|底|末|尾|中(?![级职间途专])|开春|入夏|入秋|入冬|春天|夏天|秋天|冬天|春季|夏季|秋季|冬季|第?[一二三四1-4]季度|q[1-4](?![\da-z])|春节|国庆|五一|暑假|中秋|元旦|清明|端午|[春夏秋冬])"
_PARTS = {
    "上半年": (1, 6), "下半年": (7, 12), "年初": (1, 3), "正月": (1, 3), "初": (1, 3), "年头": (1, 3), "年底": (10, 12), "底": (10, 12), "尾": (10, 12),
    "末": (10, 12), "年末": (10, 12), "年尾": (10, 12), "年中": (5, 8), "春天": (2, 5), "夏天": (5, 8), "秋天": (8, 11),
    "春季": (2, 5), "夏季": (5, 8), "秋季": (8, 11), "春节": (1, 2), "国庆": (10, 10), "五一": (4, 5), "暑假": (7, 8),
    "中秋": (9, 10), "元旦": (1, 1), "清明": (4, 4), "端午": (5, 6), "冬天": (11, 12), "冬季": (11, 12),
    "开春": (2, 4), "入夏": (5, 6), "入秋": (8, 10), "入冬": (11, 12), "中": (5, 8), "春": (2, 5), "夏": (5, 8), "秋": (8, 11), "冬": (11, 12),
}  # fmt: skip


def part_of_year(name: str, year: int) -> Interval:
    """Return the days of a part of a year."""
    if "季度" in name or name[0] == "q":
        quarter = numerals.parse(name.lstrip("第q")[0]) or 1
        return months(year, quarter * 3 - 2, quarter * 3)
    if name == "冬至前后":
        return months(year, 12, 12)
    if name.startswith("冬至"):
        return Interval(date(year, 12, 21), date(year, 12, 22))
    gone = re.match("过[完了]?", name)
    name = re.sub("后?$", "后", name[gone.end() :]) if gone else name
    named = _DAYS.get(name[:2])
    if named and (name[-1] in "天日" or name[:2] not in _PARTS):
        return day(date(year, *named)) if name[-1] in "天日" else months(year, named[0], named[0])
    first, last = _PARTS.get(name[:2], (0, 0))
    if name.endswith("前后"):
        return months(year, max(first - 1, 1), min(last + 1, 12))
    if name[-1] in "前后":
        return months(year, 1, last) if name[-1] == "前" else months(year, first, 12)
    if re.match(FEAST, name):
        return months(year, first, last)
    first, last = _PARTS[name]
    span = months(year, first, last)
    if name in {"冬天", "冬季", "冬"}:
        return Interval(span.earliest, shift(add_months(span.latest, 2), 0))
    return span
