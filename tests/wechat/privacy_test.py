"""Who leaves is forgotten everywhere; the openid is never stored readable and never for more than 48 hours."""

import json
import sqlite3
from contextlib import closing

import httpx
import pytest

from tests.gateway.rasa_stand_in import RasaStandIn, answer
from tests.wechat import scripts
from tests.wechat.conversation_test import LINK
from tests.wechat.gateway import Gateway
from tests.wechat.phone import Phone, Platform

CANARY = "金丝雀七三九"


@pytest.fixture
def tracked(bot: RasaStandIn, gateway: Gateway) -> RasaStandIn:
    """Make the stand-in write a tracker into the database, as Rasa does."""
    bot.tracker_file = str(gateway.folder / "gateway.db")
    return bot


def traces(gateway: Gateway, *canaries: str) -> list[str]:
    """Return where a word is found in anything that the gateway wrote, in any spelling that JSON allows."""
    found = []
    for name, content in gateway.files().items():
        for canary in canaries:
            spellings = {canary.encode(), json.dumps(canary)[1:-1].encode(), canary.encode("utf-16-le")}
            found += [f"{canary} in {name}" for spelling in spellings if spelling in content]
    return found


def rows(gateway: Gateway, table: str) -> int:
    with closing(sqlite3.connect(gateway.folder / "gateway.db")) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our own names


def a_full_life(platform: Platform, bot: RasaStandIn, gateway: Gateway, name: str) -> tuple[Phone, str]:
    """Leave traces of every kind: turns, decision, case, page, held texts, grants. Return phone and pseudonym."""
    phone = platform.phone(name)
    phone.follow()
    bot.reply = scripts.echo
    phone.send(f"{CANARY}一")
    bot.reply = lambda _: answer(
        f"{CANARY}二。" * 100, facts=scripts.FACTS, decision=scripts.DECISION, asking=None, choices=[]
    )
    platform.fail("message/custom/send", "errcode", errcode=48002, times=-1)
    phone.send("我是技师")
    while not (token := LINK.search("".join(phone.received()))):
        phone.send("继续")
    opened = httpx.post(f"{gateway.url}/api/v1/handovers", json={"token": token.group(1)}, trust_env=False).json()
    httpx.post(
        f"{gateway.url}/api/v1/conversations/{opened['conversation_id']}/messages",
        json={"text": f"{CANARY}三"},
        headers={"Authorization": f"Bearer {opened['token']}"},
        trust_env=False,
    )
    phone.send("还有")
    return phone, str(bot.requests[0]["sender"])


def test_whoever_leaves_is_found_in_no_store(platform: Platform, tracked: RasaStandIn, gateway: Gateway) -> None:
    phone, pseudonym = a_full_life(platform, tracked, gateway, "leaver")
    assert traces(gateway, CANARY)
    assert traces(gateway, pseudonym)
    phone.unfollow()
    gateway.settle(lambda: not traces(gateway, CANARY, pseudonym, phone.openid))


def test_whoever_stays_is_not_touched_by_others_leaving(
    platform: Platform, tracked: RasaStandIn, gateway: Gateway
) -> None:
    stayer, leaver = platform.phone("stayer"), platform.phone("other leaver")
    tracked.reply = scripts.conclude
    for phone in (stayer, leaver):
        phone.follow()
        phone.send("我是技师")
    leaver.unfollow()
    tracked.reply = scripts.echo
    assert stayer.send("还在吗你") == ["听到：还在吗你"]
    assert tracked.requests[-1]["sender"] == tracked.requests[0]["sender"]


def test_leaving_in_the_middle_of_a_turn_leaves_nothing_behind(
    platform: Platform, tracked: RasaStandIn, gateway: Gateway
) -> None:
    tracked.gate.clear()
    phone = platform.phone("hasty leaver")
    phone.follow()
    assert phone.send(f"{CANARY}四") == []
    pseudonym = str(tracked.requests[0]["sender"])
    assert phone.unfollow() == []
    tracked.gate.set()
    gateway.settle(lambda: not traces(gateway, f"{CANARY}四", pseudonym, phone.openid))
    assert f"听到：{CANARY}四" not in phone.received()


def test_the_raw_openid_is_in_no_file_and_in_no_log(platform: Platform, tracked: RasaStandIn, gateway: Gateway) -> None:
    phone, _ = a_full_life(platform, tracked, gateway, "somebody")
    platform.heal()
    assert traces(gateway, phone.openid) == []
    assert CANARY not in gateway.log


def test_the_sealed_openid_goes_after_48_hours(platform: Platform, gateway: Gateway) -> None:
    phone = platform.phone("silent since")
    phone.follow()
    assert rows(gateway, "wechat_people") > 0
    gateway.skip(48 * 3600 + 7201)
    gateway.stop()
    gateway.start()
    gateway.settle(lambda: rows(gateway, "wechat_people") == 0)


def test_the_same_follower_has_the_same_pseudonym_and_another_one_another(platform: Platform, bot: RasaStandIn) -> None:
    for name in ("one", "one", "two"):
        platform.phone(name).send("你好")
    senders = [request["sender"] for request in bot.requests]
    assert senders[0] == senders[1] != senders[2]
