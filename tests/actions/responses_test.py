"""Every response that an action can name exists, and every one that exists can be named."""

import re
from datetime import date
from pathlib import Path

from actions import rules as rules_of_the_policy
from actions.out_of_scope import TOPICS
from tests.actions.dialogue import actions, domain, rules

ROOT = Path(__file__).resolve().parents[2]
NAMED = {
    name
    for path in sorted((ROOT / "actions").glob("*.py"))
    for name in re.findall(r'"(utter_[a-z_]+[a-z])"', path.read_text(encoding="utf-8"))
} | {f"utter_out_of_scope_{topic}" for topic in TOPICS}


def test_every_response_that_is_named_exists() -> None:
    assert set(domain()["responses"]) == NAMED


def test_every_action_of_the_domain_exists_and_the_other_way_round() -> None:
    assert set(domain()["actions"]) == set(actions())


def test_every_rule_names_an_action_and_every_intent_has_a_rule() -> None:
    assert set(rules().values()) <= set(actions()) | {"facts_form"}
    assert {next(iter(intent)) for intent in domain()["intents"]} == set(rules())


def test_sentences_are_calm_and_plain() -> None:
    for name, response in domain()["responses"].items():
        text = response[0]["text"]
        assert not re.search(r"[!！~～]|[\U0001F000-\U0001FAFF☀-➿]", text), name
        assert "\n\n" not in text, f"{name}: Rasa would send it as two messages"


def test_every_quotation_is_verbatim_and_every_phone_number_is_the_policys_own() -> None:
    policy = rules_of_the_policy.policy_for({}, date(2026, 11, 22))
    source = re.sub(r"\s", "", policy.source_text)
    phones = {contact["phone"] for contact in rules_of_the_policy.contacts(policy)} | {"12333", "12345", "12366"}
    for name, response in domain()["responses"].items():
        text = response[0]["text"]
        for quote in re.findall(r"“([^”]{9,})”（[一二三四五]", text):
            assert quote in source, name
        assert set(re.findall(r"\d{5,}", text)) <= phones, name
