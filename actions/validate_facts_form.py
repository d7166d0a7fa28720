"""The one form: it asks what the rules want to know next, until no answer could change anything."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import asking, commands, phrases, points, small_phrases, understood
from actions.reply import payload, utter
from actions.session import FORM, Session
from actions.wording.answer import so_far

# Messages that an action of their own answers, whatever facts they also bring.
QUESTIONS = frozenset(
    {
        "ask_why",
        "ask_why_question",
        "ask_when",
        "what_if",
        "ask_where",
        "ask_definition",
        "ask_missing",
        "show_facts",
        "human",
        "delete_record",
        "resume",
    }
)
# Messages for which there is nothing but the form.
ONLY_FACTS = frozenset({"state_facts", "set_facts", "start"})
_NOT_OURS = frozenset({"action_listen", "action_extract_slots", FORM})


class ValidateFactsForm(FormValidationAction):
    """Decides whether the message is the form's, reads back what was understood, and asks the next question."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return f"validate_{FORM}"

    async def required_slots(
        self, _domain_slots: list[str], _dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]
    ) -> list[str]:
        """What policy_rules wants next: one fact, or nothing when no answer could change any status."""
        session = Session.of(tracker)
        if session.state.doubts:
            return ["doubt"]
        return [session.to_ask] if session.to_ask else []

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Return nothing for a message that an action of its own answers: the form is then rejected."""
        session = Session.of(tracker)
        done = _since_message(tracker)
        first = not any(event == "action" for event, name in done if name not in _NOT_OURS)
        if first and session.form_active and not _is_ours(session):
            return []
        required = await self.required_slots([], dispatcher, tracker, domain)
        if not any(event == "bot" for event, _name in done):
            for text in [*understood.opening(session), points.not_settled(session.text) or ""]:
                utter(dispatcher, text)
        if first and session.turn.command:
            for text in commands.follow(session):
                utter(dispatcher, text)
        memory = session.state.memory
        concluded = so_far(session.decision) if required and session.turn.told else memory.concluded
        if concluded != memory.concluded:
            utter(dispatcher, concluded)
        if required:
            missed = first and not _understood(session)
            if missed and small_phrases.repeats_what_is_held(session):
                utter(dispatcher, "utter_noted_already")
                missed = False
            text, choices = asking.ask(session, missed=missed)
            utter(dispatcher, text)
            dispatcher.utter_message(json_message=payload(session, asking=session.to_ask, choices=choices))
        return [
            SlotSet("memory", asdict(replace(memory, concluded=concluded))),
            SlotSet("asked", required[0] if required else None),
            SlotSet("requested_slot", required[0] if required else None),
        ]


def _since_message(tracker: Tracker) -> list[tuple[str, str]]:
    """Kind and name of everything that happened since the person's last message."""
    kinds = [(str(event.get("event")), str(event.get("name"))) for event in tracker.events]
    last = max((index for index, (kind, _name) in enumerate(kinds) if kind == "user"), default=-1)
    return kinds[last + 1 :]


def _is_ours(session: Session) -> bool:
    intent = session.turn.intent
    if intent in ONLY_FACTS:
        return True
    return bool(session.turn.command) or (session.turn.answered and intent not in QUESTIONS)


def _understood(session: Session) -> bool:
    turn = session.turn
    return bool(turn.answered or turn.command or turn.intent == "start" or phrases.takes_note(session.text))
