"""What is possible, as far as it is known now."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session
from actions.wording import details
from actions.wording.answer import answer, short, so_far
from actions.wording.pathways import wanted


def said(session: Session) -> list[str]:
    """The pathway asked about, or the answer so far."""
    path = wanted(session.text, session.decision)
    if not session.facts:
        return [details.rule(session.decision, path)] if path else ["utter_tell_me_first"]
    if path is not None:
        return [details.verdict(path)]
    if session.open_question and not so_far(session.decision):
        return [f"按现在知道的，{short(session.decision)}"]
    return [answer(session.decision, session.supposing)]


class ActionPathways(ReplyAction):
    """我能报哪些; 我能评职称吗."""

    action_name = "action_pathways"

    def say(self, session: Session) -> list[str]:
        """Answer with what is known."""
        return said(session)
