"""Greetings, thanks, goodbyes, small talk: politely short, then back to the matter."""

from __future__ import annotations

import re

from actions.reply import ReplyAction
from actions.session import Session

_ABOUT_MEMORY = re.compile("记住|记得我|隐私|泄露|保存|保留|安全|公开|告诉单位|谁能看到")
_RESPONSES = {"greet": "utter_greet", "thanks": "utter_thanks", "goodbye": "utter_goodbye"}


class ActionSmallTalk(ReplyAction):
    """你好; 谢谢; 再见; 你是机器人吗."""

    action_name = "action_small_talk"

    def say(self, session: Session) -> list[str]:
        """One sentence."""
        if _ABOUT_MEMORY.search(session.text):
            return ["utter_privacy"]
        return [_RESPONSES.get(session.turn.intent, "utter_small_talk")]
