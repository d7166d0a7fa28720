"""Calls of the action server, without what makes them slow: a connection a call, and all that was ever said in it.

Rasa opens a connection for every action and sends it all events of the conversation and the whole domain. Our actions
look at the slots, at the last message, and at what was said and done, and when, since the message before it.
"""

import asyncio
import json
import weakref
from http import HTTPStatus
from typing import Any

import aiohttp

from bot.lines import Lines, NoLineError

MESSAGES_SENT = 2
"""The person's last message, and the one before it: the time between them is a silence."""
# Where an event has the name that it is told with.
_NAMED = {
    "action": "action_name",
    "action_execution_rejected": "action_name",
    "followup": "action_name",
    "slot": "key",
    "active_loop": "name",
}
_TOLD = "_told_to_the_action_server"
_kept: "weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, Lines]" = weakref.WeakKeyDictionary()


def call_actions_quickly() -> None:
    """Change Rasa, which must have been imported."""
    from rasa.core.actions.action import RemoteAction
    from rasa.utils.endpoints import EndpointConfig

    RemoteAction._action_call_format = _action_call  # noqa: SLF001
    EndpointConfig.request = _request


def _action_call(action: Any, tracker: Any, domain: Any) -> dict[str, Any]:  # noqa: ANN401 - Rasa's own types
    """Return the request of an action, with what happened since the message before the last one."""
    import rasa

    loop = tracker.active_loop
    state = {
        "sender_id": tracker.sender_id,
        "slots": tracker.current_slot_values(),
        "latest_message": tracker._latest_message_data(),  # noqa: SLF001
        "latest_event_time": tracker.events[-1].timestamp if tracker.events else None,
        "followup_action": tracker.followup_action,
        "paused": tracker.is_paused(),
        "events": [_told(event) for event in _latest(list(tracker.events))],
        "latest_input_channel": tracker.get_latest_input_channel(),
        # Without the message that once started it.
        "active_loop": {part: vars(loop)[part] for part in ("name", "is_interrupted", "rejected")} if loop else {},
        "latest_action": tracker.latest_action,
        "latest_action_name": tracker.latest_action_name,
    }
    return {
        "next_action": action.name(),
        "sender_id": tracker.sender_id,
        "tracker": state,
        "version": rasa.__version__,
        "domain": _domain(domain),
    }


def _latest(events: list[Any]) -> list[Any]:
    """Return the end of a conversation: from the message before the last one on."""
    from rasa.shared.core.events import UserUttered

    said = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    return events[said[-MESSAGES_SENT] :] if len(said) > MESSAGES_SENT else events


def _told(event: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return what an event is, of what, and when; what it holds is in the slots and in the last message."""
    told = {"event": event.type_name, "timestamp": event.timestamp}
    named = _NAMED.get(event.type_name)
    return {**told, "name": getattr(event, named)} if named else told


def _domain(domain: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return what the action server's forms are told of the domain; a domain does not change while it is served."""
    told: dict[str, Any] | None = domain.__dict__.get(_TOLD)
    if told is None:
        whole: dict[str, Any] = domain.as_dict()
        told = domain.__dict__[_TOLD] = {name: whole.get(name, {}) for name in ("forms", "slots", "actions")}
    return told


async def _request(endpoint: Any, method: str = "post", subpath: str | None = None, **call: Any) -> Any:  # noqa: ANN401
    """Ask the action server on a kept line; what goes wrong is told in Rasa's words."""
    from rasa.core.constants import DEFAULT_REQUEST_TIMEOUT
    from rasa.utils.endpoints import ClientResponseError

    if endpoint.basic_auth or endpoint.headers or endpoint.params or endpoint.token or subpath:
        raise ValueError("the action endpoint takes its url and nothing else: it is on loopback or fenced")
    body = json.dumps(call["json"]).encode()
    try:
        answer = await _lines().ask(method.upper(), endpoint.url, "", body, within=DEFAULT_REQUEST_TIMEOUT)
    except NoLineError:
        raise aiohttp.ServerDisconnectedError from None
    if answer.status >= HTTPStatus.BAD_REQUEST:
        raise ClientResponseError(answer.status, "", answer.body.decode("utf-8", "replace"))
    return json.loads(answer.body)


def _lines() -> Lines:
    """Return the lines of this event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _kept:
        _kept[loop] = Lines()
    return _kept[loop]
