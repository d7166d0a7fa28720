"""The database is busy: nothing is confirmed to WeChat before it is stored, and nobody waits without a word."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.wechat.gateway import Gateway
from tests.wechat.phone import Platform
from tests.wechat.relay import Relay
from tests.wechat.saying import FACT, OUT_OF_ORDER, TAKEN_DOWN


@contextmanager
def held_up(gateway: Gateway) -> Iterator[None]:
    """Be the one who writes into the gateway's database; everybody else waits."""
    database = sqlite3.connect(gateway.folder / "gateway.db", isolation_level=None, timeout=30)
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        database.execute("ROLLBACK")
        database.close()


def outcomes(platform: Platform) -> list[str]:
    return [attempt["outcome"] for attempt in platform.log["attempts"]]


def test_what_is_not_stored_is_not_confirmed_and_comes_again(platform: Platform, bot: Relay, gateway: Gateway) -> None:
    phone = platform.phone("comes again")
    phone.follow()
    with held_up(gateway):
        sending = threading.Thread(target=phone.send, args=(FACT,))
        sending.start()
        gateway.settle(lambda: "TimeoutError" in outcomes(platform))
    sending.join()
    phone.sees(TAKEN_DOWN)
    # The welcome; nothing at all; and the answer, in time or as a message of its own.
    assert outcomes(platform)[:2] == ["text", "TimeoutError"]
    assert set(outcomes(platform)[2:]) <= {"text", "silent"}
    assert sum(TAKEN_DOWN in text for text in phone.received()) == 1
    assert bot.heard == [FACT]


def test_where_wechat_would_not_come_again_the_person_is_told(platform: Platform, bot: Relay, gateway: Gateway) -> None:
    phone = platform.phone("told")
    phone.follow()
    # For the gateway this is long after the message was written, so it must be WeChat's last try.
    gateway.skip(30)
    with held_up(gateway):
        shown = phone.send(FACT)
    assert "再发一次" in shown[0]
    assert OUT_OF_ORDER not in phone.received()
    phone.sees(TAKEN_DOWN)
    assert bot.heard == [FACT]
