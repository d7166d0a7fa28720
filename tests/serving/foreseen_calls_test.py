"""Rasa uses a rehearsed answer for exactly the call that was rehearsed."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.serving import foreseen_calls
from bot.serving.foreseen_calls import Turn, replies_in
from bot.serving.rehearsal import SCRIPT, STEPS

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask]
slots: {facts: {type: any, mappings: [{type: custom}]}}
forms: {form: {required_slots: []}}
actions: [take, check]
"""
)
ANSWER = {"events": [], "responses": []}
LISTEN_TO_ASK = '[{"prev_action": {"action_name": "action_listen"}, "user": {"intent": "ask"}}]'
AFTER_FORM = '[{"active_loop": {"name": "should_not_be_set"}, "prev_action": {"action_name": "form"}}]'
AND_THEN = f'{LISTEN_TO_ASK[:-1]}, {{"prev_action": {{"action_name": "reply"}}, "user": {{"intent": "ask"}}}}]'


def conversation(*events: Any) -> Any:  # noqa: ANN401 - Rasa has no types
    tracker = DialogueStateTracker("somebody", DOMAIN.slots)
    said = UserUttered("为什么", intent={"name": "ask"}, message_id="m1")
    tracker.update_with_events([ActionExecuted("action_listen"), said, *events], DOMAIN)
    return tracker


def rehearsed(**other: Any) -> Turn:  # noqa: ANN401 - any part of a step
    step = {"action": "check", "loop": "form", "happened": [["action", "reply"], ["bot", ""]], "answer": ANSWER}
    slots = conversation(SlotSet("facts", {"employer": "pilot"})).current_slot_values()
    return Turn("m1", slots, [{**step, **other}])


AS_REHEARSED = (
    ActiveLoop("form"),
    SlotSet("facts", {"employer": "pilot"}),
    ActionExecuted("reply"),
    BotUttered("因为"),
)


def test_the_call_that_was_rehearsed_is_answered() -> None:
    assert rehearsed().answer_to("check", conversation(*AS_REHEARSED)) == ANSWER


@pytest.mark.parametrize(
    "events",
    [
        AS_REHEARSED[1:],
        (*AS_REHEARSED, SlotSet("facts", {"employer": "other"})),
        AS_REHEARSED[:-1],
        (*AS_REHEARSED, ActionExecuted("another")),
        (*AS_REHEARSED, UserUttered("还有", message_id="m2")),
    ],
    ids=["another form", "another slot", "less said", "more done", "another message"],
)
def test_where_the_conversation_stands_elsewhere_the_call_is_made(events: tuple[Any, ...]) -> None:
    assert rehearsed().answer_to("check", conversation(*events)) is None


def test_another_action_is_called_and_what_was_rehearsed_after_it_is_forgotten() -> None:
    turn = rehearsed()
    assert turn.answer_to("take", conversation(*AS_REHEARSED)) is None
    assert turn.answer_to("check", conversation(*AS_REHEARSED)) is None


def test_the_slots_that_an_answer_sets_are_those_of_the_next_call() -> None:
    turn = rehearsed(answer={"events": [{"event": "slot", "name": "facts", "value": {}}], "responses": []})
    turn.answer_to("check", conversation(*AS_REHEARSED))
    assert turn.slots["facts"] == {}


def test_rasas_rules_tell_what_answers_an_intent_and_what_follows_the_form() -> None:
    rules = {LISTEN_TO_ASK: "reply", AND_THEN: "action_listen", AFTER_FORM: "conclude"}
    assert replies_in(rules) == ({"ask": "reply"}, {"form": "conclude"})


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """The calls that an action server got, which rehearses that `check` is next."""
    called: list[dict[str, Any]] = []

    async def request(_endpoint: object, *, json: dict[str, Any], **_: object) -> dict[str, Any]:
        called.append(json)
        step = {"action": "check", "loop": None, "happened": [["action", "take"]], "answer": ANSWER}
        return {**ANSWER, **({STEPS: [step]} if SCRIPT in json else {})}

    # Set as they are, so that what is changed now is put back afterwards.
    monkeypatch.setattr(RemoteAction, "_action_call_format", RemoteAction._action_call_format)
    monkeypatch.setattr(RulePolicy, "load", RulePolicy.load)
    monkeypatch.setattr(EndpointConfig, "request", request)
    monkeypatch.setattr(foreseen_calls, "_replies", {"ask": "reply"})
    monkeypatch.setattr(foreseen_calls, "_after_form", {"form": "conclude"})
    foreseen_calls.foresee_calls()
    return called


def test_rasa_sends_the_script_with_the_first_call_and_makes_no_other_that_was_rehearsed(
    server: list[dict[str, Any]],
) -> None:
    async def turn() -> None:
        tracker = conversation()
        for name in ("take", "check", "take"):
            await RemoteAction(name, EndpointConfig("http://actions")).run(None, None, tracker, DOMAIN)  # type: ignore[arg-type]
            tracker.update(ActionExecuted(name))

    asyncio.run(turn())
    assert [call["next_action"] for call in server] == ["take", "take"]
    assert server[0][SCRIPT] == {"form": "form", "reply": "reply", "after_form": "conclude"}
    assert SCRIPT not in server[1]
