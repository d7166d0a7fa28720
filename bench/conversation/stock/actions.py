"""The actions of the stock bot: its one action, and the validation of its one form."""

from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
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


class ValidateTitleForm(FormValidationAction):
    """Checks what the form is told, as the form bots of Rasa's makers do; called only where the domain names it."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "validate_title_form"

    def validate_level(
        self, value: object, _dispatcher: CollectingDispatcher, _tracker: Tracker, _domain: dict[str, Any]
    ) -> dict[str, Any]:
        """Take any level that was found."""
        return {"level": value or None}

    def validate_years(
        self, value: object, _dispatcher: CollectingDispatcher, _tracker: Tracker, _domain: dict[str, Any]
    ) -> dict[str, Any]:
        """Take any number of years that was found."""
        return {"years": value or None}
