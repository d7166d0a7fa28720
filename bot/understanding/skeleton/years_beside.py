"""Two digits and 年 right behind a certificate, no verb between, are a year of the calendar: 地铁的，高级工，22年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.understanding.skeleton.scene import Mention
    from bot.understanding.writing.normalise import Normalised

_LEAST = 10
"""Of fewer years people tell how long: 技师，8年."""
_LEVELS, _PAPERS = "STQA", "KW"
_THAT_KIND = re.compile(r"^(?:的|那|这|一|个|档|种|类|本)*$")
_STOP = re.compile(r"^[,、。:;/ (]+(?:是|系)?$")
_NOTHING = re.compile(r"^(?:证书?|职称)?$")
_ENDS = re.compile(r"^(?:吧|咯|喽)?(?:$|[,、。:;/ )!?])")
_OF_HIMSELF = re.compile(r"(?:我|当|做|干|是|系|搞|混|熬)[^,。;!? ]{0,6}$")
"""我技师19年 may be a length: whoever speaks of himself tells how long as well."""
_HEAD = 8


def settle(mentions: Sequence[Mention], normal: Normalised, today: date) -> None:
    """Take such a time for a date."""
    for place, time in enumerate(mentions):
        if time.kind == "Y" and time.time is not None and time.time.span is not None and place:
            year = time.time.span.earliest.year
            if today.year - today.year % 100 + _LEAST <= year <= today.year and _is_beside(mentions, place, normal):
                time.kind, time.time.kind = "D", "date"


def _is_beside(mentions: Sequence[Mention], place: int, normal: Normalised) -> bool:
    level, time = mentions[place - 1], mentions[place]
    end = level.end
    if level.kind in _PAPERS and place > 1:
        paper, level = level, mentions[place - 2]
        if not _THAT_KIND.match(normal.text[level.end : paper.start]):
            return False
    if level.kind not in _LEVELS or not (time.end in normal.breaks or _ENDS.match(normal.text[time.end :])):
        return False
    between = normal.text[end : time.start]
    if _STOP.match(between) or (_NOTHING.match(between) and time.start in normal.breaks):
        return True
    head = normal.text[max(0, level.start - _HEAD) : level.start]
    return bool(_NOTHING.match(between)) and not _OF_HIMSELF.search(head)
