"""What is still needed."""

from __future__ import annotations

from actions import pathways, rules
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.missing import still_missing


def said(session: Session) -> list[str]:
    """Every fact that some pathway still needs, and how to find it out."""
    if rule := pathways.rule_of_what_was_defined(session):
        return rule
    return [still_missing(session.decision, lambda fact: str(rules.question(session.policy, session.facts, fact).help))]


class ActionMissing(ReplyAction):
    """还缺什么."""

    action_name = "action_missing"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Say what is missing."""
        return said(session)
