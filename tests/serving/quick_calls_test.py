"""What the action server is told: enough, and no more than it uses."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    FollowupAction,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.serving import quick_calls
from bot.serving.ports import free_port
from bot.serving.whole_turns import is_away


@pytest.fixture
def domain() -> Any:  # noqa: ANN401 - Rasa has no types
    return Domain.from_yaml("version: '3.1'\nslots: {facts: {type: any, mappings: [{type: custom}]}}\nactions: [a]")


def conversation(domain: Any, *events: object) -> Any:  # noqa: ANN401 - as above
    tracker = DialogueStateTracker("somebody", domain.slots)
    tracker.update_with_events(list(events), domain)
    return tracker


def told(call: dict[str, Any]) -> dict[str, Any]:
    """What arrives of a call."""
    arrived: dict[str, Any] = json.loads(json.dumps(call))
    return arrived


WHAT_ACTIONS_LOOK_AT = ("event", "timestamp", "name")


def test_a_short_conversation_is_told_as_rasa_tells_it_without_what_the_events_hold(domain: Any) -> None:  # noqa: ANN401
    told_so = SlotSet("facts", {"employer": "pilot"})
    done = [ActiveLoop("form"), ActionExecutionRejected("form"), ActionExecuted("a"), FollowupAction("form")]
    events = [UserUttered("你好"), *done, BotUttered("您好"), told_so]
    tracker = conversation(domain, *events)
    ours = told(quick_calls._action_call(RemoteAction("a", None), tracker, domain))
    own = told(RemoteAction("a", None)._action_call_format(tracker, domain))
    assert ours.keys() == own.keys()
    del own["tracker"]["active_loop"]["trigger_message"]
    assert {**ours["tracker"], "events": None} == {**own["tracker"], "events": None}
    assert ours["tracker"]["events"] == [
        {part: event[part] for part in WHAT_ACTIONS_LOOK_AT if part in event} for event in own["tracker"]["events"]
    ]
    assert ours["domain"]["slots"] == own["domain"]["slots"]


def test_of_a_long_conversation_the_last_two_messages_are_told_and_every_slot(domain: Any) -> None:  # noqa: ANN401
    long_ago = [SlotSet("facts", {"employer": "pilot"}), UserUttered("一"), BotUttered("一"), UserUttered("二")]
    tracker = conversation(domain, *long_ago, BotUttered("二"), UserUttered("三"))
    call = told(quick_calls._action_call(RemoteAction("a", None), tracker, domain))
    assert [event["event"] for event in call["tracker"]["events"]] == ["user", "bot", "user"]
    assert call["tracker"]["slots"]["facts"] == {"employer": "pilot"}
    assert call["tracker"]["latest_message"]["text"] == "三"


class Server:
    """An action server that answers every call with what it is told to; it counts its connections."""

    def __init__(self, status: int = 200, body: bytes = b'{"events": []}') -> None:
        self.connections, self.calls = 0, []
        self._answer = b"HTTP/1.1 %d Some\r\nContent-Length: %d\r\n\r\n" % (status, len(body)) + body

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        while head := await _head(reader):
            length = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
            self.calls.append(json.loads(await reader.readexactly(length)))
            writer.write(self._answer)
        writer.close()


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""


def ask(server: Server, *calls: dict[str, Any]) -> list[Any]:
    """What Rasa gets for its calls, one after the other."""

    async def asked() -> list[Any]:
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        endpoint = EndpointConfig(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/webhook")
        try:
            return [await quick_calls._request(endpoint, json=call, timeout=1, compress=False) for call in calls]
        finally:
            await quick_calls._lines().close()
            listening.close()

    return asyncio.run(asked())


def test_the_connection_is_kept_for_the_next_call() -> None:
    server = Server()
    assert ask(server, {"next_action": "一"}, {"next_action": "二"}) == [{"events": []}] * 2
    assert server.calls == [{"next_action": "一"}, {"next_action": "二"}]
    assert server.connections == 1


def test_an_action_that_refuses_is_told_as_rasa_expects_it() -> None:
    with pytest.raises(ClientResponseError) as refused:
        ask(Server(400, b'{"action_name": "a"}'), {})
    assert (refused.value.status, json.loads(refused.value.text)) == (400, {"action_name": "a"})


def test_a_server_that_is_away_is_told_apart() -> None:
    async def call() -> None:
        await quick_calls._request(EndpointConfig(f"http://127.0.0.1:{free_port()}/webhook"), json={})

    with pytest.raises(aiohttp.ClientConnectionError) as away:
        asyncio.run(call())
    assert is_away(away.value)


@pytest.mark.parametrize("more", [{"headers": {"Authorization": "x"}}, {"token": "x"}, {"params": {"a": "b"}}])
def test_an_endpoint_with_a_password_is_refused_instead_of_called_without_it(more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="nothing else"):
        asyncio.run(quick_calls._request(EndpointConfig("http://127.0.0.1:9", **more), json={}))
