"""People with known facts, who tell the first of them in a sentence and tap true answers to what is asked then."""

from dataclasses import dataclass
from typing import Any

import policy_rules
from tests.support.assistant import TEST_TODAY

Facts = dict[str, Any]
Json = dict[str, Any]
POLICY = policy_rules.load_policy("gz-2025-442")


@dataclass(frozen=True)
class Person:
    """Somebody: what is true of them, and how they begin."""

    name: str
    opening: str
    facts: Facts

    def answer(self, said: Json) -> Json:
        """Return the next message: a tapped choice where one is true, a day where a day is asked."""
        fact, choices = said["asking"], said["messages"][-1]["choices"]
        name, _, level = fact.partition(".")
        if level and self.facts[name].get(level):
            year, month, day = self.facts[name][level].split("-")
            return {"text": f"{year}年{int(month)}月{int(day)}日"}
        for choice in choices:
            if choice["value"] != "dont_know" and self._is_true(said["facts"], fact, choice["value"]):
                return {"choice": choice["value"]}
        raise AssertionError(f"{self.name} has no answer to {fact} among {choices}")

    def _is_true(self, known: Facts, fact: str, value: str) -> bool:
        after = policy_rules.apply_choice(POLICY, known, fact, value)
        changed = {name: new for name, new in after.items() if known.get(name) != new}
        return bool(changed) and all(_holds(self.facts, name, new) for name, new in changed.items())

    def decision(self) -> dict[str, str]:
        """Return the status of every pathway, computed from the facts directly."""
        return statuses(policy_rules.decide(POLICY, policy_rules.parse_facts(self.facts), TEST_TODAY).as_dict())


def _holds(facts: Facts, name: str, told: object) -> bool:
    true = facts[name]
    if isinstance(told, dict) and isinstance(true, dict):
        return set(told) == set(true)
    return bool(told == true)


def statuses(decision: Json) -> dict[str, str]:
    """Return the status of each pathway of a decision."""
    return {pathway["id"]: pathway["status"] for pathway in decision["pathways"]}


def somebody(name: str, opening: str, **facts: object) -> Person:
    """Make a person; whatever is not told differently is the plain case."""
    plain: Facts = {
        "skill_levels": {},
        "skill_levels_complete": True,
        "worked_since_skill": True,
        "titles": {},
        "titles_complete": True,
        "title_matches_post": True,
        "worked_since_title": True,
        "skill_matches_post": True,
        "in_pilot_field": True,
        "plan_covers_me": True,
        "is_frontline": True,
        "has_applied_for_title": False,
        "contest_awards": [],
        "honours": [],
        "plan_offers_dual_certification": False,
        "plan_offers_enterprise_contest": False,
    }
    return Person(name, opening, {**plain, **facts})


METRO = {"employer": "pilot", "enterprise": "guangzhou_metro"}
PORT = {"employer": "pilot", "enterprise": "guangzhou_port"}
PEOPLE = (
    somebody(
        "a technician of the metro",
        "我是广州地铁集团总部的，技师，2022年3月15号拿的证，拿证后一直在一线做车辆检修，没有职称，没拿过大赛的奖，也没有荣誉",
        skill_levels={"technician": "2022-03-15"},
        **METRO,
    ),
    somebody(
        "a technician of the metro, too early",
        "我是广州地铁集团总部的，技师，2024年3月15号拿的证，拿证后一直在一线做车辆检修，没有职称，没拿过大赛的奖，也没有荣誉",
        skill_levels={"technician": "2024-03-15"},
        **METRO,
    ),
    somebody(
        "a senior worker of a private company",
        "我在广州一家民营企业上班，高级工，2023年9月1日拿的证",
        employer="guangzhou_other",
        skill_levels={"senior_worker": "2023-09-01"},
    ),
    somebody(
        "a senior technician of the port",
        "广州港集团本部的，一线做港口装卸，高级技师，2019年6月1日拿的证，拿证后一直做这个，没有职称，没拿过大赛的奖，没有荣誉",
        skill_levels={"senior_technician": "2019-06-01"},
        **PORT,
    ),
)
