"""From which day."""

from __future__ import annotations

from actions import where
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.earliest import earliest
from actions.wording.pathways import wanted


def said(session: Session) -> list[str]:
    """The earliest day of what was asked about, else of everything that only lacks time."""
    if where.how_long(session) and not wanted(session.text, session.decision):
        return where.said(session)
    if not session.facts:
        return ["utter_nothing_known_yet"]
    return [earliest(session.decision, wanted(session.text, session.decision))]


class ActionEarliest(ReplyAction):
    """什么时候可以报."""

    action_name = "action_earliest"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Say from which day."""
        return said(session)
