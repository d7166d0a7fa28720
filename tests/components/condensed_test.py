"""What is read of a long conversation ends where the whole of it ends."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from rasa.shared.core.events import AllSlotsReset, Event
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from bot.components.condensed import condensed
from tests.support.conversations import ASIDE, BEGINNING, DOMAIN, END, FORM, ON

AGAIN = [*FORM, *ON, *ASIDE, *ON, *ON, *END, *BEGINNING[1:]]
LONG = [*BEGINNING, *AGAIN, *AGAIN]


@dataclass
class Row:
    """A stored event."""

    type_name: str
    action_name: str | None
    data: str


def rows(events: list[Event]) -> list[Row]:
    found = [event.as_dict() for event in events]
    return [Row(event["event"], event.get("name"), json.dumps(event)) for event in found]


def replayed(stored: Any) -> Any:  # noqa: ANN401 - rows
    """Where Rasa stands after these events, and what it will look back at."""
    events = [json.loads(row.data) for row in stored]
    tracker = DialogueStateTracker.from_dict("somebody", events, DOMAIN.slots)
    state = tracker.current_state(EventVerbosity.NONE)
    # What started the form: nobody asks for it.
    state["active_loop"].pop("trigger_message", None)
    return state, tracker.past_states(DOMAIN)[-2:]


@pytest.mark.parametrize("length", range(1, len(LONG) + 1))
def test_the_state_and_the_last_moments_are_the_same_at_every_point(length: int) -> None:
    stored = rows(LONG[:length])
    assert replayed(condensed(stored)) == replayed(stored)


def test_a_long_conversation_is_no_longer_to_read_than_a_short_one() -> None:
    stored = rows([*BEGINNING, *FORM, *ON * 40])
    assert len(condensed(stored)) < len(rows([*BEGINNING, *FORM, *ON * 2]))


def test_events_of_another_kind_are_left_where_they_are() -> None:
    stored = rows([*BEGINNING, *FORM, AllSlotsReset(), *ON * 5])
    assert condensed(stored) == stored
