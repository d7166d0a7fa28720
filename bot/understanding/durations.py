"""Lengths of time ("快三年", "三年零两个月", "第四个年头") as intervals of the day they began."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.understanding import intervals, numerals
from bot.understanding.intervals import Interval, add_months, ago, shift

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_YEARS = 60
"""Nobody has worked, or held a certificate, for longer."""

_YEAR = 12
_MOST_LACKING = 1000
_AT_LEAST = 10
"""三年以上 may be many more; ten more change no decision, and show better than a lifetime."""
_OLDEST_YEAR, _LAST_YEAR = 1900, 2100
"""2018年左右 is a year and no length."""
_NUMBER = rf"(?:\d{{1,9}}(?:\.\d)?|[{numerals.CHINESE}]{{1,5}})"

_BEFORE = {
    "near": "差一?[点些]{1,3}|快要|奔着?(?=[\\d两三四五六七八九十])|小(?=[两三四五六七八九十\\d]\\d?个?年(?!级))|快到|快有|快满|快够|快|将近|接近|临近|眼看|马上|差一点|差点|即将满|就要满|就快",
    "unmet": "还没有满|没有满|还没满|没满|未满|不满|还不够|不够|没够|未够|还没够|还没到|没到|未到|没有到|还没有到|还没足",
    "under": "还不到|不到|不足|少于|不超过|小于",
    "more": "(?:已|早)?逾|超(?!过)|过(?=[\\d一两三四五六七八九十]{1,3}年了)",
    "above": "超过了?|至少|最?起码|(?:往)?少了?说|怎么(?:着|说|算)?(?:也|都)|再怎么(?:着|说)?也|不止|不少于|大于|多于|最少",
    "just": "刚刚过了?|刚过了?|刚好过了?|刚刚满|刚满|刚好满|刚好够|刚够|刚好|正好满|正好|刚到|刚刚好|刚刚够|刚刚|刚",
    "full": "整整?|(?:都|已经|早就?|也)过了?|已经满了?|已满|满了?|够了?|足足|足|整整|满足|实打实|到了",
    "around": "差不多有?|大概有?|大约有?|约莫?|估计有?|可能有?|近|好像有?|应该有?|大致|左右",
    "spanning": "头尾算?|前后|首尾|头头尾尾|连头带尾|跨",
    "minus": "负|-",
}
_AFTER = {
    "more": "有多[点些]?|多一点|多一些|多点|多些|多(?!少)|几(?!个)|有余|余|出头|有多|挂零|冒头|来",
    "above": "以上|朝上|往上|\\+|开外",
    "under": "不到",
    "unmet": "(?:都|也|还|都还)?(?:没有?|未|不)(?:到|满|够|足)",
    "around": "左右|上下|样子|的样子|这样子?",
    "full": "整(?!了|个)|足|满了|够了|足足的|满",
    "near": "差一点|差点|差几天|差几个月|不到一点|差一点点",
}
_PRE = "|".join(words for words in _BEFORE.values())
_LINK = "(?:有|也|都|得|要|是|个|了|吧|就|已经|已|,)"
"""What may stand between two such words, and before the number: 少说也得有, 差不多快."""
_WEIGHTIEST = ("minus", "unmet", "under", "near", "above", "spanning", "more", "just", "full", "around")
_BEFORE_WORDS = {name: re.compile(_BEFORE[name]) for name in _WEIGHTIEST}
_SUF = "|".join(f"(?P<suf_{name}>{words})" for name, words in _AFTER.items())

_CORE = rf"""
    (?P<ordinal>第)?
    (?:
      (?P<half_year>大半年|小半年|半年|一年半载|年半(?!载))
    | (?P<low>[一二两三四五六七八]|二?十[一二三四五六七八])(?P<high>[两二三四五六七八九])(?P<range_unit>个?年|个月)
    | (?P<low_digit>\d{{1,2}})[-~到至](?P<high_digit>\d{{1,2}})(?:个)?(?P<digit_range_unit>年|月)
    | (?P<tens>[一二三四五]?十|\d0)(?P<tens_more>多|几|来)个?(?P<tens_unit>年|月)
    | (?P<years>{_NUMBER})(?P<plus>\+)?个?(?P<year_word>年头|周年|年|载)(?P<half>半)?
        (?P<and_some>[又零加带外多挂,]{{0,2}}(?:几|好几|若干|[两二]三)(?:个月|天)|[又零加带外]{{0,2}}个把月|带点|[挂有]零|零点)?
        (?:[又零加带外]{{0,2}}(?P<months>{_NUMBER})个(?P<half_month>半)?月(?!份))?
        (?:[又零加带外]{{1,2}}(?P<more_days>{_NUMBER})[天日])?
    | (?P<only_months>{_NUMBER})个(?P<only_half_month>半)?(?P<month_more>多)?月(?!份)
    | (?P<half_a_month>半个月)
    | (?P<rough>百[来十把]来?|几十|[二三四五六七八九]?十[来几多]|[一两二三四五]百[来几多])天
    | (?P<about_a_month>个把月|大半个月)
    | (?P<weeks>{_NUMBER})个?(?P<more_weeks>[多几来])?(?:星期|礼拜|周)(?!年)
    | (?P<days>{_NUMBER})天
    )
