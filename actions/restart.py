"""Start over. It replaces Rasa's own action of this name, which would answer nothing."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.forgetting import forget
from actions.session import FORM, Session


class ActionRestart(Action):
    """重新来."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_restart"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Forget what was told and ask the first question again."""
        dispatcher.utter_message(response="utter_restart")
        return [*forget(Session.of(tracker)), FollowupAction(FORM)]
