"""Who leaves is forgotten everywhere; the openid is never stored readable and never for more than 48 hours."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.support.assistant import Assistant
from tests.wechat.conversation_test import LINK, open_page
from tests.wechat.gateway import Gateway
from tests.wechat.phone import Phone, Platform
from tests.wechat.relay import Relay, reworded, unchanged
from tests.wechat.saying import CONCLUDE, DELETE, FACT, GREETED, GREETING, HOLDS_EVERYTHING, TAKEN_DOWN

CANARIES = (f"金丝雀{first}{second}" for first in "甲乙丙丁" for second in "子丑寅卯")


@pytest.fixture
def canary() -> str:
    """Return a word that nobody else has ever said."""
    return next(CANARIES)


class Stores:
    """Everything that anybody wrote: the gateway's database and log, Rasa's tracker, the logs of Rasa and actions."""

    def __init__(self, gateway: Gateway, assistant: Assistant) -> None:
        self._gateway = gateway
        self._tracker = Path(assistant.database_url.removeprefix("sqlite:///"))
        self._logs = assistant.logs

    def traces(self, *canaries: str) -> list[str]:
        """Return where a word is found, in any spelling that JSON allows."""
        found = []
        for name, content in self._files().items():
            for canary in canaries:
                spellings = {canary.encode(), json.dumps(canary)[1:-1].encode(), canary.encode("utf-16-le")}
                found += [f"{canary} in {name}" for spelling in spellings if spelling in content]
        return found

    def _files(self) -> dict[str, bytes]:
        files = [*self._tracker.parent.glob(f"{self._tracker.name}*"), *self._logs.glob("*.log")]
        return {**self._gateway.files(), **{path.name: path.read_bytes() for path in sorted(files)}}


@pytest.fixture
def stores(gateway: Gateway, assistant: Assistant) -> Stores:
    return Stores(gateway, assistant)


def rows(gateway: Gateway, table: str) -> int:
    with closing(sqlite3.connect(gateway.folder / "gateway.db")) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our own names


def a_full_life(platform: Platform, bot: Relay, gateway: Gateway, canary: str) -> tuple[Phone, str]:
    """Leave traces of every kind: turns, decision, case, page, held texts, grants. Return phone and pseudonym."""
    phone = platform.phone("somebody")
    phone.follow()
    phone.send(f"{canary}一")
    phone.send(HOLDS_EVERYTHING)
    bot.reword = reworded(f"{canary}二。" * 100)
    platform.fail("message/custom/send", "errcode", errcode=48002, times=-1)
    phone.send(CONCLUDE)
    while not (token := LINK.search("".join(phone.received()))):
        phone.send("继续")
    bot.reword = unchanged
    opened = open_page(gateway, token.group(1)).json()
    httpx.post(
        f"{gateway.url}/api/v1/conversations/{opened['conversation_id']}/messages",
        json={"text": f"{canary}三"},
        headers={"Authorization": f"Bearer {opened['token']}"},
        trust_env=False,
        timeout=60,
    )
    phone.send("还有")
    return phone, str(bot.requests[0]["sender"])


def test_whoever_leaves_is_found_in_no_store_of_the_gateway_or_of_rasa(
    platform: Platform, bot: Relay, gateway: Gateway, stores: Stores, canary: str
) -> None:
    phone, pseudonym = a_full_life(platform, bot, gateway, canary)
    places = " ".join(stores.traces(canary, pseudonym))
    assert all(f"{word} in {store}" in places for word in (canary, pseudonym) for store in ("gateway", "assistant"))
    phone.unfollow()
    gateway.settle(lambda: not stores.traces(canary, pseudonym, phone.openid))


def test_whoever_asks_to_be_deleted_is_found_in_no_store_either(
    platform: Platform, bot: Relay, gateway: Gateway, stores: Stores, canary: str
) -> None:
    phone, pseudonym = a_full_life(platform, bot, gateway, canary)
    phone.send(DELETE)
    gateway.settle(lambda: not stores.traces(canary, pseudonym, phone.openid))


def test_whoever_stays_is_not_touched_by_others_leaving(platform: Platform) -> None:
    stayer, leaver = platform.phone("stayer"), platform.phone("leaver")
    for phone in (stayer, leaver):
        phone.follow()
        phone.send(FACT)
    leaver.unfollow()
    assert "技师" in "".join(stayer.send("你记下了我什么"))


def test_leaving_in_the_middle_of_a_turn_leaves_nothing_behind(
    platform: Platform, bot: Relay, gateway: Gateway, stores: Stores, canary: str
) -> None:
    phone = platform.phone("hasty leaver")
    phone.follow()
    bot.gate.clear()
    assert phone.send(f"{canary}四，{FACT}") == []
    pseudonym = str(bot.requests[0]["sender"])
    assert phone.unfollow() == []
    bot.gate.set()
    gateway.settle(lambda: not stores.traces(f"{canary}四", pseudonym, phone.openid))
    assert TAKEN_DOWN not in "".join(phone.received())


def test_the_raw_openid_is_in_no_file_and_what_was_said_in_no_log(
    platform: Platform, bot: Relay, gateway: Gateway, stores: Stores, canary: str
) -> None:
    phone, _ = a_full_life(platform, bot, gateway, canary)
    platform.heal()
    assert stores.traces(phone.openid) == []
    assert [trace for trace in stores.traces(canary) if trace.endswith(".log")] == []


def test_the_sealed_openid_goes_after_48_hours(platform: Platform, gateway: Gateway) -> None:
    phone = platform.phone("silent since")
    phone.follow()
    assert rows(gateway, "wechat_people") > 0
    gateway.skip(48 * 3600 + 7201)
    gateway.stop()
    gateway.start()
    gateway.settle(lambda: rows(gateway, "wechat_people") == 0)


def test_the_same_follower_has_the_same_pseudonym_and_another_one_another(platform: Platform, bot: Relay) -> None:
    for name in ("one", "one", "two"):
        assert GREETED in platform.phone(name).send(GREETING)[0]
    senders = [request["sender"] for request in bot.requests]
    assert senders[0] == senders[1] != senders[2]
