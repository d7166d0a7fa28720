"""How the next question is put."""

from __future__ import annotations

from actions import rules
from actions.session import Session
from actions.wording.facts import read_back

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


def _with_apology(text: str, *, missed: bool) -> str:
    return f"我没听明白。{text}" if missed else text
