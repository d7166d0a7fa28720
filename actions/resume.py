"""继续, after a while."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.answer import answer
from actions.wording.understood import welcome_back


class ActionResume(ReplyAction):
    """Says what is held and goes on where the conversation stopped."""

    action_name = "action_resume"

    def say(self, session: Session) -> list[str]:
        """Read out the facts; when all has been asked, the answer again."""
        if not session.facts:
            return ["utter_nothing_kept"]
        said = [welcome_back(session.facts)]
        return said if session.open_question else [*said, answer(session.decision, session.supposing)]
