"""Two hundred followers write at once to a bot that takes three seconds."""

import threading
import time
from pathlib import Path

from tests.gateway.rasa_stand_in import RasaStandIn
from tests.wechat import scripts
from tests.wechat.gateway import running_gateway
from tests.wechat.phone import Platform
from tests.wechat.slow_proxy import SlowProxy, slowed

FOLLOWERS = 200
OUT_OF_ORDER = "该公众号提供的服务出现故障，请稍后再试"
PATIENCE_SECONDS = 120.0
BOT_SECONDS = 3.0
CUT_OFF_SECONDS = 5.0
SPIN_SECONDS = 0.5
MOST_SLOWDOWN = 8.0
TEXTS = {f"follower {number}": f"我是第{number}位" for number in range(FOLLOWERS)}


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


def unanswered(world: Platform) -> list[str]:
    received = world.all_received()
    return [name for name, text in TEXTS.items() if not any(text in shown for shown in received.get(name, []))]


def wait_for_all(world: Platform) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and unanswered(world):
        time.sleep(0.5)


def assert_everybody_was_answered_once(world: Platform, proxy: SlowProxy) -> None:
    screens = world.all_received()
    assert unanswered(world) == []
    assert [shown for shown in screens.values() if OUT_OF_ORDER in shown] == []
    assert [shown for shown in screens.values() if len(shown) != 1] == []
    assert [turn for turn, count in proxy.turns.items() if count != 1] == []
    assert len(proxy.turns) == FOLLOWERS


def test_everybody_gets_the_answer_once_and_nobody_sees_a_fault(
    tmp_path: Path, world: Platform, bot: RasaStandIn
) -> None:
    bot.reply = scripts.echo
    factor = slowdown()
    with (
        slowed(bot.url, BOT_SECONDS * factor) as proxy,
        running_gateway(tmp_path, world, proxy.url, TEST_SLOWDOWN=str(factor)) as gateway,
    ):
        world.begin(callback=gateway.callback, cut_off=CUT_OFF_SECONDS * factor)
        world.all_send(TEXTS)
        wait_for_all(world)
        assert_everybody_was_answered_once(world, proxy)


def test_the_same_when_the_gateway_is_killed_in_the_middle_and_started_again(
    tmp_path: Path, world: Platform, bot: RasaStandIn
) -> None:
    bot.reply = scripts.echo
    factor = slowdown()
    with (
        slowed(bot.url, BOT_SECONDS * factor) as proxy,
        running_gateway(tmp_path, world, proxy.url, TEST_SLOWDOWN=str(factor)) as gateway,
    ):
        world.begin(callback=gateway.callback, cut_off=CUT_OFF_SECONDS * factor)
        crowd = threading.Thread(target=world.all_send, args=(TEXTS,))
        crowd.start()
        gateway.settle(lambda: proxy.waiting >= FOLLOWERS // 2)
        gateway.kill()
        gateway.start()
        crowd.join()
        wait_for_all(world)
        assert_everybody_was_answered_once(world, proxy)
        assert len(world.log["attempts"]) > FOLLOWERS
