"""Yes, no or "I don't know" that answers no open question."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session


class ActionAcknowledge(ReplyAction):
    """好的; 嗯."""

    action_name = "action_acknowledge"

    def say(self, session: Session) -> list[str]:
        """Take note; after an answer, say what else can be asked."""
        if session.open_question:
            return ["utter_which_one" if session.turn.intent == "affirm" else "utter_not_understood"]
        return ["utter_anything_else"]
