"""The description of the interface, and the interface held to it by generated requests."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from bot.channels.wechat.settings import read_settings
from bot.gateway.app import create_app
from tests.gateway.rasa_stand_in import RasaStandIn, serving
from tests.gateway.talking import settings_for

# A value can have the right shape and still be impossible (30 February, earliest after latest), which is 422 as well;
# a link's token can, and open nothing, which is 410.
CONFIG = SchemathesisConfig.from_dict(
    {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "401", "404", "410", "422"]}}}
)

# The hand-over from WeChat answers only where an official account is set up.
ACCOUNT = {"WECHAT_APP_ID": "wx0123456789abcdef", "WECHAT_TOKEN": "pamtest"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A gateway on a port of its own, with a stand-in for Rasa."""
    with serving(RasaStandIn()) as rasa, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        usual = settings_for(tmp_path_factory.mktemp("openapi"), rasa.url)
        app = create_app(replace(usual, wechat=read_settings(ACCOUNT)))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            assert thread.is_alive()
            threading.Event().wait(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def schema(served: str) -> Any:  # noqa: ANN401 - a schema of schemathesis
    """The description that the gateway gives of itself."""
    return schemathesis.openapi.from_url(f"{served}/openapi.json", config=CONFIG)


@pytest.fixture(scope="module")
def conversation(served: str) -> dict[str, str]:
    """A conversation that exists."""
    opened: dict[str, str] = httpx.post(f"{served}/api/v1/conversations", json={}).json()
    return opened


api = schemathesis.pytest.from_fixture("schema")


@api.parametrize()
@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_generated_requests_find_nothing(case: schemathesis.Case, conversation: dict[str, str]) -> None:
    """Every generated request, with a real conversation where one is needed, gets what the description promises."""
    if "conversation_id" in case.path_parameters and case.method != "DELETE":
        case.path_parameters["conversation_id"] = conversation["conversation_id"]
        case.headers["Authorization"] = f"Bearer {conversation['token']}"
    case.call_and_validate()


def test_every_operation_is_described_and_every_body_has_an_example(served: str) -> None:
    """Somebody who has only the description can write the first request."""
    document = httpx.get(f"{served}/openapi.json").json()
    schemas = document["components"]["schemas"]
    ours = {path: item for path, item in document["paths"].items() if path.startswith("/api/v1/c")}

    assert all(operation.get("description") for item in ours.values() for operation in item.values())
    for name in ("MessageBody", "Opened", "Answer", "ErrorBody"):
        assert schemas[name]["examples"]