"""
_PATTERN = re.compile(rf"(?P<pre>(?:(?:{_PRE}){_LINK}{{0,3}}){{0,3}}){_CORE}(?:{_SUF})?(?P<done>了)?", re.VERBOSE)

_ROUGH_DAYS = {"百来": 100, "百十": 110, "百把": 100, "几十": 50}

_LACK = rf"(?:{_NUMBER}年[又零]?{_NUMBER}个?月|{_NUMBER}个半月|少少|一?[点些]{{1,3}}|{_NUMBER}(?:天|个月|个星期|个礼拜|周|年)|半个?月|半年|几天|个把月|一点点?)"
_SHORT_OF = re.compile(
    rf"(?:(?:[还就仲只再]|只要)?(?:[差争缺欠少]|要熬|要等|要干|要做|得等|得熬|要过|需要?)|再过|再有|还有|还要|再等|再干|再做|再熬|过)(?P<lack1>{_LACK})(?P<who>(?:,|[^。\d就才满到够]){{1,10}}(?=就|才))?(?:就|才|先|到|满|够|不够|没满|未满|便|有|能)+(?P<years1>{_NUMBER})年"
    rf"|[差争](?P<lack3>{_LACK})(?P<years3>{_NUMBER})年|(?P<years2>{_NUMBER})年(?:,?(?:还|就|只|仲)|,)?(?:差|欠|缺|争|少)(?P<lack2>{_LACK})",
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


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: where it is said, when it began if it ends today, how many days it is."""

    start: int
    end: int
    began: Interval | None
    days: int = 0
    qualifier: str = "bare"
    years: int | None = None


def find(text: str, today: date) -> Iterator[Duration]:
    """Yield the durations said in *text*, in order; `began` is None for an impossible one."""
    for match in _SHORT_OF.finditer(text):
        found = _short_of(match, today)
        if found:
            yield found
    for match in _PATTERN.finditer(text):
        found = _read(match, today)
        if found:
            yield found


def _short_of(match: re.Match[str], today: date) -> Duration | None:
    which = next(name for name in "132" if match[f"years{name}"])
    years, lacking = numerals.parse(match[f"years{which}"]), _lacking(match[f"lack{which}"])
    if years is None or lacking is None or not 0 < years <= LONGEST_YEARS:
        return None
    started = add_months(today, -years * _YEAR)
    span = Interval(shift(started, lacking[0]), min(shift(started, lacking[1]), today))
    start = match.end("who") if match["who"] else match.start()
    return Duration(start, match.end(), span, (today - span.latest).days, "short")


def _lacking(word: str) -> tuple[int, int] | None:
    """Return the least and the most days that 还差两个月 may mean."""
    if word in _VAGUE_LACK:
        return _VAGUE_LACK[word]
    if re.match(r"一?[点些少]", word):
        return 1, 60
    if "年" in word and not word.endswith("年"):
        years, _, rest = word.partition("年")
        first, second = (
            _lacking(f"{years}年"),
            _lacking(rest.lstrip("又零").removesuffix("个月").removesuffix("月") + "个月"),
        )
        count = numerals.parse(years)
        return (count * 365 + second[0], count * 365 + second[1]) if first and second and count else None
    if word.endswith("个半月"):
        half = numerals.parse(word.removesuffix("个半月"))
        return (half * 30 + 5, half * 30 + 30) if half else None
    unit = next(unit for unit in _LACK_UNITS if word.endswith(unit))
    count = numerals.parse(word.removesuffix(unit))
    if count is None or count > _MOST_LACKING:
        return None
    days, slack = _LACK_UNITS[unit]
    return max(round(count * days) - slack, 1), round(count * days) + slack


