"""Something was wrong, but what is right was not said."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.understood import held


class ActionCorrect(ReplyAction):
    """不对."""

    action_name = "action_correct"

    def say(self, session: Session) -> list[str]:
        """Show the facts held and ask for the right one."""
        return [held(session.facts)]
