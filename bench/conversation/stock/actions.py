"""The one action of the stock bot."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class ActionResult(Action):
    """Answers when the form is filled."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_result"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Say what was understood."""
        del domain
        level, years = tracker.get_slot("level"), tracker.get_slot("years")
        dispatcher.utter_message(text=f"您是{level}，{years}。可以申报。")
        return []
