"""Words for people that no list can hold: 我们校长, 我健身教练, 那位焊工, 还有个小姑娘."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.understanding.lexicon import content

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERBAL = "是当做任干升兼作为叫说讲给跟和与听让被请找见带教问比像按从把在过了着有想要去考拿评报也都就还才又已的现目前以后来原曾刚只自这那第届学用到得帮替,。?!;:、"
"""What stands between 我 and a word for a person when it is not his owner that is named."""


@cache
def _pattern() -> re.Pattern[str]:
    people = content.read_file("people")
    functions, strangers = (
        "|".join(sorted(people[name], key=len, reverse=True)) for name in ("functions", "strangers")
    )
    places = "家里?|教研|教务|教学|这边|那边|这里|那里|单位|公司|车间|班组|班|组|厂里?|部门|科室|科|段里?|站里?|队里?|项目部|项目|学校|系里?|院里?|村"
    return re.compile(
        rf"(?:我|咱|俺)(?:们|哋)?(?:{places}){{0,2}}(?:的|嘅)?(?:{places})?(?P<owned>[^{_VERBAL}]{{0,4}}?(?:{functions}))(?![,。、]|$|员|出身|工程|师|室|证|岗)"
        rf"|(?P<shown>(?:那|这|有|某|另|另外|还有|来了|来过)一?位)(?!置|次|数|于|子|上)"
        rf"|(?<![我俺咱])(?P<introduced>(?:那|这|有|来了|来过|来)一?个[^{_VERBAL}]{{0,4}}?(?:{strangers}))"
    )


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of such words."""
    for match in _pattern().finditer(text):
        yield match.span(str(match.lastgroup))
