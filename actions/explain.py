"""Why the answer is what it is."""

from __future__ import annotations

import re

from actions import rules
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording import details
from actions.wording.answer import short
from actions.wording.definitions import definition
from actions.wording.pathways import Pathway, wanted

_LEVEL = re.compile("初级|中级|副高|正高|高级")


def said(session: Session) -> list[str]:
    """Every condition of the pathway asked about, with its clause and words.

    Of a level that the person has nobody asks why; and while most is unknown, the document's own words say more than a
    list of what is unknown.
    """
    if not session.facts:
        return ["utter_nothing_known_yet"]
    named = wanted(session.text, session.decision)
    path = named if named and not named["already_held"] else _by_its_level(session)
    if (
        named is None
        and path is None
        and (entries := rules.glossary(session.policy, session.reading.get("terms") or [], session.text))
    ):
        return [definition(entry) for entry in entries[:1]]
    if path is None and details.nothing_decided(session.decision):
        return [short(session.decision)]
    if path is not None and details.hardly_known(path):
        return [details.rule(session.decision, path)]
    return [details.explain(session.decision, path)]


def _by_its_level(session: Session) -> Pathway | None:
    """The pathway of the answer that is named only by its level: 为什么只有初级."""
    named = _LEVEL.search(session.text)
    leading = details.leading(session.decision) if named else []
    return next((path for path in leading if path["grants"].startswith(str(named and named[0]))), None)


class ActionExplain(ReplyAction):
    """为什么; also 看依据."""

    action_name = "action_explain"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Explain, more shortly when the same was asked before."""
        if session.turn.told and session.form_active and not session.open_question:
            # The facts of the same message were the last that was needed: the answer follows at once and says why.
            return []
        return [*said(session), *(["utter_asked_again"] if session.turn.times > MOST_TIMES else [])]


MOST_TIMES = 2
