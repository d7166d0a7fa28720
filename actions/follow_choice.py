"""A button that is no answer to a question."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session


class ActionFollowChoice(ReplyAction):
    """The base class follows commands; what is left is a choice that is no longer on offer."""

    action_name = "action_follow_choice"

    def say(self, _session: Session) -> list[str]:
        """Say that it was not understood."""
        return ["utter_not_understood"]
