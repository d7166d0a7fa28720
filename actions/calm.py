"""Anger and abuse: one calm sentence, whom to call, and on with it."""

from __future__ import annotations

from actions import rules
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.contacts import contacts_line


class ActionCalm(ReplyAction):
    """你们就是骗人的."""

    action_name = "action_calm"

    def say(self, session: Session) -> list[str]:
        """Stay calm; the numbers help more than an argument, but only once in a row."""
        return (
            ["utter_calm"] if session.turn.times > 1 else ["utter_calm", contacts_line(rules.contacts(session.policy))]
        )
