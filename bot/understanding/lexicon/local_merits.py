"""Contests and honours that no list can hold: of a firm, a town or a trade, by who held or gave them and what they are called."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.understanding.lexicon.vocabulary import CONTEST, HONOUR, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_HELD = r"(?:内部|里面|里头|里|内|级|(?:自己|一起)?(?:办|搞|组织|举办|举行|开展|比)的|自己的?|年度|每年的?|那次|那个|这个|那场|那届|的)"
_GIVEN = r"(?:内部|里面|里头|里|内|级|自己|[评给发颁选]的|评选的|评定的|授予的|\d{2,4}年?度?的?|年度|当年的?|历年的?|季度|的)"

_MODEL_WORKER = "劳模(?!工作室|创新)|劳动模范"


@cache
def _contest() -> re.Pattern[str]:
    local = read_file("awards")["local"]
    holders, branches, themes, names = (
        "|".join(sorted(local[part], key=len, reverse=True)) for part in ("holders", "branches", "themes", "names")
    )
    return re.compile(
        rf"(?:{holders}){_HELD}{{0,3}}(?:(?:{branches})的?)?(?:{themes}){{0,4}}(?:的)?(?:{names})"
        rf"|(?:{holders}){_HELD}{{0,3}}(?:(?:{branches})|(?:{themes})){{1,4}}赛(?!事|制|前|道|手)"
        rf"|(?:全国|国家级?)(?:的)?(?:{branches}){{1,2}}(?:的)?(?:{themes}){{0,4}}(?:{names})"
    )


@cache
def _honours() -> dict[str, re.Pattern[str]]:
    local = read_file("honours")["local"]
    names, models = ("|".join(sorted(local[part], key=len, reverse=True)) for part in ("names", "models"))
    patterns = {}
    for honour, givers in local["givers"].items():
        named = {"below_provincial": f"{names}|{models}", "other_provincial": names}.get(honour, _MODEL_WORKER)
        patterns[honour] = re.compile(
            rf"(?:{'|'.join(sorted(givers, key=len, reverse=True))})(?:{_GIVEN}{{0,3}}|(?:年年|去年|今年|前年|每年|连年|给我|也|都|又)?(?:评|选)(?:了|过|上)?我(?:当|为|是|做)?(?:个|了)?)(?:{named})(?:称号)?"
        )
    patterns["below_provincial "] = re.compile(
        rf"(?:{'|'.join(local['of_a_city'])}){_GIVEN}{{0,3}}(?:{names})(?:称号)?"
    )
    return patterns


def find(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield kind, value, begin and end of each."""
    for match in _contest().finditer(text):
        yield CONTEST, "other", *match.span()
    for honour, pattern in _honours().items():
        for match in pattern.finditer(text):
            yield HONOUR, honour.strip(), *match.span()
