"""What the action server is told: enough, and no more than it uses."""

import asyncio
import json
from typing import Any

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.serving import quick_calls


@pytest.fixture
def domain() -> Any:  # noqa: ANN401 - Rasa has no types
    return Domain.from_yaml("version: '3.1'\nslots: {facts: {type: any, mappings: [{type: custom}]}}\nactions: [a]")


def conversation(domain: Any, *events: object) -> Any:  # noqa: ANN401 - as above
    tracker = DialogueStateTracker("somebody", domain.slots)
    tracker.update_with_events(list(events), domain)
    return tracker


def told(call: dict[str, Any]) -> dict[str, Any]:
    """What arrives of a call."""
    arrived: dict[str, Any] = json.loads(json.dumps(call))
    return arrived


WHAT_ACTIONS_LOOK_AT = ("event", "timestamp", "name")


def test_a_short_conversation_is_told_as_rasa_tells_it_without_what_the_events_hold(domain: Any) -> None:  # noqa: ANN401
    events = [UserUttered("你好"), ActionExecuted("a"), BotUttered("您好"), SlotSet("facts", {"employer": "pilot"})]
    tracker = conversation(domain, *events)
    ours = told(quick_calls._action_call(RemoteAction("a", None), tracker, domain))
    own = told(RemoteAction("a", None)._action_call_format(tracker, domain))
    assert ours.keys() == own.keys()
    assert {**ours["tracker"], "events": None} == {**own["tracker"], "events": None}
    assert ours["tracker"]["events"] == [
        {part: event[part] for part in WHAT_ACTIONS_LOOK_AT if part in event} for event in own["tracker"]["events"]
    ]
    assert ours["domain"]["slots"] == own["domain"]["slots"]


def test_of_a_long_conversation_the_last_two_messages_are_told_and_every_slot(domain: Any) -> None:  # noqa: ANN401
    long_ago = [SlotSet("facts", {"employer": "pilot"}), UserUttered("一"), BotUttered("一"), UserUttered("二")]
    tracker = conversation(domain, *long_ago, BotUttered("二"), UserUttered("三"))
    call = told(quick_calls._action_call(RemoteAction("a", None), tracker, domain))
    assert [event["event"] for event in call["tracker"]["events"]] == ["user", "bot", "user"]
    assert call["tracker"]["slots"]["facts"] == {"employer": "pilot"}
    assert call["tracker"]["latest_message"]["text"] == "三"


def test_the_connection_is_kept_for_the_next_call() -> None:
    async def two_calls() -> bool:
        endpoint = EndpointConfig("http://127.0.0.1:9")
        async with quick_calls._kept_session(endpoint) as first:
            pass
        async with quick_calls._kept_session(endpoint) as second:
            kept = first is second and not first.closed
        await first.close()
        return kept

    assert asyncio.run(two_calls())


def test_an_endpoint_with_a_password_is_refused_instead_of_called_without_it() -> None:
    async def call() -> None:
        quick_calls._kept_session(EndpointConfig("http://127.0.0.1:9", headers={"Authorization": "x"}))

    with pytest.raises(ValueError, match="neither headers nor basic_auth"):
        asyncio.run(call())
