"""Where to apply and whom to call."""

from __future__ import annotations

from actions import rules
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.contacts import contacts_line


def said(session: Session) -> list[str]:
    """Employer first, then the offices."""
    return ["utter_where", contacts_line(rules.contacts(session.policy))]


class ActionWhere(ReplyAction):
    """去哪里报名; 有电话吗."""

    action_name = "action_where"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Say where to go."""
        return said(session)
