"""Two hundred followers write at once to a bot that takes three seconds."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.assistant import Assistant
from tests.wechat.gateway import Gateway, running_gateway
from tests.wechat.phone import Platform
from tests.wechat.slow_proxy import SlowProxy, slowed

FOLLOWERS = 200
OUT_OF_ORDER = "该公众号提供的服务出现故障，请稍后再试"
PATIENCE_SECONDS = 120.0
BOT_SECONDS = 3.0
CUT_OFF_SECONDS = 5.0
SPIN_SECONDS = 0.5
MOST_SLOWDOWN = 8.0
SAID = "我是技师，2022年3月15号拿的证"
TAKEN_DOWN = "技师（2022年3月15日）"


def slowdown() -> float:
    """Return how much longer work takes than it should, because others work on this machine too.

    All times of the platform, the gateway and the bot are stretched by it alike, so that a busy machine does not
    look like a slow assistant.
    """
    started, worked = time.monotonic(), time.process_time()
    while time.process_time() - worked < SPIN_SECONDS:
        pass
    share = (time.monotonic() - started) / SPIN_SECONDS
    return min(max(1.0, 2 * share - 1), MOST_SLOWDOWN)


def crowd_of(name: str) -> dict[str, str]:
    """Return what each of a crowd writes; Rasa would remember them if they came to two tests."""
    return {f"{name} {number}": SAID for number in range(FOLLOWERS)}


def unanswered(world: Platform) -> list[str]:
    return [name for name, texts in world.all_received().items() if not any(TAKEN_DOWN in text for text in texts)]


def wait_for_all(world: Platform) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and unanswered(world):
        time.sleep(0.5)


def assert_everybody_was_answered_once(world: Platform, proxy: SlowProxy) -> None:
    screens = world.all_received()
    assert len(screens) == FOLLOWERS
    assert unanswered(world) == []
    assert [shown for shown in screens.values() if OUT_OF_ORDER in shown] == []
    # The answer, and the choices of the question that it ends with.
    doubled = [shown for shown in screens.values() if len(shown) != len(set(shown)) or len(shown) > 2]
    assert doubled == []
    assert [turn for turn, count in proxy.turns.items() if count != 1] == []
    assert len(proxy.turns) == FOLLOWERS


@pytest.fixture
def crowded(tmp_path: Path, world: Platform, assistant: Assistant) -> Iterator[tuple[Gateway, SlowProxy]]:
    """Put the real Rasa behind the delay, and a gateway of our own in front of it."""
    factor = slowdown()
    settings = {"TEST_SLOWDOWN": str(factor), "RASA_TRACKER_DB": assistant.database_url}
    with (
        slowed(assistant.rasa_url, BOT_SECONDS * factor) as proxy,
        running_gateway(tmp_path, world, proxy.url, **settings) as gateway,
    ):
        world.begin(callback=gateway.callback, cut_off=CUT_OFF_SECONDS * factor)
        yield gateway, proxy


def test_everybody_gets_the_answer_once_and_nobody_sees_a_fault(
    world: Platform, crowded: tuple[Gateway, SlowProxy]
) -> None:
    _, proxy = crowded
    world.all_send(crowd_of("follower"))
    wait_for_all(world)
    assert_everybody_was_answered_once(world, proxy)


def test_the_same_when_the_gateway_is_killed_in_the_middle_and_started_again(
    world: Platform, crowded: tuple[Gateway, SlowProxy]
) -> None:
    gateway, proxy = crowded
    crowd = threading.Thread(target=world.all_send, args=(crowd_of("survivor"),))
    crowd.start()
    gateway.settle(lambda: proxy.waiting >= FOLLOWERS // 2)
    gateway.kill()
    gateway.start()
    crowd.join()
    wait_for_all(world)
    assert_everybody_was_answered_once(world, proxy)
    assert len(world.log["attempts"]) > FOLLOWERS
