"""Greetings, thanks, goodbyes, small talk: politely short, then back to the matter."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session

_RESPONSES = {"greet": "utter_greet", "thanks": "utter_thanks", "goodbye": "utter_goodbye"}


class ActionSmallTalk(ReplyAction):
    """你好; 谢谢; 再见; 你是机器人吗."""

    action_name = "action_small_talk"

    def say(self, session: Session) -> list[str]:
        """One sentence."""
        return [_RESPONSES.get(session.turn.intent, "utter_small_talk")]
