"""What of a policy applies to one person on one day: the version in force, and the plan of the enterprise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from policy_rules.conditions.base import Condition
from policy_rules.conditions.combinations import AllOf, AnyOf
from policy_rules.conditions.values import OneOf
from policy_rules.facts.declarations import ChoiceFact
from policy_rules.facts.model import Facts
from policy_rules.policy.conditions import ConditionContent, ValueSet
from policy_rules.policy.content import PlanRules
from policy_rules.policy.model import Pathway, Policy, ReportedCondition
from policy_rules.policy.plans import Plan


def applicable(policy: Policy, facts: Facts, as_of: date) -> tuple[Policy, Facts]:
    """The version in force on a day with what the person's enterprise adds, and the facts as they count under it.

    Every path that decides goes through here first: the explained decision, the verdict alone, and the population.

    Raises:
        PolicyError: the policy was not in force on that day.
    """
    version = _version(policy, as_of)
    rules = version.plan_rules
    if rules is None or not version.plans:
        return version, facts
    enterprise = facts.choice(rules.fact)
    if enterprise is None:
        return _guarded(version), facts
    plan = next((one for one in version.plans if one.content.enterprise == enterprise), None)
    if plan is None:
        return version, facts
    return _under(version, plan), _completed(facts, plan.decides(rules, facts.choice(rules.employer)))


@lru_cache(maxsize=256)
def _version(policy: Policy, as_of: date) -> Policy:
    return policy.on(as_of)


def _completed(facts: Facts, settled: dict[str, bool]) -> Facts:
    """``facts`` with what the plan settles where the person told nothing; what was told stays as it was told."""
    told = facts.as_json()
    values = {name: value for name in told if (value := facts.get(name)) is not None}
    return Facts({**settled, **values}, told)


@lru_cache(maxsize=256)
def _under(version: Policy, plan: Plan) -> Policy:
    """``version`` for the people of one enterprise."""
    pathways = (_with(pathway, plan.scope.get(pathway.id, ()), plan.conditions.get(pathway.id, ()))
                for pathway in version.pathways)  # fmt: skip
    return replace(version, pathways=tuple(pathways))


@lru_cache(maxsize=64)
def _guarded(version: Policy) -> Policy:
    """``version`` for people who did not say to which enterprise they belong: its plan may ask for more."""
    rules = version.plan_rules
    assert rules is not None
    added = [(plan, plan.added()) for plan in version.plans]
    pathways = []
    for pathway in version.pathways:
        parts = tuple(_if_of(version, rules, plan, by_pathway[pathway.id]) for plan, by_pathway in added
                      if pathway.id in by_pathway)  # fmt: skip
        pathways.append(_with(pathway, (_guard(rules, parts),), ()) if parts else pathway)
    return replace(version, pathways=tuple(pathways))


def _if_of(version: Policy, rules: PlanRules, plan: Plan, added: tuple[ReportedCondition, ...]) -> Condition:
    """Of another enterprise, or everything that this one's plan adds."""
    declaration = version.declarations.facts[rules.fact]
    assert isinstance(declaration, ChoiceFact)
    others = frozenset(declaration.values) - {plan.content.enterprise}
    return AnyOf((OneOf(rules.fact, others), AllOf(tuple(one.condition for one in added))))


def _guard(rules: PlanRules, parts: tuple[Condition, ...]) -> ReportedCondition:
    content = ConditionContent(
        one_of=ValueSet(fact=rules.fact, values=()), text=rules.text, clause=rules.clause, quote=rules.quote
    )
    return ReportedCondition(AllOf(parts), rules.text, rules.clause, rules.quote, content, scope=True)


def _with(pathway: Pathway, scope: tuple[ReportedCondition, ...], conditions: tuple[ReportedCondition, ...]) -> Pathway:
    if not scope and not conditions:
        return pathway
    return replace(pathway, scope=(*pathway.scope, *scope), conditions=(*pathway.conditions, *conditions))
