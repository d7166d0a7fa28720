"""What the tests of the channel share: the fake platform, the real gateway, and behind a relay the real Rasa."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import pytest

from tests.support.assistant import Assistant
from tests.wechat.gateway import Gateway, running_gateway
from tests.wechat.phone import Platform, running_platform
from tests.wechat.relay import Relay, relaying


class StartGateway(Protocol):
    """Starts a gateway of one's own in front of the same Rasa."""

    def __call__(self, folder: Path, **settings: str) -> AbstractContextManager[Gateway]: ...


@pytest.fixture(scope="session")
def world() -> Iterator[Platform]:
    """Start the platform once; `platform` makes it fresh for each test."""
    with running_platform() as started:
        yield started


@pytest.fixture(scope="session")
def one_relay(assistant: Assistant) -> Iterator[Relay]:
    """Start one relay in front of the real Rasa, which is started once for all tests."""
    with relaying(assistant.rasa_url) as started:
        yield started


@pytest.fixture(scope="session")
def start_gateway(world: Platform, one_relay: Relay, assistant: Assistant) -> StartGateway:
    """Hand out the way to start a gateway: with a database of its own, and Rasa's tracker beside it."""

    def start(folder: Path, **settings: str) -> AbstractContextManager[Gateway]:
        shared = {"RASA_TRACKER_DB": assistant.database_url}
        return running_gateway(folder, world, one_relay.url, **{**shared, **settings})

    return start


@pytest.fixture(scope="session")
def standing_gateway(tmp_path_factory: pytest.TempPathFactory, start_gateway: StartGateway) -> Iterator[Gateway]:
    """Start one gateway for the tests that do not change it."""
    with start_gateway(tmp_path_factory.mktemp("wechat")) as started:
        yield started


@pytest.fixture
def bot(one_relay: Relay) -> Relay:
    """Hand out the real bot behind its relay, with nothing heard yet."""
    one_relay.begin()
    return one_relay


@pytest.fixture
def gateway(standing_gateway: Gateway) -> Gateway:
    standing_gateway.reset_clock()
    return standing_gateway


@pytest.fixture
def platform(world: Platform, gateway: Gateway, bot: Relay) -> Platform:
    """Set up a fresh verified account in safe mode, with followers nobody knows; its callback is the gateway."""
    del bot
    world.begin(callback=gateway.callback)
    return world
