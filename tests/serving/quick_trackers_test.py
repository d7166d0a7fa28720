"""A copy of a conversation stands where Rasa's own replay of all its events ends."""

from typing import Any

import pytest
from rasa.core.actions.forms import FormAction
from rasa.shared.core.events import ActionExecutionRejected, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from bot.serving import quick_trackers
from tests.support.conversations import CONVERSATIONS, DOMAIN, END, conversation


def state(tracker: Any) -> Any:  # noqa: ANN401 - as above
    found = tracker.current_state(EventVerbosity.ALL)
    held = {name: slot.__dict__ for name, slot in tracker.slots.items()}
    return found, held, tracker.model_id, tracker.latest_bot_utterance, tracker.events.maxlen


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa's conversations copied our way, for one test."""
    from rasa.shared.core import trackers

    monkeypatch.setattr(trackers, "copy", trackers.copy)
    for name in ("copy", "applied_events"):
        monkeypatch.setattr(DialogueStateTracker, name, getattr(DialogueStateTracker, name))
    for name in ("_temporary_tracker", "_get_events_since_last_user_uttered"):
        monkeypatch.setattr(FormAction, name, FormAction.__dict__[name])
    quick_trackers.copy_trackers_quickly()


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_copy_is_what_rasas_replay_gives(name: str, request: pytest.FixtureRequest) -> None:
    tracker = conversation(name)
    expected = state(tracker.copy())
    request.getfixturevalue("quick")
    assert state(tracker.copy()) == expected


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_events_that_count_are_rasas(name: str, request: pytest.FixtureRequest) -> None:
    tracker = conversation(name)
    expected = tracker.applied_events()
    request.getfixturevalue("quick")
    assert tracker.applied_events() == expected


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_what_a_form_looks_at_is_rasas(name: str, request: pytest.FixtureRequest) -> None:
    form, tracker, more = FormAction("form", None), conversation(name), [SlotSet("facts", {"title": "none"})]
    expected = told(state(form._temporary_tracker(tracker, list(more), DOMAIN)))
    request.getfixturevalue("quick")
    assert told(state(form._temporary_tracker(tracker, list(more), DOMAIN))) == expected


def told(found: Any) -> Any:  # noqa: ANN401 - as above
    """Without the times at which the events were made that a form adds."""
    state, *others = found
    events = [{**event, "timestamp": None} for event in state["events"]]
    return {**state, "events": events, "latest_event_time": None}, *others


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_slots_that_a_message_set_are_those_that_rasa_finds(name: str, request: pytest.FixtureRequest) -> None:
    tracker = conversation(name)
    expected = FormAction._get_events_since_last_user_uttered(tracker)
    request.getfixturevalue("quick")
    assert FormAction._get_events_since_last_user_uttered(tracker) == expected


def test_most_conversations_are_copied_our_way() -> None:
    own = {name for name in CONVERSATIONS if not quick_trackers._begins_anew(conversation(name))}
    assert set(CONVERSATIONS) - own == {"a new session", "a new start"}
    assert quick_trackers.applied_events_of(conversation("something undone")) is None


def test_a_copy_goes_its_own_way() -> None:
    tracker = conversation("a form that goes on")
    before = state(tracker)
    twin = quick_trackers.copy_of(tracker)
    twin.update_with_events([SlotSet("facts", {}), ActionExecutionRejected("form"), *END], DOMAIN)
    assert state(tracker) == before
