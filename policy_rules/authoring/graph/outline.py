"""A pathway as a picture needs it: what is asked of employer and post, of the person, and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from policy_rules.policy.content import TableColumn
from policy_rules.policy.model import Pathway, Policy, ReportedCondition


@dataclass(frozen=True)
class Box:
    """One condition: its words and its clause."""

    text: str
    clause: str


@dataclass(frozen=True)
class Group:
    """Conditions of which all have to be met; several groups side by side are ways of which one will do."""

    heading: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Outline:
    """A pathway from its title to what it leads to; each row is one group, or several of which one will do."""

    title: str
    rows: tuple[tuple[Group, ...], ...]
    outcome: str


def outline(policy: Policy, pathway: Pathway) -> Outline:
    """The outline of one pathway."""
    rows: list[tuple[Group, ...]] = []
    if pathway.scope:
        rows.append((Group("单位和岗位", _boxes(pathway.scope)),))
    if pathway.conditions:
        rows.append((Group("个人条件", _boxes(pathway.conditions)),))
    if pathway.branches:
        ways = enumerate(pathway.branches, start=1)
        rows.append(tuple(Group(f"第{number}种情形", _boxes(branch)) for number, branch in ways))
    content = pathway.content
    return Outline(
        title=f"{content.title}（{content.clause}）",
        rows=tuple(rows),
        outcome=f"{content.verb}：{_granted(policy, content.grants)}（{content.organiser}）",
    )


def _boxes(conditions: tuple[ReportedCondition, ...]) -> tuple[Box, ...]:
    return tuple(Box(one.text, one.clause) for one in conditions)


def _granted(policy: Policy, grants: str | TableColumn) -> str:
    if isinstance(grants, str):
        return grants
    outcome = policy.outcome(grants)
    names = policy.declarations.levels(outcome.fact)
    levels = dict.fromkeys(row[outcome.column] for row in outcome.table.rows)
    return "、".join(names.name_of(level) for level in levels) + f"（按{outcome.table.clause}）"
