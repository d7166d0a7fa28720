"""The words of the results: ids for programs, Chinese for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policy_rules.decision import Status
from policy_rules.policy.model import Pathway, Policy, ReportedCondition

STATUS_WORDS: Mapping[Status, str] = {
    "open": "可以申报",
    "not_yet": "还差时间",
    "closed": "条件不符",
    "unknown": "还缺信息",
}
FIELD_WORDS = {
    "status": "结论",
    "earliest": "最早哪天",
    "earliest_sure": "最迟哪天",
    "missing": "还要知道",
    "unmet": "不符合的条件",
    "personal_status": "只看个人条件",
    "personal_earliest": "只看个人条件最早哪天",
    "personal_earliest_sure": "只看个人条件最迟哪天",
    "already_held": "已有这一级",
}
LIST_SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Wording:
    """How results are written.

    Attributes:
        policy: the policy whose pathways, conditions and facts are named.
        chinese: whether headings, statuses and facts are written in Chinese.
    """

    policy: Policy
    chinese: bool

    def heading(self, pathway: Pathway, field: str) -> str:
        """The heading of a column."""
        return f"{pathway.content.title}：{FIELD_WORDS[field]}" if self.chinese else f"{pathway.id}.{field}"

    def row(self) -> str:
        """The heading of the row numbers."""
        return "行" if self.chinese else "row"

    def status(self, status: Status) -> str:
        """A status."""
        return STATUS_WORDS[status] if self.chinese else status

    def missing(self, names: tuple[str, ...]) -> str:
        """What has to be known."""
        label = self.policy.declarations.label
        return LIST_SEPARATOR.join(label(name) if self.chinese else name for name in names)

    @staticmethod
    def unmet(conditions: Sequence[ReportedCondition], mask: int) -> str:
        """The conditions that are known to fail, in the words of the policy."""
        texts = [one.text for place, one in enumerate(conditions) if mask >> place & 1]
        return "；".join(dict.fromkeys(texts))
