"""How far a person is in the form: what is known, what was skipped. It travels in the page itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import policy_rules
from policy_rules import Policy

Json = dict[str, Any]
REMOVE = "remove:"


class UnusableError(ValueError):
    """An answer that cannot be taken; the message is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of the form."""

    facts: Json
    skipped: tuple[str, ...] = ()

    def without(self, fact: str) -> "Progress":
        """Take back an answer; whatever was skipped is asked again."""
        return Progress({name: value for name, value in self.facts.items() if name != fact})

    def skipping(self, fact: str) -> "Progress":
        """Leave a question open."""
        return replace(self, skipped=(*self.skipped, fact))

    def knowing(self, facts: Json) -> "Progress":
        """Hold these facts from now on. FactsError where the rules refuse them."""
        policy_rules.parse_facts(facts)
        return replace(self, facts=facts)

    def as_json(self) -> str:
        """Write the state for the hidden field of the page."""
        return json.dumps({"facts": self.facts, "skipped": self.skipped}, ensure_ascii=False)


def progress_from(text: str) -> Progress:
    """Read the state back. It comes from outside: whatever does not hold up begins anew."""
    try:
        raw = json.loads(text)
        facts, skipped = raw["facts"], raw["skipped"]
        policy_rules.parse_facts(facts)
        if not (isinstance(skipped, list) and all(isinstance(name, str) and name.isprintable() for name in skipped)):
            return Progress({})
    except (ValueError, TypeError, KeyError, RecursionError):
        return Progress({})
    return Progress(facts, tuple(skipped))


def answered(policy: Policy, progress: Progress, form: Mapping[str, str]) -> Progress:
    """Return the state after what was posted. UnusableError where there is nothing to take."""
    action = form.get("action", "")
    if action == "restart":
        return Progress({})
    if action.startswith(REMOVE):
        return progress.without(action.removeprefix(REMOVE))
    fact = form.get("fact", "")
    if action == "skip":
        return progress.skipping(fact)
    if form.get("choice"):
        return _chosen(policy, progress, fact, form["choice"])
    if form.get("year", "").strip():
        return _dated(policy, progress, fact, form)
    raise UnusableError("请先选一个答案，或填上年份；不清楚就点“跳过这一题”。")


def _chosen(policy: Policy, progress: Progress, fact: str, value: str) -> Progress:
    try:
        return progress.knowing(policy_rules.apply_choice(policy, progress.facts, fact, value))
    except KeyError:
        raise UnusableError("这个选项不在题目里，请重新选一个。") from None


def _dated(policy: Policy, progress: Progress, fact: str, form: Mapping[str, str]) -> Progress:
    name, _, level = fact.partition(".")
    if name not in policy.declarations.facts:
        raise UnusableError("这道题不见了，请重新开始。")
    when = _when(form)
    held = progress.facts.get(name)
    value = {**held, level: when} if level and isinstance(held, dict) else {level: when} if level else when
    try:
        return progress.knowing({**progress.facts, name: value})
    except policy_rules.FactsError:
        raise UnusableError("这个日期不对，请检查年、月、日。只记得年份也可以。") from None


def _when(form: Mapping[str, str]) -> str:
    year, month, day = (form.get(part, "").strip() for part in ("year", "month", "day"))
    if day and not month:
        raise UnusableError("填了日子，还要填月份。")
    return "-".join(part.zfill(2) for part in (year, month, day) if part)
