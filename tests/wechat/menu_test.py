"""The menu as code: shown, compared and applied by command, against the platform."""

import pytest

from bot.channels.wechat import menu
from bot.channels.wechat.command_line import main
from bot.channels.wechat.menu import Button
from tests.wechat.phone import Platform

PUBLIC = "https://assistant.example"
SETTINGS = {
    "WECHAT_APP_ID": "wx0123456789abcdef",
    "WECHAT_APP_SECRET": "0123456789abcdef0123456789abcdef",
    "WECHAT_TOKEN": "pamtest",
    "WECHAT_PUBLIC_URL": PUBLIC,
}


@pytest.fixture
def environ(world: Platform) -> dict[str, str]:
    world.begin()
    return {**SETTINGS, "WECHAT_API_BASE": world.url}


def test_our_menu_is_one_that_wechat_takes() -> None:
    assert menu.problems(menu.menu_for(PUBLIC)) == []
    assert menu.problems(menu.menu_for("")) == []


def test_every_button_that_is_clicked_says_something() -> None:
    keys = {button.key for top in menu.menu_for(PUBLIC) for button in (top, *top.children) if button.key}
    assert keys == set(menu.SAID_BY_KEY)


def test_a_menu_that_wechat_would_not_take_is_named_before_it_is_sent() -> None:
    too_many = tuple(Button(f"按钮{number}", key="k") for number in range(4))
    assert menu.problems(too_many) == ["a menu has 1 to 3 buttons, not 4"]
    assert "longer than 16 bytes" in menu.problems((Button("这个名字太长了", key="k"),))[0]
    assert "does nothing" in menu.problems((Button("空"),))[0]
    assert "more than 5" in menu.problems((Button("多", children=(Button("小", key="k"),) * 6),))[0]


def test_the_menu_is_applied_once_and_then_there_is_no_difference(
    world: Platform, environ: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["menu", "show"], environ) == 0
    assert "还没有菜单" in capsys.readouterr().out
    assert main(["menu", "diff"], environ) == 1
    assert "+ 1 查我的路 click start" in capsys.readouterr().out
    assert main(["menu", "apply"], environ) == 0
    assert "已发布" in capsys.readouterr().out
    assert main(["menu", "diff"], environ) == 0
    assert main(["menu", "apply"], environ) == 0
    assert "不用发布" in capsys.readouterr().out
    assert world.calls("menu/create") == 1
    assert main(["menu", "show"], environ) == 0
    assert f"2.3 网页版（大字） view {PUBLIC}/chat" in capsys.readouterr().out


def test_a_changed_address_shows_as_one_line_gone_and_one_new(
    environ: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["menu", "apply"], environ)
    capsys.readouterr()
    assert main(["menu", "diff"], {**environ, "WECHAT_PUBLIC_URL": "https://other.example"}) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"- 2.3 网页版（大字） view {PUBLIC}/chat",
        "+ 2.3 网页版（大字） view https://other.example/chat",
    ]


def test_the_check_says_that_everything_is_in_order(
    environ: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"], environ) == 0
    assert "连接正常" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"WECHAT_APP_ID": "wxffffffffffffffff"}, "WECHAT_APP_ID"),
        ({"WECHAT_APP_SECRET": "wrong"}, "WECHAT_APP_SECRET"),
        ({"WECHAT_API_BASE": "http://127.0.0.1:9"}, "连不上微信"),
        ({"WECHAT_APP_ID": "", "WECHAT_TOKEN": ""}, "还没有设置公众号"),
        ({"WECHAT_TOKEN": "?"}, "WECHAT_TOKEN"),
    ],
)
def test_what_is_wrong_is_said_in_words_an_official_understands(
    environ: dict[str, str], capsys: pytest.CaptureFixture[str], change: dict[str, str], words: str
) -> None:
    assert main(["check"], {**environ, **change}) in {1, 2}
    assert words in capsys.readouterr().err


def test_an_address_that_is_not_on_the_allow_list_is_explained(
    world: Platform, environ: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    world.change(allowed_addresses=["10.0.0.1"])
    assert main(["check"], environ) == 1
    assert "白名单" in capsys.readouterr().err
