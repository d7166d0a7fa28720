"""Two hundred followers write at once to the real bot, which takes three seconds more."""

import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.gateway.wechat.answering import UNCLEAR_AFTER
from tests.support.assistant import Assistant
from tests.wechat.conftest import StartGateway
from tests.wechat.gateway import Gateway
from tests.wechat.phone import Platform
from tests.wechat.relay import Relay
from tests.wechat.saying import FACT, OUT_OF_ORDER, TAKEN_DOWN

FOLLOWERS = 200
BOT_SECONDS = 3.0
# How long the bot needs for so many does not matter, and depends on what else the machine does.
PATIENCE_SECONDS = 400.0
CROWD = {f"follower {number}": FACT for number in range(FOLLOWERS)}


@pytest.fixture
def crowded(tmp_path: Path, world: Platform, bot: Relay, start_gateway: StartGateway) -> Iterator[Gateway]:
    """Slow the bot down, and put a gateway with an empty database in front of it."""
    with start_gateway(tmp_path) as gateway:
        world.begin(callback=gateway.callback)
        bot.seconds = BOT_SECONDS
        yield gateway


def unanswered(world: Platform) -> list[str]:
    received = world.all_received()
    return [name for name in CROWD if not any(TAKEN_DOWN in text for text in received.get(name, []))]


def wait_for_all(world: Platform, gateway: Gateway) -> None:
    """Wait for the answers; those that were on the wire when the gateway died come with the next message."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and len(unanswered(world)) > on_the_wire(gateway):
        time.sleep(0.5)
    if on_the_wire(gateway) and unanswered(world):
        time.sleep(UNCLEAR_AFTER.total_seconds() + 1)
        for name in unanswered(world):
            world.phone(name).send("继续")


def on_the_wire(gateway: Gateway) -> int:
    """Return how many messages nobody can tell whether they arrived: WeChat was being asked as the power went."""
    with closing(sqlite3.connect(gateway.folder / "gateway.db")) as database:
        return int(database.execute("SELECT count(*) FROM wechat_held WHERE state = 'sending'").fetchone()[0])


def turns_taken(gateway: Gateway, assistant: Assistant) -> Counter[str]:
    """Return how many messages Rasa has taken from each of this gateway's followers."""
    with closing(sqlite3.connect(gateway.folder / "gateway.db")) as own:
        people = {row[0] for row in own.execute("SELECT id FROM conversations WHERE channel = 'wechat'")}
    with closing(sqlite3.connect(assistant.database_url.removeprefix("sqlite:///"))) as tracker:
        query = "SELECT sender_id FROM events WHERE type_name = 'user'"
        return Counter(row[0] for row in tracker.execute(query) if row[0] in people)


def assert_everybody_was_answered_once(world: Platform, gateway: Gateway, assistant: Assistant) -> None:
    screens = world.all_received()
    assert unanswered(world) == []
    assert [shown for shown in screens.values() if OUT_OF_ORDER in shown] == []
    # The answer, and the choices of the question that it ends with.
    doubled = [shown for shown in screens.values() if len(shown) != len(set(shown)) or len(shown) > 2]
    assert doubled == []
    turns = turns_taken(gateway, assistant)
    assert len(turns) == FOLLOWERS
    assert set(turns.values()) == {1}


def test_everybody_gets_the_answer_once_and_nobody_sees_a_fault(
    world: Platform, crowded: Gateway, assistant: Assistant
) -> None:
    world.all_send(CROWD)
    wait_for_all(world, crowded)
    assert_everybody_was_answered_once(world, crowded, assistant)


def confirmed(world: Platform) -> int:
    """Return how many deliveries have been answered, with a text or without."""
    return sum(attempt["outcome"] in {"text", "silent"} for attempt in world.log["attempts"])


def test_the_same_when_the_gateway_is_killed_in_the_middle_and_started_again(
    world: Platform, crowded: Gateway, assistant: Assistant
) -> None:
    crowded.prepare()
    crowd = threading.Thread(target=world.all_send, args=(CROWD,))
    crowd.start()
    crowded.settle(lambda: confirmed(world) >= FOLLOWERS // 2)
    crowded.kill()
    crowded.start()
    crowd.join()
    wait_for_all(world, crowded)
    assert_everybody_was_answered_once(world, crowded, assistant)
    assert len(world.log["attempts"]) > FOLLOWERS
