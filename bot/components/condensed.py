"""What still counts of a conversation: the value of each slot, the form that asks, and the last messages.

Rasa replays every event of a conversation several times a turn. What this leaves out is overwritten by what it keeps:
the replay ends in the same state, and costs the same however long somebody has been talking.
"""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

MESSAGES_KEPT = 2
"""As many as a rule of the dialogue, or an action, looks back at, and one for good measure."""
# Of events of any other kind nothing is assumed.
_KNOWN = {
    "slot",
    "active_loop",
    "action",
    "user",
    "bot",
    "followup",
    "user_featurization",
    "loop_interrupted",
    "action_execution_rejected",
}


class Stored(Protocol):
    """An event as a row of the tracker."""

    type_name: Any
    action_name: Any


Event = TypeVar("Event", bound=Stored)


def condensed(session: Sequence[Event]) -> Sequence[Event]:
    """Return the events of one session that its state and its last messages can be replayed from.

    What the bot said, and the values that a slot had before its last, change nothing; rules must not look at slots.
    """
    messages = [place for place, event in enumerate(session) if event.type_name == "user"]
    if len(messages) <= MESSAGES_KEPT:
        return session
    # The action in front of a message is that Rasa listened.
    cut = messages[-MESSAGES_KEPT]
    while cut and session[cut].type_name != "action":
        cut -= 1
    if cut == 0 or any(event.type_name not in _KNOWN for event in session[1:]):
        return session
    values = {event.action_name: place for place, event in enumerate(session) if event.type_name == "slot"}
    loops = [place for place, event in enumerate(session[:cut]) if event.type_name == "active_loop"]
    kept = {0, *values.values(), *loops[-1:], len(session) - 1}
    return [
        event
        for place, event in enumerate(session)
        if place in kept or (place >= cut and event.type_name not in {"slot", "bot"})
    ]
