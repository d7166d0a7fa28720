"""How exactly a length is told: 快三年, 三年不到, 少说也得有三年, 三年出头."""

from __future__ import annotations

import re

_BEFORE = {
    "near": "差一?[点些]{1,3}|快要|奔着?(?=[\\d两三四五六七八九十])|小(?=[两三四五六七八九十\\d]\\d?个?年(?!级))|快到|快有|快满|快够|快|就来(?:满|够)?(?=[\\d一两二三四五六七八九十])|将近|接近|临近|眼看|马上|差一点|差点|即将满|就要满|就快",
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
    "more": "有多[点些]?|多一点|多一些|多点|多些|多(?!少)|几(?!个)|有余|余|出头|有多|挂零|冒头|来(?!的|到|广|这|厂|了|穗|单位|公司|报到|当)",
    "above": "以上|朝上|往上|\\+|开外|打底|起步|起跳|保底|打不住|只多不少",
    "under": "不到(?![\\d一二两三四五六七八九十半])",
    "unmet": "(?:都|也|还|都还)?(?:没有?|未|不)(?:到|满|够|足)(?![\\d一二两三四五六七八九十半])",
    "around": "左右|上下|样子|的样子|这样子?",
    "full": "整(?!了|个)|足|满了|够了|足足的|满",
    "near": "差一点|差点|差几天|差几个月|不到一点|差一点点",
}
_WORDS_BEFORE = "|".join(words for words in _BEFORE.values())
_BETWEEN = "(?:有|也|都|得|要|是|个|了|吧|就|已经|已|,)"
"""What may stand between two such words, and before the number: 少说也得有, 差不多快."""
_WEIGHTIEST = ("minus", "unmet", "under", "near", "above", "spanning", "more", "just", "full", "around")
_BEFORE_WORDS = {name: re.compile(_BEFORE[name]) for name in _WEIGHTIEST}
_WORDS_AFTER = "|".join(f"(?P<suf_{name}>{words})" for name, words in _AFTER.items())


BEFORE = rf"(?P<pre>(?:(?:{_WORDS_BEFORE}){_BETWEEN}{{0,3}}){{0,3}})"
AFTER = rf"(?:{_WORDS_AFTER})?"


def of(match: re.Match[str]) -> str:
    """Return the name of the way in which a length was told, out of a match of `BEFORE` and `AFTER`."""
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
