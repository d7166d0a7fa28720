"""Conversations as Rasa's events, in every shape that ours take: in the form, aside from it, begun anew."""

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask, state]
slots: {facts: {type: any, mappings: [{type: custom}]}, requested_slot: {type: any, mappings: [{type: custom}]}}
forms: {form: {required_slots: []}}
actions: [reply, validate_form]
"""
)


def said(text: str, intent: str) -> list[Event]:
    user = UserUttered(text, intent={"name": intent})
    return [ActionExecuted("action_listen"), user, DefinePrevUserUtteredFeaturization(False)]


BEGINNING = [SessionStarted(), *said("你好", "ask"), ActionExecuted("reply"), BotUttered("您好")]
FORM = [*said("技师", "state"), ActionExecuted("form"), ActiveLoop("form"), SlotSet("requested_slot", "employer")]
ON = [*said("地铁", "state"), SlotSet("facts", {"employer": "pilot"}), ActionExecuted("form"), BotUttered("几年？")]
ASIDE = [*said("为什么", "ask"), ActionExecutionRejected("form"), ActionExecuted("reply"), LoopInterrupted(True)]
END = [ActiveLoop(None), SlotSet("requested_slot", None)]
CONVERSATIONS: dict[str, list[Event]] = {
    "nothing": [],
    "a beginning": BEGINNING,
    "a followup": [*BEGINNING, *said("技师", "state"), ActionExecuted("reply"), FollowupAction("form")],
    "a form": [*BEGINNING, *FORM],
    "a form that goes on": [*BEGINNING, *FORM, *ON, *ON],
    "a question aside": [*BEGINNING, *FORM, *ON, *ASIDE],
    "back in the form": [*BEGINNING, *FORM, *ASIDE, ActionExecuted("form"), *ON],
    "the end of a form": [*BEGINNING, *FORM, *ON, *END, ActionExecuted("reply")],
    "a second form": [*FORM, *ON, *END, *FORM, *ON],
    "a new session": [*BEGINNING, *FORM, *BEGINNING],
    "a new start": [*BEGINNING, *FORM, Restarted(), *said("你好", "ask")],
    "something undone": [*BEGINNING, *FORM, *said("哦", "ask"), UserUtteranceReverted()],
}


def conversation(name: str) -> Any:  # noqa: ANN401 - Rasa has no types
    tracker = DialogueStateTracker("somebody", DOMAIN.slots)
    tracker.update_with_events(list(CONVERSATIONS[name]), DOMAIN)
    tracker.model_id = "model"
    return tracker
