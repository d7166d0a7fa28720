"""Commands that were offered as buttons, or typed by their labels: 看全部, 看依据, 去哪里报."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from actions.offers import BEHALF, SWITCHES
from actions.session import Session
from actions.wording.details import everything

_MODULES = {
    "why": "actions.explain",
    "where": "actions.where",
    "facts": "actions.show_facts",
    "human": "actions.human",
}


def follow(session: Session) -> list[str]:
    """What is said to the command of this turn."""
    if session.turn.command in SWITCHES:
        return ["utter_asks_for_other" if session.turn.command == BEHALF else "utter_asks_for_self"]
    if session.turn.command == "all":
        return [everything(session.decision)]
    # Looked up late: these modules import the base class of the actions, which imports this module.
    said: Callable[[Session], list[str]] = import_module(_MODULES[session.turn.command or "human"]).said
    return said(session)
