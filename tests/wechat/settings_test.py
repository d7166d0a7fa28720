"""The settings of the account: a value that makes no sense stops the start with a sentence that names it."""

import pytest

from bot.channels.wechat.settings import REAL_API, WeChatSettingsError, read_settings

GOOD = {
    "WECHAT_APP_ID": "wx0123456789abcdef",
    "WECHAT_APP_SECRET": "0123456789abcdef",
    "WECHAT_TOKEN": "pamtest",
    "WECHAT_ENCODING_AES_KEY": "a" * 43,
}


def test_without_an_account_there_are_no_settings() -> None:
    assert read_settings({}) is None
    assert read_settings({"WECHAT_APP_ID": " ", "WECHAT_TOKEN": ""}) is None


def test_everything_else_has_a_default() -> None:
    settings = read_settings(GOOD)
    assert settings is not None
    assert (settings.api_base, settings.mode, settings.may_send, settings.public_url) == (REAL_API, "any", True, "")
    assert len(settings.keys) == 1


def test_both_keys_are_read_the_current_one_first() -> None:
    settings = read_settings({**GOOD, "WECHAT_PREVIOUS_AES_KEY": "b" * 43})
    assert settings is not None
    assert settings.keys[0] != settings.keys[1]
    assert settings.keys[0].raw[:3] == b"i\xa6\x9a"


def test_without_the_secret_of_the_app_nothing_can_be_sent() -> None:
    settings = read_settings({**GOOD, "WECHAT_APP_SECRET": ""})
    assert settings is not None
    assert not settings.may_send


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WECHAT_TOKEN", ""),
        ("WECHAT_TOKEN", "a b"),
        ("WECHAT_APP_ID", ""),
        ("WECHAT_ENCODING_AES_KEY", "short"),
        ("WECHAT_PREVIOUS_AES_KEY", "short"),
        ("WECHAT_API_BASE", "http://api.example"),
        ("WECHAT_API_BASE", "api.example"),
        ("WECHAT_PUBLIC_URL", "https://host/?a=b"),
        ("WECHAT_MODE", "secret"),
        ("WECHAT_CUSTOMER_MESSAGES", "maybe"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(WeChatSettingsError, match=name):
        read_settings({**GOOD, name: value})


def test_safe_mode_without_a_key_is_refused() -> None:
    with pytest.raises(WeChatSettingsError, match="WECHAT_ENCODING_AES_KEY"):
        read_settings({**GOOD, "WECHAT_ENCODING_AES_KEY": "", "WECHAT_MODE": "safe"})


def test_settings_show_no_secret_when_printed() -> None:
    assert "0123456789abcdef" not in repr(read_settings(GOOD))
