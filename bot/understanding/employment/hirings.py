"""Whether somebody works for a company after 给, 跟, 帮: 给一个老板干了十年, 跟港集团直接签的合同."""

from __future__ import annotations

import re

_HIRED_BY = re.compile(r"(?:给|帮|替|跟|跟着|为)(?:一个|一家|个|家|人家|那个)?$")
_HIRED_TO = re.compile(
    r"^(?:的|那边|那儿|那里|这边|这儿|这里|里|企业|公司|集团|国企)*(?:(?:拧|干|做|修|开|焊|打)了?[^,]{0,4}U|打工|打份工|上班|卖命|卖力|做事|做工|扛活|当[^,]{1,6}$|(?:干|做)(?:活|事|工)?(?:了|的)?$)"
)
_THE_FIRM = re.compile(r"厂|公司|我们|单位")
_SIGNED = re.compile(
    r"^(?:公司|总部|本部|集团)?(?:(?:下面|旗下|下属|底下)的?(?:一?[家个间])?[^,没不]{0,4}公司)?(?:直接|直|正式|都|是)*(?:签|订|有(?:劳动)?合同)"
)


def works_for(before: str, after: str) -> bool:
    """Tell whether it is the speaker who works for it, and not his firm."""
    return is_hired_by(before) and bool(_HIRED_TO.match(after)) and not _THE_FIRM.search(before)


def is_hired_by(before: str) -> bool:
    """Tell whether 给, 帮, 跟 leads to the company."""
    return bool(_HIRED_BY.search(before))


def signs_with(before: str, after: str) -> bool:
    """我是跟港集团直接签的合同: employed by it."""
    return before.endswith(("跟", "和", "与", "同")) and bool(_SIGNED.match(after))
