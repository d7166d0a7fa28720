"""What is read aloud states nothing that the decision does not contain; what is nearest comes first."""

import json
import re
from typing import Any

from hypothesis import HealthCheck, given, settings

import policy_rules
from bot.console.workbench.blockers import blockers
from bot.console.workbench.nearness import by_nearness, lacking, rank
from bot.console.workbench.wording import script, summary
from tests.console.desk import POLICY
from tests.console.form_round_trip_test import FACTS
from tests.console.screen_test import METRO, TODAY, decided

Json = dict[str, Any]
FIGURE = re.compile(r"\d+")
# 第N种 and 有N项 are written in Chinese numerals, which count what is listed.


def figures(text: str) -> set[str]:
    return {number.lstrip("0") for number in FIGURE.findall(text)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FACTS)
def test_every_figure_that_is_read_aloud_is_in_the_decision(facts: Json) -> None:
    decision = decided(facts)
    known = figures(json.dumps(decision, ensure_ascii=False)) | figures(POLICY.number)
    known |= {contact.phone for contact in POLICY.contacts}
    assert figures("".join(script(POLICY, decision))) <= known


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FACTS)
def test_every_open_pathway_that_brings_something_is_told(facts: Json) -> None:
    decision = decided(facts)
    opened = [way for way in decision["pathways"] if way["status"] == "open" and not way["already_held"]]
    said, written = "".join(script(POLICY, decision)), summary(POLICY, facts, decision)
    assert all(f"{way['verb']}{way['grants']}" in said for way in opened[:1])
    assert all(way["title"] in written for way in opened)
    assert ("条件够的有" in said) == (len(opened) > 1)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FACTS)
def test_nearest_is_open_then_time_then_answers_then_the_employer_then_the_person(facts: Json) -> None:
    ways = by_nearness(decided(facts)["pathways"])
    assert [rank(way) for way in ways] == sorted(rank(way) for way in ways)
    assert len(ways) == len(POLICY.pathways)
    new = [way["status"] for way in ways if not way["already_held"] or way["status"] == "closed"]
    order = ["open", "not_yet", "unknown", "closed"]
    assert new == sorted(new, key=order.index)


def test_of_two_branches_the_one_that_lacks_less_counts() -> None:
    def reason(branch: int, state: str) -> Json:
        return {"branch": branch, "state": state}

    reasons = [reason(0, "unmet"), reason(1, "unmet"), reason(1, "unmet"), reason(2, "unmet"), reason(2, "met")]
    assert lacking({"reasons": reasons}) == 2


def test_blocker_is_named_without_what_is_true_of_one_caller_only() -> None:
    facts: Json = {**METRO, "skill_levels": {"technician": "2025-06-01"}, "skill_levels_complete": True}
    found = blockers(POLICY, decided(facts))
    waiting = [condition for clause, condition, state, _ in found if (clause, state) == ("三（一）1（2）", "not_yet")]
    assert waiting == ["取得技师后从事相应技术技能工作满3年"]


def test_blocker_is_the_only_one_where_nothing_else_is_in_the_way() -> None:
    found = blockers(POLICY, decided({**METRO, "in_pilot_field": False}))
    field = [only for clause, _, state, only in found if (clause, state) == ("附件2", "unmet")]
    assert field == [True]


def test_caller_without_any_way_hears_what_the_nearest_one_lacks() -> None:
    facts: Json = {
        "employer": "outside_guangzhou",
        "skill_levels": {},
        "titles": {},
        "contest_awards": [],
        "honours": [],
    }
    decision = decided(facts)
    assert {way["status"] for way in decision["pathways"]} == {"closed"}
    said = "".join(script(POLICY, decision))
    assert "目前" in said
    assert policy_rules.decide(POLICY, policy_rules.parse_facts(facts), TODAY).next_question is None
