"""How the next question is put."""

from __future__ import annotations

import re

from actions import rules
from actions.session import Session
from actions.wording.facts import read_back

_BRACKET = re.compile("（.*?）")
Choices = list[dict[str, str]]


def ask(session: Session, *, missed: bool = False) -> tuple[str, Choices]:
    """The question and the answers offered with it; a doubt comes before a fact."""
    if session.state.doubts:
        doubt = session.state.doubts[0]
        choices = [{"value": option["value"], "label": option["label"]} for option in doubt["options"]]
        return _with_apology(doubt["question"], missed=missed), choices
    fact = session.to_ask
    if fact is None:
        return "", []
    text = rules.question(session.policy, session.facts, fact).text
    if fact == session.state.asking:
        text = _the_second_time(fact, text)
    return _with_apology(_more_exactly(session, fact) + text, missed=missed), rules.choices(
        session.policy, session.facts, fact
    )


def _more_exactly(session: Session, fact: str) -> str:
    """When the same date is asked again, say that what was told is not lost."""
    name, _, level = fact.partition(".")
    told = (session.facts.get(name) or {}).get(level) if level else None
    if told is None:
        return ""
    return f"您说的是{read_back({name: {level: told}})}，要再准一点才算得出来。"


def _the_second_time(fact: str, text: str) -> str:
    """The question without what was explained with it; of two questions about a level's date both are needed."""
    asked = _BRACKET.sub("", text)
    end = asked.rfind("？") if "." in fact else asked.find("？")
    return asked[: end + 1] or text


def _with_apology(text: str, *, missed: bool) -> str:
    return f"我没听明白。{text}" if missed else text
