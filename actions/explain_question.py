"""Why something is being asked."""

from __future__ import annotations

from actions import rules
from actions.reply import ReplyAction
from actions.session import Session

MOST_CLAUSES = 4


def said(session: Session) -> list[str]:
    """The reason for the open question, and the clauses that need the answer."""
    if session.state.doubts:
        return ["utter_why_doubt"]
    if session.to_ask is None:
        return ["utter_nothing_asked"]
    asked = rules.question(session.policy, session.facts, session.to_ask)
    paths = [path for path in session.decision["pathways"] if session.to_ask in path["missing"]]
    clauses = list(dict.fromkeys(path["clause"] for path in paths))
    more = f"等{len(clauses)}条" if len(clauses) > MOST_CLAUSES else ""
    named = "、".join(clauses[:MOST_CLAUSES]) + more
    return [f"为什么问这个：{asked.why}要用到的条款：{named}。" if clauses else asked.why]


class ActionExplainQuestion(ReplyAction):
    """为什么问这个."""

    action_name = "action_explain_question"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Give the reason; the form then asks again."""
        return said(session)
