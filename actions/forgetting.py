"""Events that forget everything that was told."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, SlotSet

from actions.session import Session, slots_of
from actions.state import State


def forget(session: Session) -> list[dict[str, Any]]:
    """Empty every slot and leave the form; the turn stays, so that its message is not taken again."""
    return [*slots_of(State(), session.turn), SlotSet("asked", None), SlotSet("requested_slot", None), ActiveLoop(None)]
