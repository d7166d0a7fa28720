"""A usual message goes a shorter way than the framework's; nobody can tell by the answer which way it went."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

import httpx
import pytest

import policy_rules
from bot.gateway import short_way
from tests.gateway.conftest import GatewayMaker
from tests.gateway.conversations_test import shift
from tests.gateway.rasa_stand_in import CHOICES, RasaStandIn, answer
from tests.gateway.talking import Gateway, Talk, error, ok

SHORT = {"Content-Type": "application/json"}
# A type that means the same and that no client of ours sends.
LONG = {"Content-Type": "application/vnd.assistant+json"}
SAID = b'{"text": "\xe4\xbd\xa0\xe5\xa5\xbd"}'
Cause = Callable[[Talk], dict[str, Any]]


def post(talk: Talk, way: dict[str, str], **changes: Any) -> httpx.Response:  # noqa: ANN401 - parts of a request
    request = {"url": f"{talk.url}/messages", "content": SAID, "headers": talk.headers, **changes}
    response: Any = talk.client.post(**{**request, "headers": {**request["headers"], **way}})
    return cast("httpx.Response", response)


def deleted(talk: Talk) -> dict[str, Any]:
    talk.delete()
    return {}


CAUSES: dict[str, Cause] = {
    "a usual message": lambda _: {},
    "a choice": lambda _: {"content": b'{"choice": "pilot"}'},
    "a wrong token": lambda _: {"headers": {"Authorization": "Bearer wrong"}},
    "no token": lambda _: {"headers": {}},
    "another scheme": lambda talk: {"headers": {"Authorization": f"Basic {talk.token}"}},
    "a lower-case scheme": lambda talk: {"headers": {"Authorization": f"bearer {talk.token}"}},
    "no such conversation": lambda _: {"url": "/api/v1/conversations/none/messages"},
    "a deleted conversation": deleted,
    "a choice not offered": lambda _: {"content": b'{"choice": "moon"}'},
    "no JSON": lambda _: {"content": b"{"},
    "JSON that is no object": lambda _: {"content": b"[]"},
    "nothing": lambda _: {"content": b""},
    "an unknown key": lambda _: {"content": b'{"text": "x", "more": 1}'},
    "text and choice": lambda _: {"content": b'{"text": "x", "choice": "pilot"}'},
    "an empty text": lambda _: {"content": b'{"text": " "}'},
    "half a character": lambda _: {"content": b'{"text": "\\ud83d"}'},
    "an id with a line break": lambda _: {"content": b'{"text": "x", "client_message_id": "a\\n"}'},
    "a query": lambda talk: {"url": f"{talk.url}/messages?token=x"},
    "a slash too many": lambda talk: {"url": f"{talk.url}/messages/"},
}


@pytest.mark.parametrize("cause", CAUSES.values(), ids=CAUSES.keys())
def test_both_ways_answer_the_same(gateway: Gateway, cause: Cause) -> None:
    talks = gateway.begin(), gateway.begin()
    for talk in talks:
        talk.say("你好")

    short, long = post(talks[0], SHORT, **cause(talks[0])), post(talks[1], LONG, **cause(talks[1]))

    assert short.status_code == long.status_code
    assert short.content == long.content
    assert set(short.headers.items()) ^ set(long.headers.items()) <= {
        ("location", f"{talk.url}/messages") for talk in talks
    }


def test_a_usual_message_does_not_go_through_the_framework(
    gateway: Gateway, rasa: RasaStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = gateway.begin()
    calls: list[str] = []
    way = short_way.ShortWay.__call__

    async def noting(self: Any, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - as ASGI
        inner = self._app

        async def noted(*arguments: Any) -> None:  # noqa: ANN401 - as ASGI
            calls.append(scope["path"])
            await inner(*arguments)

        self._app = noted
        await way(self, scope, receive, send)
        self._app = inner

    monkeypatch.setattr(short_way.ShortWay, "__call__", noting)
    post(talk, SHORT)
    assert calls == []
    post(talk, LONG)
    assert calls == [f"{talk.url}/messages"]
    assert rasa.heard == ["你好", "你好"]


@pytest.mark.parametrize("body", [b"{}", b'{"consent": "2026-11.2"}', b"null", b'{"consent": 1}', b'{"more": 1}', b"["])
def test_a_conversation_opens_the_same_on_both_ways(gateway: Gateway, body: bytes) -> None:
    short, long = (gateway.client.post(short_way.OPENING, content=body, headers=way) for way in (SHORT, LONG))

    assert short.status_code == long.status_code
    assert set(short.headers) == set(long.headers)
    drawn = ("conversation_id", "token")
    assert {**short.json(), **dict.fromkeys(drawn)} == {**long.json(), **dict.fromkeys(drawn)}


@pytest.mark.parametrize("content", [SAID, b'{"text": " "}', b'{"choice": "moon"}', b"{}"])
def test_an_expired_token_is_refused_on_both_ways_whatever_is_said(gateway: Gateway, content: bytes) -> None:
    talk = gateway.begin()
    shift(gateway, talk.id, last_seen=timedelta(minutes=31), created=timedelta(minutes=31))

    answers = [post(talk, way, content=content) for way in (SHORT, LONG)]

    assert [error(one) for one in answers] == [(401, "expired")] * 2


def test_whoever_may_not_speak_does_not_read_either_while_nothing_can_be_stored(
    make_gateway: GatewayMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence that asks for patience comes with all that is known of the person."""
    monkeypatch.setattr("bot.storage.database.SQLITE_PRAGMAS", ("PRAGMA journal_mode=WAL", "PRAGMA busy_timeout=50"))
    gateway = make_gateway()
    talk = gateway.begin()
    shift(gateway, talk.id, last_seen=timedelta(minutes=31), created=timedelta(minutes=31))
    holder = sqlite3.connect(gateway.folder / "assistant.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    refused = post(talk, SHORT)
    holder.close()

    assert error(refused) == (401, "expired")


def test_a_message_notes_that_the_person_was_here_even_if_it_is_not_answered(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    talk = gateway.begin()
    shift(gateway, talk.id, last_seen=timedelta(minutes=29), created=timedelta(minutes=29))
    rasa.status = 500

    assert ok(post(talk, SHORT))["retry"]

    seen = gateway.services.shelf.conversation(talk.id).last_seen_at
    assert gateway.services.shelf.now() - seen < timedelta(minutes=1)


def test_both_ways_are_limited_together(make_gateway: GatewayMaker) -> None:
    gateway = make_gateway(rate_limited=True)
    talk = gateway.begin()

    answers = [post(talk, (SHORT, LONG)[number % 2]) for number in range(22)]

    assert [one.status_code for one in answers] == [200] * 20 + [429] * 2
    assert answers[-1].json() == answers[-2].json()


def test_both_ways_are_one_route_in_the_figures(gateway: Gateway) -> None:
    talk = gateway.begin()

    for way in (SHORT, LONG):
        post(talk, way)

    counted = 'assistant_http_requests_total{method="POST",route="/api/v1/conversations/{conversation_id}/messages"'
    assert f'{counted},status="200"}} 2.0' in gateway.client.get("/metrics").text


def test_a_decision_reaches_the_person_word_by_word(gateway: Gateway, rasa: RasaStandIn) -> None:
    """It is passed on as the text that it came as."""
    decision = ok(gateway.client.post("/api/v1/decisions", json={"facts": {"employer": "pilot"}}))
    rasa.reply = lambda _: answer("结论", facts={}, decision=policy_rules.pack(decision), asking=None, choices=CHOICES)
    talk = gateway.begin()

    said = ok(post(talk, SHORT))

    assert said["decision"] == decision
    assert list(said) == ["messages", "asking", "facts", "decision", "case_code", "retry", "deleted"]
    assert ok(talk.show())["decision"] == decision
