"""Parts of a date recognised by their sound, where the figures beside them leave no other reading: 二一念九越."""

from __future__ import annotations

import re

_FIGURES = {
    "零": "零〇凌玲铃林临邻灵龄另令", "一": "一医衣依伊意易亿要腰", "二": "二两而尔儿耳", "三": "三叁伞散仨", "四": "四是事似死斯",
    "五": "五无舞午武屋", "六": "六流留刘溜", "七": "七期其气汽妻", "八": "八吧巴把爸", "九": "九就旧酒久救",
}  # fmt: skip
_SOUND = {character: figure for figure, characters in _FIGURES.items() for character in characters}
_FIGURE = "[" + "".join(_SOUND) + "]"
_TRUE = r"[\d零〇一二两三四五六七八九十]"
_YEAR = (
    r"(?:(?<!\d)\d{4}|(?<!\d)\d{2}|(?<![\d零〇一二三四五六七八九十])[二两]?[零〇]?[零〇一二][零〇一二三四五六七八九])"
)
_IN_FIGURES = re.compile(rf"(?<!{_TRUE})(?P<figures>[二两而]{_FIGURE}{{3}})(?=[年念连])")
_YEAR_WORD = re.compile(
    rf"(?:{_YEAR})(?P<year>[念连黏粘])(?=的?(?:{_TRUE}{{1,2}}[月越阅粤悦岳份]|[初底末]|[拿考评发领批取获办])|$|[,。])"
)
_MONTH_WORD = re.compile(rf"年的?{_TRUE}{{1,2}}(?P<month>[越阅粤悦岳])(?:份|分)?")
_DAY_WORD = re.compile(rf"月{_TRUE}{{1,3}}(?P<day>[好浩毫])(?!像|多|几|些)")
_LEAST_TRUE = 2


def repaired(text: str) -> str:
    """Return a text of the same length in which such parts are written rightly."""
    text = _IN_FIGURES.sub(_figures, text)
    for pattern, name, word in ((_YEAR_WORD, "year", "年"), (_MONTH_WORD, "month", "月"), (_DAY_WORD, "day", "号")):
        places = {match.start(name) for match in pattern.finditer(text)}
        if places:
            text = "".join(word if place in places else character for place, character in enumerate(text))
    return text


def _figures(match: re.Match[str]) -> str:
    said = match["figures"]
    if sum(bool(re.match(_TRUE, character)) for character in said) < _LEAST_TRUE:
        return said
    return "".join(_SOUND[character] for character in said)
