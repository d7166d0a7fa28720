"""An attempt to talk the bot into an answer."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.answer import short


class ActionRefusePressure(ReplyAction):
    """你就说我可以."""

    action_name = "action_refuse_pressure"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Repeat what the rules say, unchanged."""
        return ["utter_pressure", short(session.decision)] if session.facts else ["utter_pressure"]
