"""Events that forget everything that was told."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import payload
from actions.session import FORM, Session, slots_of
from actions.state import State


def confirm(dispatcher: CollectingDispatcher, session: Session, question: str) -> list[dict[str, Any]]:
    """Ask before something is lost, when the words were not plain; the form goes on meanwhile."""
    dispatcher.utter_message(response=question)
    if session.form_active or session.open_question:
        return [FollowupAction(FORM)]
    dispatcher.utter_message(json_message=payload(session))
    return []


def forget(session: Session) -> list[dict[str, Any]]:
    """Empty every slot and leave the form; the turn stays, so that its message is not taken again."""
    return [*slots_of(State(), session.turn), SlotSet("asked", None), SlotSet("requested_slot", None), ActiveLoop(None)]
