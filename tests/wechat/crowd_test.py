"""Two hundred followers write at once to a bot that takes three seconds."""

import threading
import time
from collections import Counter
from pathlib import Path

from tests.gateway.rasa_stand_in import RasaStandIn
from tests.wechat import scripts
from tests.wechat.gateway import running_gateway
from tests.wechat.phone import Phone, Platform
from tests.wechat.slow_proxy import SlowProxy, slowed

FOLLOWERS = 200
OUT_OF_ORDER = "该公众号提供的服务出现故障，请稍后再试"
PATIENCE_SECONDS = 120.0


def crowd(world: Platform, name: str) -> list[Phone]:
    return [world.phone(f"{name} {number}") for number in range(FOLLOWERS)]


def all_send(phones: list[Phone]) -> list[threading.Thread]:
    """Have everybody write at the same moment; everybody writes something different."""
    threads = [threading.Thread(target=phone.send, args=(f"我是第{number}位",)) for number, phone in enumerate(phones)]
    for thread in threads:
        thread.start()
    return threads


def wait_for_all(phones: list[Phone], threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and not all(answered(number, phone) for number, phone in enumerate(phones)):
        time.sleep(0.5)


def answered(number: int, phone: Phone) -> bool:
    return any(text.endswith(f"听到：我是第{number}位") for text in phone.received())


def assert_everybody_was_answered_once(phones: list[Phone], proxy: SlowProxy) -> None:
    screens = [phone.received() for phone in phones]
    assert [number for number, phone in enumerate(phones) if not answered(number, phone)] == []
    assert [texts for texts in screens if OUT_OF_ORDER in texts] == []
    assert [texts for texts in screens if len(texts) != 1] == []
    assert [turn for turn, count in proxy.turns.items() if count != 1] == []
    assert len(proxy.turns) == FOLLOWERS


def test_everybody_gets_the_answer_once_and_nobody_sees_a_fault(
    tmp_path: Path, world: Platform, bot: RasaStandIn
) -> None:
    bot.reply = scripts.echo
    with slowed(bot.url, 3.0) as proxy, running_gateway(tmp_path, world, proxy.url) as gateway:
        world.begin(callback=gateway.callback)
        phones = crowd(world, "crowd")
        wait_for_all(phones, all_send(phones))
        assert_everybody_was_answered_once(phones, proxy)


def test_the_same_when_the_gateway_is_killed_in_the_middle_and_started_again(
    tmp_path: Path, world: Platform, bot: RasaStandIn
) -> None:
    bot.reply = scripts.echo
    with slowed(bot.url, 3.0) as proxy, running_gateway(tmp_path, world, proxy.url) as gateway:
        world.begin(callback=gateway.callback)
        phones = crowd(world, "survivors")
        threads = all_send(phones)
        gateway.settle(lambda: proxy.waiting >= FOLLOWERS // 2)
        gateway.kill()
        gateway.start()
        wait_for_all(phones, threads)
        assert_everybody_was_answered_once(phones, proxy)
        outcomes = Counter(attempt["outcome"] for attempt in world.log["attempts"])
        assert sum(outcomes.values()) > FOLLOWERS
