"""Delete what is stored of this conversation."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.forgetting import confirm, forget
from actions.session import Session

_SURE = re.compile("删|清除|清空|清掉|抹掉|销毁|忘掉|忘了我|delete|remove|erase")


class ActionDeleteRecord(Action):
    """删除我的记录."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_delete_record"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Forget here; the gateway deletes everywhere because the payload says so."""
        session = Session.of(tracker)
        if session.facts and (not _SURE.search(session.text) or "刚" in session.text):
            return confirm(dispatcher, session, "utter_delete_sure")
        dispatcher.utter_message(response="utter_deleted")
        dispatcher.utter_message(
            json_message={"facts": {}, "decision": None, "asking": None, "choices": [], "delete": True}
        )
        return forget(session)
