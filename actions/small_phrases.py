"""What is answered to 哦, 再说一遍 and 我不懂, whatever the message was classed as."""

from __future__ import annotations

from actions import phrases
from actions.session import Session
from actions.wording.answer import answer
from actions.wording.way_on import way_on

MOST_LINES = 2


def answer_again(session: Session) -> list[str]:
    """The answer once more; while something is asked, the form asks it once more."""
    if session.open_question or not session.facts:
        return []
    return [answer(session.decision, session.supposing)]


def plainly(session: Session) -> list[str]:
    """What to do, in two lines, for somebody who does not understand the answer."""
    lines = "\n".join(way_on(session.decision).split("\n")[:MOST_LINES])
    return [f"简单说：{lines}"]


def said(session: Session) -> list[str] | None:
    """The answer to a small phrase; ``None`` when the message is none."""
    if phrases.takes_note(session.text):
        return ["utter_ok"]
    if phrases.wants_it_again(session.text):
        return answer_again(session)
    if session.facts and not session.open_question and phrases.is_lost(session.text):
        return plainly(session)
    return None
