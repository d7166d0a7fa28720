"""The door of the channel: who gets in, in which mode, and that nothing of the others is kept or logged."""

import base64
import os
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.wechat.conftest import StartGateway
from tests.wechat.gateway import OLD_KEY, Gateway
from tests.wechat.phone import Platform
from tests.wechat.relay import Relay
from tests.wechat.saying import GREETING, QUESTION

SECRET_WORDS = "绝密正文"


def test_the_check_of_the_address_is_answered(platform: Platform) -> None:
    assert platform.check() == {"status": 200, "echoed": True}


@pytest.mark.parametrize(
    "spoilt",
    [
        {"signature": "0" * 40},
        {"signature": ""},
        {"timestamp": ""},
        {"nonce": ""},
        {"nonce": "other"},
        {"echostr": ""},
        {"age": "86400"},
        {"age": "-86400"},
    ],
)
def test_a_check_that_is_not_wechats_is_not_echoed(platform: Platform, spoilt: dict[str, str]) -> None:
    checked = platform.check(**spoilt)
    assert not checked["echoed"]
    assert checked["status"] in {400, 403}


def test_clocks_that_differ_by_some_minutes_are_tolerated(platform: Platform) -> None:
    assert platform.check(age="300")["echoed"]
    assert platform.check(age="-300")["echoed"]


@pytest.mark.parametrize("mode", ["plain", "compatible", "safe"])
def test_a_message_is_answered_in_the_mode_in_which_it_came(platform: Platform, mode: str) -> None:
    platform.change(mode=mode)
    assert QUESTION in platform.phone(f"mode {mode}").send(GREETING)[0]


def test_in_compatible_mode_only_the_encrypted_part_counts(platform: Platform, bot: Relay) -> None:
    platform.change(mode="compatible")
    phone = platform.phone("compatible forger")
    phone.send("真的")
    phone.hostile(plain_fields={"Content": "假的"}, fields={"MsgType": "text", "Content": "也是真的"})
    assert bot.heard == ["真的", "也是真的"]


def test_the_previous_key_still_opens_and_answers_during_a_change_of_keys(platform: Platform) -> None:
    platform.change(aes_key=OLD_KEY)
    assert QUESTION in platform.phone("old key").send(GREETING)[0]


def b64(text: bytes) -> str:
    return base64.b64encode(text).decode()


def xml(content: bytes, before: bytes = b"") -> bytes:
    head = b"<ToUserName>gh_0123456789ab</ToUserName><FromUserName>OPENID</FromUserName><CreateTime>1</CreateTime>"
    return before + b"<xml>" + head + b"<MsgType>text</MsgType><MsgId>1</MsgId>" + content + b"</xml>"


HOSTILE: dict[str, dict[str, Any]] = {
    "external entity": {
        "inner": (xml(b"<Content>&x;</Content>", b'<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/hostname">]>'))
    },
    "entity bomb": {
        "inner": (
            xml(
                b"<Content>&c;</Content>",
                b'<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
            )
        )
    },
    "doctype alone": {"inner": (xml(b"<Content>a</Content>", b"<!DOCTYPE xml>"))},
    "doctype outside": {"outer": (b"<!DOCTYPE xml><xml><Encrypt>a</Encrypt></xml>")},
    "nul": {"inner": (xml("<Content>绝密正文\0</Content>".encode()))},
    "two megabytes": {"outer": (b"<xml>" + b"a" * 2_097_152 + b"</xml>")},
    "wrong app id": {"app_id": "wxffffffffffffffff"},
    "bad padding": {"bad_padding": True},
    "garbage under a valid signature": {"ciphertext": b64(os.urandom(96))},
    "short garbage": {"ciphertext": "AAAA"},
    "no base64": {"ciphertext": "绝密正文"},
    "two senders": {"openid": "o" * 28},
    "no encryption part": {"outer": (b"<xml><Content>a</Content></xml>")},
    "json": {"outer": ('{"Content": "绝密正文"}'.encode())},
    "nothing": {"outer": b""},
    "replay of yesterday": {"age": 86400},
    "wrong signature": {"query": {"signature": "0" * 40}},
    "wrong message signature": {"query": {"msg_signature": "0" * 40}},
    "no message signature": {"query": {"msg_signature": ""}},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_request_is_refused_and_leaves_no_trace(
    platform: Platform, bot: Relay, gateway: Gateway, name: str
) -> None:
    phone = platform.phone("attacker")
    before = gateway.log
    fields = {"MsgType": "text", "Content": SECRET_WORDS}
    answered = phone.hostile(fields=fields, **HOSTILE[name])
    # A body that is far too large may find the connection closed before it is through.
    assert answered["status"] in ({0, 413} if name == "two megabytes" else {400, 403})
    assert "success" not in answered["body"]
    assert bot.heard == []
    logged = gateway.log.removeprefix(before)
    for secret in (SECRET_WORDS, phone.openid, "o" * 28, "signature=", "Traceback", "pamtest"):
        assert secret not in logged
    for file, content in gateway.files().items():
        assert phone.openid.encode() not in content, file
        assert SECRET_WORDS.encode() not in content, file


def test_a_plain_message_is_refused_where_the_account_is_set_to_safe_mode(
    tmp_path: Path, world: Platform, bot: Relay, start_gateway: StartGateway
) -> None:
    with start_gateway(tmp_path, WECHAT_MODE="safe") as own:
        world.begin(callback=own.callback)
        assert world.phone("downgrader").hostile(mode="plain")["status"] == 403
        assert bot.heard == []
        assert QUESTION in world.phone("downgrader").send(GREETING)[0]


def test_without_an_account_the_callback_refuses_clearly_and_the_rest_works(
    tmp_path: Path, start_gateway: StartGateway
) -> None:
    unset = dict.fromkeys(("WECHAT_APP_ID", "WECHAT_APP_SECRET", "WECHAT_TOKEN", "WECHAT_ENCODING_AES_KEY"), "")
    with start_gateway(tmp_path, **unset) as own, httpx.Client(base_url=own.url, trust_env=False) as api:
        token = {"token": "A" * 43}
        for answered in (api.get("/wechat"), api.post("/wechat"), api.post("/api/v1/handovers", json=token)):
            assert answered.status_code == 503
            assert answered.json()["error"]["code"] == "wechat_not_set_up"
            assert "没有接通微信公众号" in answered.json()["error"]["message"]
        assert api.post("/api/v1/conversations", json={}).status_code == 201
