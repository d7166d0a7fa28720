"""The main flows with everything real: platform, gateway, Rasa, actions, rules."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.assistant import Assistant
from tests.wechat.conversation_test import LINK
from tests.wechat.gateway import Gateway, running_gateway
from tests.wechat.phone import Phone, Platform
from tests.wechat.slow_proxy import slowed

HOLDS_EVERYTHING = "我是技师，2022年3月15号拿的证，在广州地铁上班，一直在一线做车辆检修"


@pytest.fixture(scope="module")
def real_gateway(tmp_path_factory: pytest.TempPathFactory, world: Platform, assistant: Assistant) -> Iterator[Gateway]:
    """Start a gateway of our own in front of the real Rasa, sharing its tracker."""
    folder = tmp_path_factory.mktemp("real")
    with running_gateway(folder, world, assistant.rasa_url, RASA_TRACKER_DB=assistant.database_url) as started:
        yield started


@pytest.fixture
def phone(world: Platform, real_gateway: Gateway, request: pytest.FixtureRequest) -> Phone:
    """Take a new phone in hand."""
    real_gateway.reset_clock()
    world.begin(callback=real_gateway.callback)
    return world.phone(request.node.name)


def answer_until_decided(phone: Phone) -> str:
    """Answer question after question with the last choice offered; return all that was said."""
    for _ in range(20):
        said = "\n".join(phone.received())
        if "办事码" in said or LINK.search(said):
            return said
        phone.send("不清楚")
    raise AssertionError(phone.received())


def test_from_following_to_a_cited_decision_and_the_full_page(phone: Phone) -> None:
    phone.follow()
    first = phone.send(HOLDS_EVERYTHING)
    assert first
    said = answer_until_decided(phone)
    assert "三（一）1（2）" in said
    assert LINK.search(said)
    assert phone.openid not in said
    assert all(len(text.encode()) <= 2048 for text in phone.received())


def test_a_question_can_be_answered_by_a_tap(phone: Phone) -> None:
    phone.follow()
    assert "您在哪家单位上班" in phone.tap("开始")[0]
    assert "我记下了：试点企业本部" in phone.tap("试点企业本部")[0]


def test_a_question_can_be_answered_by_its_number(phone: Phone) -> None:
    phone.follow()
    phone.send("开始")
    assert "我记下了：试点企业本部" in phone.send("1")[0]


def stored(assistant: Assistant, gateway: Gateway) -> bytes:
    """Return everything that Rasa and the gateway have on disk."""
    path = Path(assistant.database_url.removeprefix("sqlite:///"))
    databases = b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))
    return databases + b"".join(gateway.files().values()) + assistant.output().encode()


def test_whoever_leaves_is_found_in_no_store_of_rasa_either(
    phone: Phone, assistant: Assistant, real_gateway: Gateway
) -> None:
    canary = "2019年7月23日"
    spellings = (canary.encode(), json.dumps(canary)[1:-1].encode(), b"2019-07-23")
    phone.follow()
    phone.send(f"我是技师，{canary}拿的证")
    assert any(spelling in stored(assistant, real_gateway) for spelling in spellings)
    phone.unfollow()
    real_gateway.settle(lambda: not any(spelling in stored(assistant, real_gateway) for spelling in spellings))


def test_an_answer_that_the_gateway_did_not_live_to_read_is_found_again_and_the_turn_is_not_doubled(
    tmp_path: Path, world: Platform, assistant: Assistant
) -> None:
    shared = {"RASA_TRACKER_DB": assistant.database_url}
    with slowed(assistant.rasa_url, 0.0) as proxy, running_gateway(tmp_path, world, proxy.url, **shared) as gateway:
        world.begin(callback=gateway.callback)
        proxy.answers.clear()
        phone = world.phone("gateway dies")
        sending = threading.Thread(target=phone.send, args=("我是技师，2022年3月15号拿的证",))
        sending.start()
        gateway.settle(lambda: tracked(assistant, gateway) == 1)
        gateway.kill()
        proxy.answers.set()
        gateway.start()
        sending.join()
        phone.sees("我记下了：技师（2022年3月15日）")
        assert sum(proxy.turns.values()) == 1
        assert tracked(assistant, gateway) == 1


def tracked(assistant: Assistant, gateway: Gateway) -> int:
    """Return how many messages of the only person in this gateway's database Rasa has taken."""
    with closing(sqlite3.connect(gateway.folder / "gateway.db")) as own:
        people = [row[0] for row in own.execute("SELECT id FROM conversations WHERE channel = 'wechat'")]
    with closing(sqlite3.connect(assistant.database_url.removeprefix("sqlite:///"))) as tracker:
        query = "SELECT count(*) FROM events WHERE sender_id = ? AND type_name = 'user'"
        return sum(tracker.execute(query, (person,)).fetchone()[0] for person in people)
