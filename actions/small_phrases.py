"""What is answered to 哦, 再说一遍 and 我不懂, whatever the message was classed as."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from actions import phrases
from actions.session import Session
from actions.wording.answer import answer
from actions.wording.facts import read_back
from actions.wording.way_on import way_on

MOST_LINES = 2
# What was not classed as a question, and may be one all the same.
PASSING = frozenset({"nlu_fallback", "small_talk", "abuse", "out_of_scope", "ask_why"})
_WHY = re.compile("为什么|为何|为啥|凭什么|凭啥|点解|怎么不|怎么会")


def answer_again(session: Session) -> list[str]:
    """The answer once more; while something is asked, the form asks it once more."""
    if session.open_question or not session.facts:
        return []
    return [answer(session.decision, session.supposing)]


def plainly(session: Session) -> list[str]:
    """What to do, in two lines, for somebody who does not understand the answer."""
    lines = "\n".join(way_on(session.decision).split("\n")[:MOST_LINES])
    return [f"简单说：{lines}"]


def repeats_what_is_held(session: Session) -> bool:
    """Whether the words are part of what was read back: 本部, when 试点企业本部 is held."""
    text = session.text.strip(" ，。！？,.!?")
    return len(text) > 1 and text in read_back(session.facts)


def said(session: Session) -> list[str] | None:
    """The answer to a small phrase; ``None`` when the message is none."""
    if phrases.takes_note(session.text):
        return ["utter_ok"]
    if phrases.wants_it_again(session.text):
        return answer_again(session)
    if session.facts and not session.open_question and phrases.is_lost(session.text):
        return plainly(session)
    if session.turn.intent in {"nlu_fallback", "state_facts"} and repeats_what_is_held(session):
        return ["utter_noted_already"]
    passing = session.turn.intent in PASSING and not _WHY.search(session.text) and not session.reading.get("topic")
    return _asked_in_passing(session) if passing else None


def _asked_in_passing(session: Session) -> list[str] | None:
    # Looked up late: these modules import the base class of the actions, which imports this module.
    pathways: Any = import_module("actions.pathways")
    where: Any = import_module("actions.where")
    said: list[str] | None = None
    if pathways.asks_what_now(session) and (not session.open_question or pathways.asks_nothing_else(session)):
        said = pathways.said(session)
    elif where.asked(session):
        said = where.said(session)
    return said