def _qualifier(match: re.Match[str]) -> str:
    after = next((name for name in _AFTER if match["suf_" + name]), None)
    before = next((name for name in _WEIGHTIEST if _said_before(name, match)), None)
    if match["and_some"]:
        return "more"
    if after in {None, "around", "full"} and before not in {None, "around", "full", "just"}:
        return str(before)
    return after or before or ("full" if match["plus"] else "bare")


def _said_before(name: str, match: re.Match[str]) -> bool:
    start, end = match.span("pre")
    found = _BEFORE_WORDS[name].search(match.string, start) if start < end else None
    return bool(found) and found is not None and found.end() <= end


def _read(match: re.Match[str], today: date) -> Duration | None:
    qualifier = _qualifier(match)
    span: Interval | None
    years: int | None = None
    if match["ordinal"] and not match["years"]:
        return None
    if qualifier == "minus":
        return Duration(match.start(), match.end(), None, 0, "minus")
    if match["half_year"]:
        span, nominal = _half_year(match["half_year"], qualifier, today), 547 if match["half_year"] == "年半" else 182
    elif match["range_unit"] or match["digit_range_unit"]:
        return _range(match, qualifier, today)
    elif match["tens"]:
        return _tens(match, today)
    elif match["years"]:
        return _years(match, qualifier, today)
    elif match["only_months"]:
        count = numerals.parse(match["only_months"])
        if count is None or count > LONGEST_YEARS * _YEAR:
            return None
        if match["month_more"]:
            qualifier = "more"
        span = _window(count, 1, qualifier, today)
        if match["only_half_month"]:
            span = Interval(shift(span.earliest, -15), shift(span.latest, -15))
        nominal = round(count * 365 / 12) + (15 if match["only_half_month"] else 0)
    else:
        exact = _exact_days(match)
        if exact is None:
            return None
        nominal = exact
        slack = 3 if match["weeks"] else 0
        exact += 3 if match["more_weeks"] else 0
        slack = (
            max(exact // 6, slack)
            if match["rough"] or match["more_weeks"] or match["about_a_month"] or qualifier == "around"
            else slack
        )
        span = Interval(shift(today, -exact - slack), shift(today, slack - exact))
    return Duration(match.start(), match.end(), span, nominal, qualifier, years)


def _exact_days(match: re.Match[str]) -> int | None:
    if match["half_a_month"]:
        return 15
    if match["about_a_month"]:
        return 30
    if match["rough"]:
        return _ROUGH_DAYS.get(match["rough"][:2]) or numerals.parse(match["rough"].rstrip("来几多"))
    count = numerals.parse(match["weeks"] or match["days"])
    if count is None:
        return None
    count *= 7 if match["weeks"] else 1
    return count if count <= LONGEST_YEARS * 366 else None


def _half_year(word: str, qualifier: str, today: date) -> Interval:
    ends = {"大半年": (12, 6), "小半年": (6, 3), "一年半载": (18, 6), "半年": (8, 4), "年半": (21, 15)}
    if word == "半年" and qualifier == "more":
        return ago(today, months_from=10, months_to=6)
    if word == "半年" and qualifier in {"near", "under", "unmet"}:
        return Interval(shift(add_months(today, -6), 1), add_months(today, -3))
    start, stop = ends[word]
    return ago(today, months_from=start, months_to=stop)


def _range(match: re.Match[str], qualifier: str, today: date) -> Duration | None:
    if match["range_unit"]:
        tens, low_word = match["low"][:-1], match["low"][-1]
        base = (numerals.parse(tens) or 0) if tens else 0
        low, high = numerals.digit(low_word), numerals.digit(match["high"])
        unit = match["range_unit"]
    else:
        base, unit = 0, match["digit_range_unit"]
        low, high = int(match["low_digit"]), int(match["high_digit"])
    if low is None or high is None or not low < high <= low + 5:
        return None
    if match["range_unit"] and high != low + 1:
        return None
    months = _YEAR if "年" in unit else 1
    low, high = (base + low) * months, (base + high) * months
    if high > LONGEST_YEARS * _YEAR:
        return Duration(match.start(), match.end(), None, 0)
    half = months // 2
    span = ago(today, months_from=high + max(half, 1), months_to=max(low - half, 0))
    if qualifier == "above":
        span = Interval(add_months(today, -high - _AT_LEAST * _YEAR), add_months(today, -low))
    elif qualifier in {"under", "unmet"}:
        span = Interval(shift(add_months(today, -high), 1), today if qualifier == "unmet" else span.latest)
    return Duration(match.start(), match.end(), span, round((low + high) / 2 * 30.4), "range")


def _tens(match: re.Match[str], today: date) -> Duration | None:
    count = numerals.parse(match["tens"])
    if count is None or count > LONGEST_YEARS:
        return None
    if match["tens_unit"] == "月":
        span = ago(today, months_from=count + 9, months_to=count)
    elif match["tens_more"] == "来":
        span = ago(today, months_from=(count + 3) * _YEAR, months_to=(count - 2) * _YEAR)
    else:
        span = Interval(shift(add_months(today, -(count + 10) * _YEAR), 1), add_months(today, -count * _YEAR))
    return Duration(match.start(), match.end(), span, count * 365, "more")


def _years(match: re.Match[str], qualifier: str, today: date) -> Duration | None:
    text = match["years"]
    if "." in text:
        whole, _, fraction = text.partition(".")
        months, grain = int(whole) * _YEAR + round(int(fraction) * 1.2), 6
        count: int | None = int(whole)
    else:
        count = numerals.parse(text)
        months, grain = (count or 0) * _YEAR, _YEAR
    if count is None:
        return None
    if (_OLDEST_YEAR <= count <= _LAST_YEAR and len(text) == len("2021")) or text[0] in "0零〇":
        return None
    if count > LONGEST_YEARS or (count == 0 and not months):
        return Duration(match.start(), match.end(), None, 0, qualifier, count)
    if match["ordinal"]:
        span = Interval(shift(add_months(today, -count * _YEAR), 1), add_months(today, -(count - 1) * _YEAR))
        return Duration(match.start(), match.end(), span, (count - 1) * 365, "ordinal", count)
    if qualifier == "spanning":
        span = intervals.year(today.year - count + 1)
        return Duration(match.start(), match.end(), span, (count - 1) * 365, qualifier, count)
    if match["half"]:
        months, grain = months + 6, 6
    if match["months"]:
        extra = numerals.parse(match["months"])
        if extra is None or extra >= 24:
            return None
        months, grain = months + extra, 1
    if match["more_days"]:
        span = intervals.day(shift(add_months(today, -months), -min(numerals.parse(match["more_days"]) or 0, 400)))
        return Duration(match.start(), match.end(), span, (today - span.latest).days, "exact", count)
    span, some = _window(months, grain, qualifier, today), grain / 4 if qualifier == "more" else 0
    return Duration(match.start(), match.end(), span, round((months + some) * 365 / 12), qualifier, count)


def _window(months: int, grain: int, qualifier: str, today: date) -> Interval:
    """Return the days on which something that has lasted for *months* may have begun.

    A bare round figure straddles its own anniversary, so that nothing is decided by it where the day matters.
    """
    anniversary = add_months(today, -months)
    after = shift(anniversary, 1)
    if qualifier == "near":
        return Interval(after, add_months(today, -max(months - min(grain, 6), 0)))
    if qualifier == "under":
        return Interval(after, add_months(today, -max(months - grain, 0)))
    if qualifier == "unmet":
        return Interval(after, today)
    if qualifier == "just":
        return Interval(add_months(today, -months - 2), anniversary)
    if qualifier in {"more", "full"}:
        return Interval(shift(add_months(today, -months - grain), 1), anniversary)
    if qualifier == "above":
        return Interval(add_months(today, -months - _AT_LEAST * _YEAR), anniversary)
    if grain == 1:
        return Interval(shift(anniversary, -15), shift(anniversary, 15) if months else today)
    return ago(today, months_from=months + grain // 2, months_to=max(months - grain // 2, 0))
