"""What the person has told so far."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.understood import held


def said(session: Session) -> list[str]:
    """All facts held."""
    return [held(session.facts)]


class ActionShowFacts(ReplyAction):
    """我说过的情况."""

    action_name = "action_show_facts"

    def say(self, session: Session) -> list[str]:
        """Show the facts."""
        return said(session)
