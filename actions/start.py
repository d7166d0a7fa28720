"""The first message of a conversation, or of a person who comes back."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.understood import welcome_back


class ActionStart(ReplyAction):
    """Greets, says what it can do and what not to send; the form then asks its first question."""

    action_name = "action_start"

    def say(self, session: Session) -> list[str]:
        """Greet; facts that are still there are read out."""
        return ["utter_start", welcome_back(session.facts)] if session.facts else ["utter_start"]
