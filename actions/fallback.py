"""Not understood: once a request to say it otherwise, twice the choices and the phone numbers."""

from __future__ import annotations

from actions import offers, rules
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.contacts import contacts_line
from actions.wording.definitions import definition


def _defined(session: Session) -> list[str]:
    """A single word of the document, as its meaning: 职称."""
    word = session.text.strip(" ，。！？,.!?")
    found = rules.glossary(session.policy, [word], word)
    return [definition(entry) for entry in found if word == entry["term"]]


class ActionFallback(ReplyAction):
    """Nothing was understood."""

    action_name = "action_fallback"

    def say(self, session: Session) -> list[str]:
        """Apologise shortly; help at the second time."""
        if entries := _defined(session):
            return entries
        if session.turn.misses > 1:
            return ["utter_not_understood_again", contacts_line(rules.contacts(session.policy))]
        return ["utter_not_understood"]

    def choices(self, session: Session) -> list[dict[str, str]]:
        """What can be asked when nothing is being asked."""
        return offers.as_choices("why", "all", "where", "human") if session.facts else offers.as_choices("human")
