"""What a word means, with its source."""

from __future__ import annotations

from actions import rules
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.definitions import definition


class ActionDefine(ReplyAction):
    """什么是以赛代评."""

    action_name = "action_define"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Define the words asked about; the glossary is content of the policy."""
        entries = rules.glossary(session.policy, session.reading.get("terms") or [], session.text)
        return [definition(entry) for entry in entries] or ["utter_no_definition"]
