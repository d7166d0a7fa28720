"""Labour dispatch, told by who signs the contract or pays: 合同签在人力公司，人在地铁."""

from __future__ import annotations

import re
from functools import lru_cache

_AGENCY = (
    r"(?:(?:劳务|劳派|派遣|外服)(?:服务|派遣)*(?:公司|机构|市场|单位|集团|中心|那边|那家)?"
    r"|(?:人力资源|人力|人才)(?:资源|服务|派遣|劳务)*(?:公司|机构|市场|单位|集团|中介)|南方人才|人力(?!资源部|部|处|科|的人)|人才(?!引进|中心|库|交流|服务|市场)|中介|职介所?)"
)
_PAPERS = r"(?:合同|协议|签约|签|工资|薪水|薪|发钱|社保|五险|公积金|劳动关系|人事关系|关系|名义|挂靠|挂名|雇|买保险)"
_SIGNED = re.compile(rf"{_PAPERS}[^,。;]{{0,14}}{_AGENCY}|{_AGENCY}[^,。;]{{0,10}}(?:{_PAPERS}|派|发的?工|交的?|管着?)")
_FILED = re.compile(r"档案[^,。;]{0,8}(?:劳务|派遣|人力公司|人力资源公司|外服|劳派)")
_DENIED = re.compile(rf"(?:不是|没|不|无|非|别|取消)[^,。;]{{0,5}}{_AGENCY}|{_AGENCY}[^,。;]{{0,4}}(?:没|不|无)")


@lru_cache(maxsize=64)
def told(text: str) -> bool:
    """Tell whether a text says that an agency signs or pays, whichever is said first."""
    match = _SIGNED.search(text) or _FILED.search(text)
    return bool(match) and not _DENIED.search(text)
