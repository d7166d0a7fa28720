"""How much and how often: messages, bodies, calls."""

import json
import socket
from collections.abc import Iterator

import pytest

from tests.gateway.conftest import GatewayMaker
from tests.gateway.rasa_stand_in import RasaStandIn
from tests.gateway.talking import JSON, Gateway, error


def test_a_message_of_500_characters_is_taken_and_one_more_is_not(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()

    assert talk.post(text="级" * 500).status_code == 200
    assert error(talk.post(text="级" * 501)) == (422, "text_too_long")
    assert len(rasa.requests) == 1


def test_a_body_over_64_kilobytes_is_refused(gateway: Gateway) -> None:
    body = json.dumps({"facts": {}, "x": "a" * 65536})

    assert error(gateway.client.post("/api/v1/decisions", content=body)) == (413, "too_large")


def test_a_chunked_body_over_64_kilobytes_is_refused(gateway: Gateway) -> None:
    def chunks() -> Iterator[bytes]:
        yield b'{"facts": {}, "x": "'
        for _ in range(70):
            yield b"a" * 1024
        yield b'"}'

    assert error(gateway.client.post("/api/v1/decisions", content=chunks())) == (413, "too_large")


def test_a_chunked_body_below_the_limit_is_read(gateway: Gateway) -> None:
    chunks = iter([b'{"facts"', b": {}}"])

    assert gateway.client.post("/api/v1/decisions", content=chunks, headers=JSON).status_code == 200


def test_a_conversation_may_speak_twenty_times_a_minute(make_gateway: GatewayMaker) -> None:
    talk = make_gateway(rate_limited=True).begin()

    assert [talk.post(text="你好").status_code for _ in range(20)] == [200] * 20
    refused = talk.post(text="你好")

    assert error(refused) == (429, "too_many")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["Retry-After"] in refused.json()["error"]["message"]


def test_an_address_may_call_sixty_times_a_minute(make_gateway: GatewayMaker) -> None:
    gateway = make_gateway(rate_limited=True)
    statuses = [gateway.client.post("/api/v1/conversations", json={}).status_code for _ in range(61)]

    assert statuses == [201] * 60 + [429]


def test_health_is_never_limited(make_gateway: GatewayMaker) -> None:
    gateway = make_gateway(rate_limited=True)

    assert {gateway.client.get("/healthz").status_code for _ in range(70)} == {200}


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_a_caller_cannot_invent_an_address(make_gateway: GatewayMaker, header: str) -> None:
    gateway = make_gateway(rate_limited=True)
    statuses = [
        gateway.client.post("/api/v1/conversations", json={}, headers={header: f"10.0.0.{n}"}).status_code
        for n in range(61)
    ]

    assert statuses[-1] == 429


def test_limits_can_be_switched_off(gateway: Gateway) -> None:
    talk = gateway.begin()

    assert {talk.post(text="你好").status_code for _ in range(25)} == {200}


def test_with_redis_away_people_are_still_answered(make_gateway: GatewayMaker) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        gateway = make_gateway(rate_limited=True, redis_url=f"redis://127.0.0.1:{unused.getsockname()[1]}")

        assert gateway.client.post("/api/v1/conversations", json={}).status_code == 201
