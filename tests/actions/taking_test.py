"""What taking a message hands back to Rasa: the slots that it changes, and no others."""

import asyncio
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.take_facts import ActionTakeFacts

SLOTS = ("facts", "skipped_facts", "doubts", "memory", "turn")


def slots_set(slots: dict[str, Any], message_id: str, facts: dict[str, Any]) -> dict[str, Any]:
    """The slots that are set by a message."""
    message = {
        "message_id": message_id,
        "text": "…",
        "intent": {"name": "state_facts"},
        "entities": [{"entity": "reading", "value": {"facts": facts}}],
        "metadata": {"today": "2026-11-22"},
    }
    tracker = Tracker("someone", slots, message, [], False, None, {}, "action_listen")
    events = asyncio.run(ActionTakeFacts().run(CollectingDispatcher(), tracker, {}))
    return {event["name"]: event["value"] for event in events}


def test_the_first_message_sets_every_slot() -> None:
    assert tuple(slots_set({}, "m1", {"employer": "pilot"})) == SLOTS


def test_a_later_message_sets_what_it_changes() -> None:
    held = slots_set({}, "m1", {"employer": "pilot"})
    changed = slots_set(held, "m2", {"titles": {}})
    assert set(changed) == {"facts", "memory", "turn"}
    assert changed["facts"] == {"employer": "pilot", "titles": {}}


def test_a_message_that_was_taken_sets_nothing() -> None:
    held = slots_set({}, "m1", {"employer": "pilot"})
    assert slots_set(held, "m1", {"employer": "other"}) == {}
