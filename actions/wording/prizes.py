"""What the document gives for a prize, to whoever asks before he tells that he won one: the rows of its table."""

from __future__ import annotations

import re

from actions.rules import Policy
from actions.wording.names import awards

_GIVES = re.compile(
    "(?:给|給|换|換|拿|发|發|颁|頒|对应|對應|得到|得|享|值|顶|頂|评|評|算)[^，。？！,?!]{0,6}(?:什么|什麼|甚麼|啥|乜|咩|哪|几级|幾級)"
)
_OTHER_CONTEST = re.compile("省|市|区|區|行业|行業|院校|学院|學院|公司|单位|單位|厂|廠|集团|集團")


def rewards(policy: Policy, text: str) -> str | None:
    """The rows of the prizes that a question names, and what else is demanded; ``None`` if it asks for nothing such."""
    if not _GIVES.search(text) or _OTHER_CONTEST.search(text):
        return None
    contests, prizes = awards()
    asked = [contest for contest, label in contests.items() if any(word in text for word in _words(policy, label))]
    won = [
        prize
        for prize, label in prizes.items()
        if any(word in text for word in (label, label[:-1] + "奖", label[:-1] + "獎"))
    ]
    if not asked and not won:
        return None
    for name, table in policy.tables.items():
        rows = [
            f"{contests[row['contest']]}{_row(row['quote'])}"
            for row in table.rows
            if row.get("contest") in (asked or contests) and row.get("prize") in (won or prizes)
        ]
        if rows:
            scope = _demanded_besides(policy, name)
            also = f"\n还要：{'；'.join(scope)}。" if scope else ""
            listed = "\n".join(rows)
            return f"{table.clause}写的是：\n{listed}{also}\n您够不够，我问几项就能算出来。"
    return None


def _words(policy: Policy, label: str) -> list[str]:
    """What a contest is called, here and in the glossary."""
    return [label, *(alias for entry in policy.glossary if entry.term == label for alias in entry.aliases)]


def _row(quote: str) -> str:
    """The words of a row: 铜牌：技师、中级职称."""
    prize, *given = quote.split("\t")
    return f"{prize}：{'、'.join(given)}"


def _demanded_besides(policy: Policy, table: str) -> list[str]:
    """What the pathways that give what the table says demand of employer and post."""
    paths = [path for path in policy.pathways if getattr(path.content.grants, "table", None) == table]
    return list(dict.fromkeys(condition.text for path in paths for condition in path.scope))
