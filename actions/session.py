"""The conversation as an action sees it: slots and the last message turned into plain data, and back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions import behalf, clock, rules
from actions.next_question import fact_to_ask
from actions.state import Memory, Message, State, Turn

FORM = "facts_form"
SLOTS = ("facts", "skipped_facts", "doubts", "memory", "turn")


@dataclass(frozen=True)
class Session:
    """One conversation at one moment.

    Attributes:
        state: what is held between messages.
        turn: what the last message changed.
        reading: what the reader found in the last message.
        text: its words.
        today: the day the answer is for.
        form_active: whether the form is asking.
    """

    state: State
    turn: Turn
    reading: dict[str, Any]
    text: str
    today: date
    form_active: bool

    @classmethod
    def of(cls, tracker: Tracker) -> Session:
        """Read the session from Rasa's tracker."""
        turn = tracker.get_slot("turn") or {}
        message = tracker.latest_message or {}
        state = state_of(tracker)
        return cls(
            state=state,
            turn=Turn(**turn) if turn.get("id") == message.get("message_id") else Turn(intent=_intent(message)),
            reading=behalf.heard(state, _reading(message)),
            text=message.get("text") or "",
            today=today_of(tracker),
            form_active=bool((tracker.active_loop or {}).get("name")),
        )

    @property
    def facts(self) -> dict[str, Any]:
        """The facts held."""
        return self.state.facts

    @cached_property
    def policy(self) -> rules.Policy:
        """The policy for this person."""
        return rules.policy_for(self.facts, self.today)

    @cached_property
    def decision(self) -> rules.Decision:
        """The decision of the facts held, on this day."""
        return rules.decide(self.facts, self.today)

    @cached_property
    def supposing(self) -> rules.Decision:
        """The decision if the work since every certificate had gone on without a break, in the right occupation."""
        return rules.decide({**dict.fromkeys(rules.WORK_GOES_ON, True), **self.facts}, self.today)

    @cached_property
    def to_ask(self) -> str | None:
        """The fact to ask for next; a doubt comes first, and nothing when nothing could change the answer."""
        if self.state.doubts:
            return str(self.state.doubts[0]["fact"]) if self.state.doubts[0]["fact"] else None
        if self.state.memory.postponed:
            return None
        return fact_to_ask(self.facts, self.today, self.state.skipped)

    @property
    def open_question(self) -> bool:
        """Whether something is still to be asked."""
        return bool(self.state.doubts) or self.to_ask is not None


def state_of(tracker: Tracker) -> State:
    """The state held in the slots."""
    asked = tracker.get_slot("requested_slot")
    return State(
        facts=dict(tracker.get_slot("facts") or {}),
        skipped=list(tracker.get_slot("skipped_facts") or []),
        doubts=list(tracker.get_slot("doubts") or []),
        memory=Memory(**(tracker.get_slot("memory") or {})),
        asking=None if asked in {None, "doubt"} else asked,
    )


def slots_of(state: State, turn: Turn) -> list[dict[str, Any]]:
    """The events that keep a state."""
    return [
        SlotSet("facts", state.facts),
        SlotSet("skipped_facts", state.skipped),
        SlotSet("doubts", state.doubts),
        SlotSet("memory", asdict(state.memory)),
        SlotSet("turn", turn.as_dict()),
    ]


def message_of(tracker: Tracker) -> Message:
    """The last message of the person."""
    message = tracker.latest_message or {}
    return Message(
        id=message.get("message_id") or "",
        intent=_intent(message),
        text=message.get("text") or "",
        reading=_reading(message),
        choice=_entity(message, "choice"),
        given=_entity(message, "facts"),
        silence=_silence(tracker),
        today=today_of(tracker),
    )


def today_of(tracker: Tracker) -> date:
    """The day that the gateway said it is, else the clock's."""
    said = ((tracker.latest_message or {}).get("metadata") or {}).get("today")
    return date.fromisoformat(said) if said else clock.today()


def _intent(message: dict[str, Any]) -> str:
    return str((message.get("intent") or {}).get("name") or "")


def _entity(message: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - a button's value or facts
    return next((entity["value"] for entity in message.get("entities") or [] if entity["entity"] == name), None)


def _reading(message: dict[str, Any]) -> dict[str, Any]:
    return dict(_entity(message, "reading") or {})


def _silence(tracker: Tracker) -> float:
    """Seconds between the last two messages, by the time stamps of the events."""
    stamps = [event["timestamp"] for event in tracker.events if event.get("event") == "user" and event.get("timestamp")]
    return float(stamps[-1] - stamps[-2]) if len(stamps) > 1 else 0.0
