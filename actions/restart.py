"""Start over. It replaces Rasa's own action of this name, which would answer nothing."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.forgetting import confirm, forget
from actions.session import FORM, Session

_SURE = re.compile("重新|重来|从头|清空|清掉|再来|再嚟|不算|作废|restart|start over")


class ActionRestart(Action):
    """重新来."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_restart"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Forget what was told and ask the first question again."""
        session = Session.of(tracker)
        if session.facts and not _SURE.search(session.text):
            return confirm(dispatcher, session, "utter_restart_sure")
        dispatcher.utter_message(response="utter_restart")
        return [*forget(session), FollowupAction(FORM)]
