"""Errors: always the same shape, a sentence in Chinese that names the key, never a stack trace."""

from typing import Any

import pytest

from bot.gateway import services
from tests.gateway.rasa_stand_in import RasaStandIn
from tests.gateway.talking import JSON, Gateway, error

BAD_BODIES = [
    ({}, "text_or_choice", "text"),
    ({"text": "a", "choice": "b"}, "text_or_choice", "choice"),
    ({"text": "   "}, "empty_text", "text"),
    ({"text": 1}, "invalid_value", "text"),
    ({"choice": ["a"]}, "invalid_value", "choice"),
    ({"text": "a", "client_message_id": "x y"}, "invalid_value", "client_message_id"),
    ({"text": "a", "sender": "b"}, "unknown_key", "sender"),
]


@pytest.mark.parametrize(("body", "code", "key"), BAD_BODIES)
def test_a_bad_message_is_refused_by_the_key_that_is_wrong(
    gateway: Gateway, body: dict[str, Any], code: str, key: str
) -> None:
    response = gateway.begin().post(**body)

    assert error(response) == (422, code)
    assert key in response.json()["error"]["message"]


def test_half_a_character_is_dropped(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    headers = {**talk.headers, **JSON}
    content = '{"text": "\\ud800技师\\u0000"}'.encode()

    assert gateway.client.post(f"{talk.url}/messages", content=content, headers=headers).status_code == 200
    assert rasa.heard == ["技师"]


@pytest.mark.parametrize("content", [b"", b"[", b"[]", b'"x"', b"\xff\xfe", b"[" * 50_000])
def test_a_body_that_is_no_json_object_is_refused(gateway: Gateway, content: bytes) -> None:
    response = gateway.client.post("/api/v1/decisions", content=content, headers=JSON)

    assert error(response)[0] in (400, 422)


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/nothing", (404, "not_found")),
        ("GET", "/api/v1/nothing", (404, "not_found")),
        ("GET", "/assets/../settings.py", (404, "not_found")),
        ("GET", "/assets/%2e%2e/%2e%2e/package.json", (404, "not_found")),
        ("PUT", "/api/v1/decisions", (405, "method_not_allowed")),
        ("DELETE", "/healthz", (405, "method_not_allowed")),
    ],
)
def test_unknown_addresses_and_methods_get_an_error_in_json(
    gateway: Gateway, method: str, path: str, expected: tuple[int, str]
) -> None:
    assert error(gateway.client.request(method, path)) == expected


def test_a_fault_of_ours_is_a_sentence_without_any_detail(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("我的手机号是13800138000")

    monkeypatch.setattr(services.policy_rules, "decide", fail)
    response = gateway.client.post("/api/v1/decisions", json={"facts": {}})

    assert error(response) == (500, "internal")
    assert "RuntimeError" not in response.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "13800138000" not in caplog.text
    [record] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.kind == "RuntimeError"  # type: ignore[attr-defined]
    assert "routes.decisions" in record.places  # type: ignore[attr-defined]
