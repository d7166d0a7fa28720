"""What is still lacking to so many years: 还差两个月满三年, 再熬半年就五年了."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.temporal.intervals import Interval, add_months, shift
from bot.understanding.temporal.lengths import LONGEST_YEARS, NUMBER, YEAR, Duration
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_MOST_LACKING = 1000
_LACK = rf"(?:不到|不足|顶多|最多|大概|大约|差不多)?(?:{NUMBER}年[又零]?{NUMBER}个?月|{NUMBER}个[半多来把]月|少少|一?[点些]{{1,3}}|{NUMBER}(?:天|个月|个星期|个礼拜|周|年)|半个?月|半年|几天|个把月|一点点?)"
_SHORT_OF = re.compile(
    rf"(?:(?:[还就仲只再]|只要)?(?:[差争缺欠少]|要熬|要等|要干|要做|得等|得熬|要过|需要?)|再过|再有|还有|还要|再等|再干|再做|再熬|过)(?P<lack1>{_LACK})(?P<who>(?:,|[^。\d就才满到够]){{1,10}}(?=就|才))?(?:就|才|先|到|满|够|不够|没满|未满|便|有|能|整|足)+(?P<years1>{NUMBER})年"
    rf"|(?:离|距离?)(?:满|够)?(?P<years4>{NUMBER})年(?:还|就|只|仲|大概|也|都|,)*(?:差|欠|缺|争|少|有|剩|要)(?P<lack4>{_LACK})"
    rf"|[差争](?P<lack3>{_LACK})(?P<years3>{NUMBER})年|(?P<years2>{NUMBER})年(?:,?(?:还|就|只|仲)|,)?(?:差|欠|缺|争|少)(?P<lack2>{_LACK})",
)
_VAGUE_LACK = {"半个月": (8, 20), "半月": (8, 20), "半年": (138, 228), "几天": (2, 10), "个把月": (20, 50)}
"""How many days may be lacking."""
_LACK_UNITS = {
    "天": (1, 0),
    "个星期": (7, 0),
    "个礼拜": (7, 0),
    "周": (7, 0),
    "个月": (30.4375, 15),
    "年": (365.25, 90),
}
"""How many days a unit has, and by how many the round figure may be wrong."""


def find(text: str, today: date) -> Iterator[Duration]:
    """Yield the lengths of which something is lacking."""
    for match in _SHORT_OF.finditer(text):
        found = _short_of(match, today)
        if found:
            yield found


def _short_of(match: re.Match[str], today: date) -> Duration | None:
    which = next(name for name in "1432" if match[f"years{name}"])
    years, lacking = numerals.parse(match[f"years{which}"]), _lacking(match[f"lack{which}"])
    if years is None or lacking is None or not 0 < years <= LONGEST_YEARS:
        return None
    started = add_months(today, -years * YEAR)
    span = Interval(shift(started, lacking[0]), min(shift(started, lacking[1]), today))
    start = match.end("who") if match["who"] else match.start()
    return Duration(start, match.end(), span, (today - span.latest).days, "short")


def _lacking(word: str) -> tuple[int, int] | None:
    """Return the least and the most days that 还差两个月 may mean."""
    if less := re.match("不到|不足|顶多|最多", word):
        most = _lacking(word[less.end() :])
        return (1, most[1]) if most else None
    word = re.sub("^(?:大概|大约|差不多)", "", word)
    if word in _VAGUE_LACK:
        return _VAGUE_LACK[word]
    if re.match(r"一?[点些少]", word):
        return 1, 92
    if "年" in word and not word.endswith("年"):
        years, _, rest = word.partition("年")
        first, second = (
            _lacking(f"{years}年"),
            _lacking(rest.lstrip("又零").removesuffix("个月").removesuffix("月") + "个月"),
        )
        count = numerals.parse(years)
        return (count * 365 + second[0], count * 365 + second[1]) if first and second and count else None
    if word[-2:] in {"半月", "多月", "来月", "把月"} and word[-3] == "个":
        half = numerals.parse(word[:-3])
        return (half * 30 + 1, half * 30 + 30) if half else None
    unit = next(unit for unit in _LACK_UNITS if word.endswith(unit))
    count = numerals.parse(word.removesuffix(unit))
    if count is None or count > _MOST_LACKING:
        return None
    days, slack = _LACK_UNITS[unit]
    return max(round(count * days) - slack, 1), round(count * days) + slack
