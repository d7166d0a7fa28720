"""Everything on a phone that is not typed: menu, codes, voice, pictures, places, links, leaving."""

import httpx
import pytest

from tests.wechat.gateway import Gateway
from tests.wechat.phone import Platform
from tests.wechat.relay import Relay
from tests.wechat.saying import FACT, QUESTION, TAKEN_DOWN


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("voice", "听不了语音"),
        ("image", "看不了图片"),
        ("video", "看不了视频"),
        ("location", "不需要您的位置"),
        ("link", "打不开链接"),
    ],
)
def test_what_is_not_text_gets_a_kind_sentence(platform: Platform, bot: Relay, kind: str, words: str) -> None:
    assert words in platform.phone("sender").other(kind)[0]
    assert bot.heard == []


@pytest.mark.parametrize(
    ("key", "said", "shown"),
    [
        ("start", "我想看看我能走哪条路", QUESTION),
        ("resume", "继续", QUESTION),
        ("missing", "还缺什么", QUESTION),
        ("where", "在哪里办理", "83556708"),
        ("human", "人工", "83528743"),
        ("restart", "重新开始", QUESTION),
        ("delete", "删除我的记录", "全部删除"),
    ],
)
def test_a_click_in_the_menu_says_what_the_button_stands_for(
    platform: Platform, bot: Relay, key: str, said: str, shown: str
) -> None:
    assert shown in platform.phone("clicker").click(key)[0]
    assert bot.heard == [said]


def test_a_button_of_an_old_menu_is_answered_kindly(platform: Platform, bot: Relay) -> None:
    assert "按钮" in platform.phone("clicker").click("gone")[0]
    assert bot.heard == []


def test_opening_a_page_from_the_menu_is_answered_with_nothing(platform: Platform, bot: Relay) -> None:
    assert platform.phone("viewer").view("https://assistant.example/chat") == []
    assert bot.heard == []


def case_of_a_web_conversation(gateway: Gateway) -> str:
    """Say something on the web; return the case code."""
    with httpx.Client(base_url=gateway.url, trust_env=False, timeout=60) as api:
        opened = api.post("/api/v1/conversations", json={}).json()
        said = api.post(
            f"/api/v1/conversations/{opened['conversation_id']}/messages",
            json={"text": FACT},
            headers={"Authorization": f"Bearer {opened['token']}"},
        )
    assert TAKEN_DOWN in said.json()["messages"][0]["text"]
    return str(said.json()["case_code"])


@pytest.mark.parametrize("follows_already", [True, False])
def test_a_scanned_case_code_brings_the_case_along(
    platform: Platform, bot: Relay, gateway: Gateway, *, follows_already: bool
) -> None:
    code = case_of_a_web_conversation(gateway)
    phone = platform.phone("scanner")
    if follows_already:
        phone.follow()
        phone.is_offered("开始")
    shown = phone.scan(f"case_{code}")[0]
    assert f"办事码 {code} 的情况已经带过来了" in shown
    assert ("不要发姓名" in shown) is not follows_already
    assert "修改" not in shown
    assert QUESTION in shown
    assert bot.heard[-1].startswith("/set_facts")
    assert "技师" in "".join(phone.send("你记下了我什么"))


def test_an_invented_case_code_brings_nothing(platform: Platform, bot: Relay) -> None:
    phone = platform.phone("guesser")
    phone.follow()
    assert "没有找到" in phone.scan("case_222-222-222")[0]
    assert bot.heard == []


def test_any_other_code_leads_to_the_start(platform: Platform) -> None:
    phone = platform.phone("poster")
    phone.follow()
    assert "开始" in phone.scan("poster-7")[0]


def test_whoever_comes_back_is_welcomed_again(platform: Platform) -> None:
    phone = platform.phone("returner")
    phone.follow()
    phone.send(FACT)
    assert phone.unfollow() == []
    platform.wait(5)
    assert "欢迎" in phone.follow()[0]
    assert "技师" not in "".join(phone.send("你记下了我什么"))
