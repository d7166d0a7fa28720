"""The next action is found by Rasa's own rules, from as many states as the longest rule has."""

import json
from typing import Any

import pytest
from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.shared.core.domain import Domain

from bot.serving import quick_rules
from tests.support.conversations import CONVERSATIONS, DOMAIN, conversation

LISTEN = {"action_name": "action_listen"}
FORM = {"active_loop": {"name": "form"}, "prev_action": {"action_name": "form"}}
ASKED = {"prev_action": LISTEN, "user": {"intent": "ask"}}
STATED = {"prev_action": LISTEN, "user": {"intent": "state"}}
LOOKUP = {
    RULES: {
        json.dumps([ASKED]): "reply",
        json.dumps([ASKED, {"prev_action": {"action_name": "reply"}, "user": {"intent": "ask"}}]): "action_listen",
        json.dumps([STATED]): "form",
        json.dumps([STATED, {**FORM, "user": {"intent": "state"}}]): "action_listen",
        json.dumps([{**FORM, "active_loop": {"name": "should_not_be_set"}}]): "reply",
        json.dumps([{"user": {"intent": "ask"}}]): "reply",
    },
    RULES_FOR_LOOP_UNHAPPY_PATH: {json.dumps([{"prev_action": LISTEN}, {**FORM}]): "do_not_predict_loop_action"},
}
LONGEST = 2


def policy(**changed: Any) -> Any:  # noqa: ANN401 - Rasa has no types
    made = RulePolicy.__new__(RulePolicy)
    made.lookup = {**LOOKUP, **changed}
    return made


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_last_states_are_the_end_of_rasas(name: str) -> None:
    tracker = conversation(name)
    assert quick_rules.last_states(tracker, DOMAIN, 100) == tracker.past_states(DOMAIN)
    assert quick_rules.last_states(tracker, DOMAIN, LONGEST + 1) == tracker.past_states(DOMAIN)[-LONGEST - 1 :]


@pytest.mark.parametrize("lookup", LOOKUP)
@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_rules_that_fit_are_those_that_rasa_finds_among_all(name: str, lookup: str) -> None:
    rasas, states = RulePolicy._get_possible_keys, conversation(name).past_states(DOMAIN)
    for state in states:
        state.get("user", {}).pop("text", None)
    quickly = quick_rules._possible_keys(rasas)
    rules = LOOKUP[lookup]
    expected = rasas(policy(), rules, states)
    assert quickly(policy(), rules, states[-LONGEST - 1 :]) == expected


def test_some_rule_fits_in_the_examples() -> None:
    fitting = [
        quick_rules._possible_keys(RulePolicy._get_possible_keys)(policy(), LOOKUP[RULES], states)
        for states in ([ASKED], [ASKED, STATED], [STATED, {**FORM, "user": {"intent": "state"}}])
    ]
    assert all(fitting)


def test_rules_about_words_are_looked_for_where_there_are_some() -> None:
    intents_only = {key: LOOKUP[RULES][key] for key in list(LOOKUP[RULES])[:-1]}
    words = {json.dumps([{"prev_action": LISTEN, "user": {"text": "再见"}}]): "reply"}
    assert quick_rules._looks_at_intents_only(policy(**{RULES: intents_only}))
    assert not quick_rules._looks_at_intents_only(policy(**{RULES: {**intents_only, **words}}))
    assert not quick_rules._looks_at_intents_only(policy())


def test_slots_that_rules_may_look_at_are_left_to_rasa(monkeypatch: pytest.MonkeyPatch) -> None:
    class Featurizer:
        def _create_states(self, *_: object, **__: object) -> list[dict[str, Any]]:
            return [{"by": "rasa"}]

    made = policy()
    made._Policy__featurizer = Featurizer()
    monkeypatch.setattr(quick_rules, "last_states", lambda *_: [{"by": "us"}])
    hurried = quick_rules._hurried(lambda _kind: made)(RulePolicy).featurizer
    slots = Domain.from_yaml("version: '3.1'\nslots: {known: {type: bool, mappings: [{type: custom}]}}")
    tracker = conversation("nothing")
    as_rasa_asks = {"ignore_rule_only_turns": False, "rule_only_data": {"rule_only_loops": ["form"]}}
    assert hurried._create_states(tracker, DOMAIN, **as_rasa_asks) == [{"by": "us"}]
    assert hurried._create_states(tracker, slots) == [{"by": "rasa"}]
    assert hurried._create_states(tracker, DOMAIN, ignore_rule_only_turns=True) == [{"by": "rasa"}]
