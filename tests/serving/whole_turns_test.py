"""Rasa takes a turn whole or not at all: what happens where an action cannot be run or a store fails."""

import asyncio
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from rasa.core.actions.action import ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import ClientResponseError

from bot.components.abandoned import AbandonedTurnError
from bot.serving import whole_turns
from bot.serving.whole_turns import until_it_ran


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once."""
    monkeypatch.setattr(whole_turns, "PAUSES", (0.0, 0.0, 0.0))


def failing(times: int, error: Exception) -> tuple[Callable[..., Any], list[int]]:
    """An action that fails a few times as Rasa's own does, with the cause behind its error, and then runs."""
    attempts: list[int] = []

    async def run(*_: object) -> str:
        attempts.append(1)
        if len(attempts) <= times:
            raise RasaException("Failed to execute custom action") from error
        return "ran"

    return run, attempts


AWAY = [
    aiohttp.ServerDisconnectedError(),
    aiohttp.ClientOSError(),
    aiohttp.ClientPayloadError(),
    asyncio.TimeoutError(),
    ClientResponseError(502, "Bad Gateway", ""),
    ClientResponseError(503, "Unavailable", ""),
]


@pytest.mark.parametrize("error", AWAY)
def test_an_action_is_asked_for_again_while_its_server_is_away(error: Exception) -> None:
    run, attempts = failing(2, error)

    assert asyncio.run(until_it_ran(run)()) == "ran"
    assert len(attempts) == 3


def test_a_server_that_stays_away_ends_the_turn_for_now() -> None:
    run, attempts = failing(9, aiohttp.ServerDisconnectedError())

    with pytest.raises(AbandonedTurnError) as ended:
        asyncio.run(until_it_ran(run)())

    assert ended.value.passing
    assert len(attempts) == 4


def test_an_action_that_fails_by_itself_ends_the_turn_at_once() -> None:
    run, attempts = failing(9, ClientResponseError(500, "Internal", ""))

    with pytest.raises(AbandonedTurnError) as ended:
        asyncio.run(until_it_ran(run)())

    assert not ended.value.passing
    assert len(attempts) == 1


def test_rasa_does_not_swallow_the_end_of_a_turn() -> None:
    """It catches every `Exception` of an action, and goes on without the action."""
    assert not issubclass(AbandonedTurnError, Exception)


def test_an_action_that_refuses_to_run_is_left_to_rasa() -> None:
    async def run(*_: object) -> None:
        raise ActionExecutionRejection("action_x")

    with pytest.raises(ActionExecutionRejection):
        asyncio.run(until_it_ran(run)())


def test_rasa_keeps_no_conversation_in_memory_instead() -> None:
    before = Agent._create_tracker_store
    store = InMemoryTrackerStore(Domain.empty())

    assert whole_turns._the_store_itself(store, Domain.empty()) is store
    assert before(store, Domain.empty()) is not store
