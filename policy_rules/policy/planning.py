"""From the content of a plan to the conditions that it adds."""

from __future__ import annotations

from pathlib import Path

from policy_rules.errors import PolicyError
from policy_rules.policy.compiling import Compiler
from policy_rules.policy.conditions import ConditionContent, ValueSet
from policy_rules.policy.content import PlanRules
from policy_rules.policy.model import Pathway, ReportedCondition
from policy_rules.policy.plans import Plan, PlanContent, Said, question_of

Added = dict[str, tuple[ReportedCondition, ...]]


def compiled_plan(
    content: PlanContent, path: Path, rules: PlanRules, compiler: Compiler, pathways: tuple[Pathway, ...]
) -> Plan:
    """A plan ready to decide; each of its conditions cites the plan."""
    words = path.with_suffix(".txt")
    if not words.exists():
        message = f"plans/{path.name}: the words of the plan are missing: plans/{words.name}"
        raise PolicyError(message)
    own = [pathway for pathway in pathways if pathway.content.organiser == rules.organiser]
    stricter = {
        name: tuple(compiler.reported(_cited(one, content)) for one in conditions)
        for name, conditions in content.stricter.items()
    }
    return Plan(
        content=content,
        path=path,
        text=words.read_text(encoding="utf-8"),
        scope=_scope(content, rules, compiler, own),
        conditions=stricter,
        question=question_of(content, rules),
    )


def _scope(content: PlanContent, rules: PlanRules, compiler: Compiler, pathways: list[Pathway]) -> Added:
    """Whom the plan is for, and what it offers, where a pathway asks for that."""
    added: dict[str, list[ReportedCondition]] = {}
    if content.people:
        of_people = ValueSet(fact=rules.employer, values=content.people.employers)
        condition = compiler.reported(_said(content, content.people, one_of=of_people), scope=True)
        for pathway in pathways:
            added.setdefault(pathway.id, []).append(condition)
    for offer in content.offers:
        condition = compiler.reported(_said(content, offer, is_={offer.fact: True}), scope=True)
        for pathway in pathways:
            if any(offer.fact in one.condition.facts() for one in pathway.scope):
                added.setdefault(pathway.id, []).append(condition)
    return {name: tuple(conditions) for name, conditions in added.items()}


def _said(plan: PlanContent, said: Said, **kind: object) -> ConditionContent:
    aliased = {"is" if name == "is_" else name: value for name, value in kind.items()}
    written = {"text": said.text, "clause": f"{plan.short}{said.clause}", "quote": said.quote, **aliased}
    return ConditionContent.model_validate(written)


def _cited(condition: ConditionContent, plan: PlanContent) -> ConditionContent:
    """The condition with the plan named before its clause."""
    return condition.model_copy(update={"clause": f"{plan.short}{condition.clause}"})
