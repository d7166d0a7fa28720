"""Copies of a conversation, taken as it stands: Rasa replays all that was ever said for each, several times a turn.

What is copied is what a replay ends in. Where one would end elsewhere (something was undone, the conversation began
anew) Rasa's own way is taken.
"""

from collections import deque
from dataclasses import replace
from types import SimpleNamespace
from typing import Any


def copy_trackers_quickly() -> None:
    """Change Rasa, which must have been imported."""
    from rasa.core.actions.forms import FormAction
    from rasa.shared.core import trackers

    # Used there for slots only.
    trackers.copy = SimpleNamespace(copy=copy_of_slot)
    replayed, rasas_applied_events = trackers.DialogueStateTracker.copy, trackers.DialogueStateTracker.applied_events
    rasas_temporary = FormAction._temporary_tracker  # noqa: SLF001

    def copy(tracker: Any) -> Any:  # noqa: ANN401 - Rasa's own types
        return replayed(tracker) if _begins_anew(tracker) else copy_of(tracker)

    def applied_events(tracker: Any) -> list[Any]:  # noqa: ANN401 - as above
        found = applied_events_of(tracker)
        return rasas_applied_events(tracker) if found is None else found

    def temporary_tracker(form: Any, tracker: Any, events: list[Any], domain: Any) -> Any:  # noqa: ANN401 - as above
        if _begins_anew(tracker):
            return rasas_temporary(form, tracker, events, domain)
        from rasa.shared.core.constants import REQUESTED_SLOT
        from rasa.shared.core.events import ActionExecuted, SlotSet

        twin = copy_of(tracker)
        asked = SlotSet(REQUESTED_SLOT, form.get_slot_to_fill(tracker))
        for event in (asked, ActionExecuted(form.name()), *events):
            twin.update(event)
        return twin

    FormAction._get_events_since_last_user_uttered = staticmethod(slots_set_since_the_message)  # noqa: SLF001
    trackers.DialogueStateTracker.copy = copy
    trackers.DialogueStateTracker.applied_events = applied_events
    FormAction._temporary_tracker = temporary_tracker  # noqa: SLF001


def copy_of_slot(slot: Any) -> Any:  # noqa: ANN401 - as above
    """Return a slot of its own with the same value."""
    twin = object.__new__(type(slot))
    twin.__dict__.update(slot.__dict__)
    return twin


def copy_of(tracker: Any) -> Any:  # noqa: ANN401 - as above
    """Return a conversation of its own that stands where this one stands."""
    twin = object.__new__(type(tracker))
    twin.__dict__.update(tracker.__dict__)
    twin.events = deque(tracker.events, tracker.events.maxlen)
    twin.slots = type(tracker.slots)((name, copy_of_slot(slot)) for name, slot in tracker.slots.items())
    twin.active_loop = replace(tracker.active_loop) if tracker.active_loop else None
    twin.followup_action = _followup(tracker)
    # A replay knows the events only.
    twin.model_id = twin.assistant_id = twin.sender_source = None
    return twin


def _followup(tracker: Any) -> str | None:  # noqa: ANN401 - as above
    """Return what a replay would do next: Rasa forgets it when it does it, before there is an event of that."""
    from rasa.shared.core.events import ActionExecuted, FollowupAction, UserUttered

    for event in reversed(tracker.events):
        if type(event) is FollowupAction:
            return str(event.action_name)
        if type(event) in (ActionExecuted, UserUttered):
            return None
    followup: str | None = tracker.followup_action
    return followup


def slots_set_since_the_message(tracker: Any) -> list[Any]:  # noqa: ANN401 - as above
    """Return the events that set slots since the last message; Rasa compares that with each event, as JSON."""
    from rasa.shared.core.events import Restarted, SlotSet

    found = []
    for event in reversed(tracker.events):
        if event is tracker.latest_message or type(event) is Restarted:
            break
        if type(event) is SlotSet:
            found.append(event)
    return found[::-1]


def _begins_anew(tracker: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether events stand in front of the beginning; a replay of them is left to Rasa."""
    from rasa.shared.core.events import Restarted, SessionStarted

    kinds = list(map(type, tracker.events))
    starts = kinds.count(SessionStarted) + kinds.count(Restarted)
    return starts > (1 if kinds and kinds[0] is SessionStarted else 0)


def applied_events_of(tracker: Any) -> list[Any] | None:  # noqa: ANN401 - as above
    """Return the events without those that a form's going on takes back; None where others are taken back too."""
    from rasa.shared.core.events import (
        ActionExecuted,
        ActionReverted,
        ActiveLoop,
        LegacyForm,
        Restarted,
        SessionStarted,
        UserUtteranceReverted,
    )

    kinds = set(map(type, tracker.events))
    if not kinds.isdisjoint((ActionReverted, UserUtteranceReverted, LegacyForm)):
        return None
    loops = {event.name for event in tracker.events if type(event) is ActiveLoop and event.name}
    applied: list[Any] = []
    for event in tracker.events:
        kind = type(event)
        if kind is SessionStarted or kind is Restarted:
            applied = []
        elif (
            kind is ActionExecuted
            and event.action_name in loops
            and not tracker._first_loop_execution_or_unhappy_path(event.action_name, applied)  # noqa: SLF001
        ):
            tracker._undo_till_previous_loop_execution(event.action_name, applied)  # noqa: SLF001
        else:
            applied.append(event)
    return applied
