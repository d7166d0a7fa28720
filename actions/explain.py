"""Why the answer is what it is."""

from __future__ import annotations

import re

from actions import rules
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording import details
from actions.wording.answer import short
from actions.wording.definitions import definition
from actions.wording.pathways import wanted

# What people complain of, and the reading that answers it.
_POINTS = (
    (r"工龄|(干|做)(了|咗).{1,4}年|廿年|那么多年", "b_count"),
    (r"(差|少).{0,2}(一|几|两|1|2)(天|日)|凑整|四舍五入", "anniversary"),
    (r"优胜奖.*(初级|中级)|(初级|中级).*优胜奖", "national_excellence_title"),
    (r"(子公司|下属公司|分公司).*(不|没)", "subsidiary"),
    (r"市(级)?(劳模|劳动模范|五一).*(不|没)", "honour_min_provincial"),
)


def said(session: Session) -> list[str]:
    """Every condition of the pathway asked about, with its clause and words."""
    if not session.facts:
        return ["utter_nothing_known_yet"]
    for words, reading in _POINTS:
        if re.search(words, session.text):
            return [rules.reading_sentence(reading)]
    path = wanted(session.text, session.decision)
    if path is None and (entries := rules.glossary(session.reading.get("terms") or [], session.text)):
        return [definition(entry) for entry in entries[:1]]
    if path is None and details.nothing_decided(session.decision):
        return [short(session.decision)]
    return [details.explain(session.decision, path)]


class ActionExplain(ReplyAction):
    """为什么; also 看依据."""

    action_name = "action_explain"
    takes_facts_first = False

    def say(self, session: Session) -> list[str]:
        """Explain, more shortly when the same was asked before."""
        return [*said(session), *(["utter_asked_again"] if session.turn.times > MOST_TIMES else [])]


MOST_TIMES = 2
