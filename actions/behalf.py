"""Asking for somebody else: his facts are held instead of the speaker's, and nothing about who he is."""

from __future__ import annotations

import re
from typing import Any

from actions.offers import BEHALF, SELF
from actions.state import Memory, Message, State

_MYSELF = re.compile(
    r"(?:那|好了?|行了?|现在|换成?|换回|改成?|轮到)*(?:我?问|看看?)?(?:一下)?我(?:自己|本人)(?:的|呢|问|来问|能不能报|能报吗)*"
)
_NOTHING_ABOUT_HIM = frozenset({"greet", "thanks", "goodbye", "abuse", "human", "restart", "delete_record"})


def wish(text: str, state: State) -> str | None:
    """The command to go back to oneself, in other words than its label."""
    plain = re.sub("[ ，。！？,.!?]", "", text)
    return SELF if state.memory.on_behalf and _MYSELF.fullmatch(plain) else None


def begins(state: State, message: Message) -> bool:
    """Whether the message starts to ask for somebody else, and nothing was told of the speaker yet."""
    other = message.reading.get("other")
    if not other or state.memory.on_behalf or state.facts:
        return False
    return bool(other["asked"]) or (other["alone"] and message.intent not in _NOTHING_ABOUT_HIM and _says(other))


def is_wished_too_late(state: State, message: Message) -> bool:
    """Whether somebody asks for another person while his own facts are held."""
    other = message.reading.get("other")
    return bool(other and other["asked"] and state.facts and not state.memory.on_behalf)


def heard(state: State, reading: dict[str, Any]) -> dict[str, Any]:
    """The reading of a message as the person whom the conversation is about would have said it."""
    return dict(reading.get("other") or reading) if state.memory.on_behalf else reading


def fresh(command: str) -> State:
    """The state after the command: nothing is known, and it is clear of whom the talk is."""
    return State(memory=Memory(on_behalf=command == BEHALF))


def _says(other: dict[str, object]) -> bool:
    return any(other[part] for part in ("facts", "clarify", "ambiguous", "hypothetical"))
