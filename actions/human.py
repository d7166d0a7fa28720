"""A person instead of the bot."""

from __future__ import annotations

from actions import rules
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.contacts import contacts_line


def said(session: Session) -> list[str]:
    """Who can be called."""
    return ["utter_human", contacts_line(rules.contacts(session.policy))]


class ActionHuman(ReplyAction):
    """转人工."""

    action_name = "action_human"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Give the phone numbers."""
        return said(session)
