"""Every message first: facts are taken before any rule of the dialogue looks at it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.session import message_of, slots_of, state_of
from actions.taking import take


class ActionTakeFacts(Action):
    """The custom mapping of the slot ``facts``: merges what the reader found."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_take_facts"

    async def run(
        self, _dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Set the slots that change; a message taken already (Rasa extracts again when a form starts) changes none."""
        message = message_of(tracker)
        if (tracker.get_slot("turn") or {}).get("id") == message.id:
            return []
        events = slots_of(*take(state_of(tracker), message))
        return [event for event in events if tracker.get_slot(event["name"]) != event["value"]]
