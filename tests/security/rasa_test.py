"""Rasa and the action server: on loopback only, and of all that they can do, only what the gateway needs."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import yaml

from bot.serving import rasa_patches
from bot.serving.freshness import model_path
from bot.serving.places import CREDENTIALS, ENDPOINTS, MODELS, ROOT
from tests.security.wire import json_of, post_json, request
from tests.support.assistant import Assistant

# Rasa's HTTP API and its other channels. CVE-2024-49375 (code in a model that is loaded from afar) and CVE-2021-41127
# (files in a model that is uploaded) need PUT /model or POST /model/train.
API = (
    "/version /status /domain /model /model/train /model/parse /model/predict /model/test/stories /model/test/intents "
    "/conversations /conversations/x/tracker /conversations/x/tracker/events /conversations/x/story "
    "/conversations/x/execute /conversations/x/trigger_intent /conversations/x/predict /conversations/x/messages"
)
OTHERS = (
    "/webhooks/callback /webhooks/callback/webhook /webhooks/socketio /socket.io/ /webhooks/rasa/webhook "
    "/webhooks/facebook/webhook /webhooks/telegram/webhook /webhooks/slack/webhook /webhooks/twilio/webhook "
    "/webhooks/hangouts/webhook /docs /debug /webhooks/../model /%2e%2e/model //model /model/ /MODEL"
)
CLOSED = [*API.split(" "), *OTHERS.split(" ")]


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_of_rasa_s_interface_is_there(assistant: Assistant, path: str) -> None:
    for method in ("GET", "POST", "PUT", "DELETE", "PATCH"):
        assert request(assistant.rasa_url, method, path, b"{}").status == 404, method


def test_a_token_in_the_address_opens_nothing_of_it(assistant: Assistant) -> None:
    body = b'{"model_file": "http://evil.example/model.tar.gz"}'

    assert request(assistant.rasa_url, "PUT", "/model?token=", body).status == 404


def test_what_is_left_is_the_channel_of_the_gateway_and_readiness(assistant: Assistant) -> None:
    channels = {"bot.components.turn_input.TurnInput", "bot.components.readiness.ReadyInput"}

    assert httpx.get(f"{assistant.rasa_url}/webhooks/ready").json() == {"status": "ready"}
    assert httpx.get(f"{assistant.rasa_url}/webhooks/rest/webhook").status_code == 405
    assert set(yaml.safe_load(CREDENTIALS.read_text())) == channels


@pytest.mark.parametrize("server", ["rasa_url", "actions_url"])
def test_neither_listens_to_the_network(assistant: Assistant, server: str) -> None:
    port = int(getattr(assistant, server).rpartition(":")[2])
    listening = {
        line.split()[1].partition(":")[0]
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[1].endswith(f":{port:04X}")
    }

    # 127.0.0.1 as the kernel writes it.
    assert listening == {"0100007F"}


@pytest.mark.parametrize("path", ["/webhooks/rest/webhook", "/webhooks/ready", "/model", "/webhook", "/actions"])
def test_through_the_gateway_neither_can_be_reached(assistant: Assistant, path: str) -> None:
    for method in ("GET", "POST", "PUT"):
        assert request(assistant.url, method, path, b"{}").status == 404


def test_no_other_origin_may_read_what_they_answer(assistant: Assistant) -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for url in (f"{assistant.rasa_url}/webhooks/rest/webhook", f"{assistant.actions_url}/webhook"):
        answer = httpx.options(url, headers=asked)
        assert "access-control-allow-origin" not in answer.headers


NO_MESSAGES = [b"", b"[", b"[]", b"{}", b'{"message": "x"}', b'{"sender": 5, "message": "x"}', b"[" * 50_000, b"a=1"]


@pytest.mark.parametrize("body", NO_MESSAGES, ids=range(len(NO_MESSAGES)))
def test_what_is_no_message_is_refused_without_a_trace(assistant: Assistant, body: bytes) -> None:
    answered = post_json(assistant.rasa_url, body, path="/webhooks/rest/webhook")

    assert answered.status == 400
    assert b"Traceback" not in answered.raw
    assert b".py" not in answered.raw


def test_answers_cannot_be_asked_for_as_a_stream_or_under_another_channel_s_name(assistant: Assistant) -> None:
    body = b'{"sender": "stranger", "message": "x", "stream": true, "input_channel": "cmdline"}'
    answered = post_json(assistant.rasa_url, body, path="/webhooks/rest/webhook?stream=true")

    assert isinstance(json_of(answered), list)


def test_the_action_server_runs_our_actions_by_name_and_no_other_code(assistant: Assistant) -> None:
    names = ("os.system", "__import__", "actions.wording", "action_answer.__init__", "../action_answer")
    for name in names:
        answer = httpx.post(f"{assistant.actions_url}/webhook", json={"next_action": name, "tracker": {}})
        assert answer.status_code in (404, 500)
        assert "Traceback" not in answer.text


def test_the_model_is_a_file_of_our_folder_and_no_server_is_asked_for_one() -> None:
    endpoints = yaml.safe_load(ENDPOINTS.read_text())

    assert "models" not in endpoints
    assert "event_broker" not in endpoints
    assert model_path().parent == MODELS
    assert MODELS.is_relative_to(ROOT)


def test_the_model_holds_no_pickle(assistant: Assistant) -> None:
    with tarfile.open(model_path()) as model:
        names = model.getnames()

    assert names
    assert not [name for name in names if name.endswith((".pkl", ".pickle", ".joblib", ".h5", ".keras", ".pb"))]


def test_the_server_loads_neither_tensorflow_nor_a_broker(assistant: Assistant) -> None:
    """What is not loaded has no hole. The maps of the process name every library with compiled parts."""
    maps = "\n".join(
        path.read_text() for path in (Path(f"/proc/{pid}/maps") for pid in _family(assistant.pid)) if path.exists()
    )

    assert "/sklearn/" in maps or "/numpy/" in maps
    for library in ("/tensorflow/", "/confluent_kafka/"):
        assert library not in maps
    assert "rasa.utils.tensorflow.callback" in rasa_patches.TENSORFLOW_ONLY


def _family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _family(int(child))
