"""What the tests of the channel share: the fake platform, a bot to talk to, and the real gateway between them."""

from collections.abc import Iterator

import pytest

from tests.gateway.rasa_stand_in import RasaStandIn, ask_employer, serving
from tests.wechat.gateway import Gateway, running_gateway
from tests.wechat.phone import Platform, running_platform


@pytest.fixture(scope="session")
def world() -> Iterator[Platform]:
    """Start the platform once; `platform` makes it fresh for each test."""
    with running_platform() as started:
        yield started


@pytest.fixture(scope="session")
def standing_in() -> Iterator[RasaStandIn]:
    """Start one stand-in for Rasa."""
    with serving(RasaStandIn()) as started:
        yield started


@pytest.fixture(scope="session")
def standing_gateway(
    tmp_path_factory: pytest.TempPathFactory, world: Platform, standing_in: RasaStandIn
) -> Iterator[Gateway]:
    """Start one gateway for the tests that do not change it."""
    with running_gateway(tmp_path_factory.mktemp("wechat"), world, standing_in.url) as started:
        yield started


@pytest.fixture
def bot(standing_in: RasaStandIn) -> RasaStandIn:
    """Hand out the bot with nothing heard yet and its usual answer."""
    standing_in.requests.clear()
    standing_in.reply, standing_in.status = ask_employer, 200
    standing_in.gate.set()
    return standing_in


@pytest.fixture
def gateway(standing_gateway: Gateway) -> Gateway:
    standing_gateway.reset_clock()
    return standing_gateway


@pytest.fixture
def platform(world: Platform, gateway: Gateway, bot: RasaStandIn) -> Platform:
    """Set up a fresh verified account in safe mode whose callback is the gateway."""
    del bot
    world.begin(callback=gateway.callback)
    return world
