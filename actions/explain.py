"""Why the answer is what it is."""

from __future__ import annotations

from actions.reply import ReplyAction
from actions.session import Session
from actions.wording import details
from actions.wording.pathways import wanted


def said(session: Session) -> list[str]:
    """Every condition of the pathway asked about, with its clause and words."""
    if not session.facts:
        return ["utter_nothing_known_yet"]
    return [details.explain(session.decision, wanted(session.text, session.decision))]


class ActionExplain(ReplyAction):
    """为什么; also 看依据."""

    action_name = "action_explain"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Explain, more shortly when the same was asked before."""
        return [*said(session), *(["utter_asked_again"] if session.turn.times > MOST_TIMES else [])]


MOST_TIMES = 2
