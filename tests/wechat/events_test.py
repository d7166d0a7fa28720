"""Everything on a phone that is not typed: menu, codes, voice, pictures, places, links, leaving."""

import httpx
import pytest

from tests.gateway.rasa_stand_in import RasaStandIn, answer
from tests.wechat import scripts
from tests.wechat.gateway import Gateway
from tests.wechat.phone import Platform


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
def test_what_is_not_text_gets_a_kind_sentence(platform: Platform, bot: RasaStandIn, kind: str, words: str) -> None:
    assert words in platform.phone("sender").other(kind)[0]
    assert bot.heard == []


@pytest.mark.parametrize(
    ("key", "said"),
    [("start", "我想看看我能走哪条路"), ("where", "在哪里办理"), ("human", "人工"), ("delete", "删除我的记录")],
)
def test_a_click_in_the_menu_says_what_the_button_stands_for(
    platform: Platform, bot: RasaStandIn, key: str, said: str
) -> None:
    platform.phone("clicker").click(key)
    assert bot.heard == [said]


def test_a_button_of_an_old_menu_is_answered_kindly(platform: Platform, bot: RasaStandIn) -> None:
    assert any("按钮" in shown for shown in platform.phone("clicker").click("gone"))
    assert bot.heard == []


def test_opening_a_page_from_the_menu_is_answered_with_nothing(platform: Platform, bot: RasaStandIn) -> None:
    assert platform.phone("viewer").view("https://assistant.example/chat") == []
    assert bot.heard == []


def case_of_a_web_conversation(gateway: Gateway, bot: RasaStandIn) -> str:
    """Come to a decision on the web; return the case code."""
    bot.reply = scripts.conclude
    api = httpx.Client(base_url=gateway.url, trust_env=False)
    opened = api.post("/api/v1/conversations", json={}).json()
    said = api.post(
        f"/api/v1/conversations/{opened['conversation_id']}/messages",
        json={"text": "我是技师"},
        headers={"Authorization": f"Bearer {opened['token']}"},
    )
    return str(said.json()["case_code"])


@pytest.mark.parametrize("follows_already", [True, False])
def test_a_scanned_case_code_brings_the_case_along(
    platform: Platform, bot: RasaStandIn, gateway: Gateway, *, follows_already: bool
) -> None:
    code = case_of_a_web_conversation(gateway, bot)
    bot.reply = lambda _: answer("还想问什么？", facts=scripts.FACTS, decision=None, asking=None, choices=[])
    phone = platform.phone(f"scanner {follows_already}")
    if follows_already:
        phone.follow()
    shown = phone.scan(f"case_{code}")[0]
    assert f"办事码 {code} 的情况已经带过来了" in shown
    assert "还想问什么？" in shown
    assert bot.heard[-1] == '/set_facts{"facts": {"employer": "pilot"}}'


def test_an_invented_case_code_brings_nothing(platform: Platform, bot: RasaStandIn) -> None:
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
    assert phone.unfollow() == []
    platform.wait(5)
    assert "欢迎" in phone.follow()[0]
