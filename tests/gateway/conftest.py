"""A gateway in this process with a stand-in for Rasa over real HTTP."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.gateway.rasa_stand_in import RasaStandIn, serving
from tests.gateway.talking import Gateway, running_gateway

GatewayMaker = Callable[..., Gateway]


@pytest.fixture
def rasa() -> Iterator[RasaStandIn]:
    """A peer that speaks Rasa's REST channel."""
    with serving(RasaStandIn()) as stand_in:
        yield stand_in


@pytest.fixture
def make_gateway(rasa: RasaStandIn, tmp_path: Path) -> Iterator[GatewayMaker]:
    """Start gateways with settings of the test's choice."""
    with ExitStack() as stack:

        def make(**settings: Any) -> Gateway:  # noqa: ANN401 - any setting
            return stack.enter_context(running_gateway(rasa, tmp_path, **settings))

        yield make


@pytest.fixture
def gateway(make_gateway: GatewayMaker) -> Gateway:
    """A gateway with the default settings, but without rate limits."""
    return make_gateway()
