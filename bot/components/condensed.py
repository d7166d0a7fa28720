"""What still counts of a conversation: the value of each slot, the form that asks, and the last messages.

Rasa replays every event of a conversation several times a turn. What this leaves out is overwritten by what it keeps:
the replay ends in the same state, and costs the same however long somebody has been talking.
"""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

MESSAGES_KEPT = 2
"""As many as a rule of the dialogue, or an action, looks back at, and one for good measure."""
_STATES = {"slot", "active_loop"}
# Events that only say what was said and done at their place. Of any other kind nothing is assumed.
_PASSING = {"action", "user", "bot", "followup", "user_featurization", "loop_interrupted", "action_execution_rejected"}


class Stored(Protocol):
    """An event as a row of the tracker."""

    type_name: Any
    action_name: Any


Event = TypeVar("Event", bound=Stored)


def condensed(session: Sequence[Event]) -> Sequence[Event]:
    """Return the events of one session that its last messages and its state can be replayed from."""
    messages = [place for place, event in enumerate(session) if event.type_name == "user"]
    if len(messages) <= MESSAGES_KEPT:
        return session
    # The action in front of a message is that Rasa listened.
    cut = messages[-MESSAGES_KEPT]
    while cut and session[cut].type_name != "action":
        cut -= 1
    if cut == 0:
        return session
    start, past = session[:1], session[1:cut]
    if any(event.type_name not in _STATES | _PASSING for event in past):
        return session
    lasting = {(event.type_name, _slot(event)): place for place, event in enumerate(past) if event.type_name in _STATES}
    return [*start, *(past[place] for place in sorted(lasting.values())), *session[cut:]]


def _slot(event: Stored) -> Any:  # noqa: ANN401 - a name, or nothing
    return event.action_name if event.type_name == "slot" else None
