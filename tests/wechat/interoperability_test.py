"""wechatpy, an independent implementation, understands what we write and writes what we understand."""

import json

from wechatpy.crypto import WeChatCrypto
from wechatpy.parser import parse_message
from wechatpy.utils import check_signature

from bot.channels.wechat.callback import Callback, Received
from bot.channels.wechat.crypto import AesKey, MessageCipher
from bot.channels.wechat.incoming import Incoming
from bot.channels.wechat.signature import sign
from bot.channels.wechat.xml import read_fields
from tests.wechat.platform import messages
from tests.wechat.platform.crypto import Envelope, signature

KEY, APP_ID, TOKEN = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx0123456789abcdef", "pamtest"
OURS = MessageCipher(APP_ID, (AesKey.decode(KEY),))
MESSAGE = Incoming(kind="text", openid="o" * 28, account="gh_0123456789ab", created=1, msg_id="1", content="你好")


def test_wechatpy_accepts_our_signature() -> None:
    check_signature(TOKEN, sign(TOKEN, "1714037059", "n"), "1714037059", "n")


def test_wechatpy_opens_and_reads_our_encrypted_reply() -> None:
    reply = Callback(TOKEN, OURS).reply(Received(MESSAGE, AesKey.decode(KEY)), "一<]]>二😀", 1714037059)
    fields = read_fields(reply)
    opened = WeChatCrypto(TOKEN, KEY, APP_ID).decrypt_message(
        reply.decode(), fields["MsgSignature"], fields["TimeStamp"], fields["Nonce"]
    )
    text = parse_message(opened)
    assert (text.target, text.source, text.content) == (MESSAGE.openid, MESSAGE.account, "一<]]>二😀")


def test_we_open_and_read_what_wechatpy_encrypts() -> None:
    inner = messages.as_xml(
        {"ToUserName": "gh_1", "FromUserName": "o1", "CreateTime": 5, **messages.text("你好"), "MsgId": 7}
    )
    outer = WeChatCrypto(TOKEN, KEY, APP_ID).encrypt_message(inner.decode(), "n", "1714037059")
    fields = read_fields(outer.encode())
    query = {
        "signature": sign(TOKEN, "1714037059", "n"),
        "timestamp": "1714037059",
        "nonce": "n",
        "encrypt_type": "aes",
        "msg_signature": fields["MsgSignature"],
    }
    received = Callback(TOKEN, OURS).receive(query, outer.encode(), 1714037059)
    assert (received.message.openid, received.message.content) == ("o1", "你好")


def test_wechatpy_opens_what_the_fake_platform_encrypts() -> None:
    wrapped = Envelope(KEY, APP_ID).wrap(json.dumps({"是": 1}).encode())
    body = messages.as_xml({"ToUserName": "gh_1", "Encrypt": wrapped})
    mark = signature(TOKEN, "1714037059", "n", wrapped)
    opened = WeChatCrypto(TOKEN, KEY, APP_ID).decrypt_message(body.decode(), mark, "1714037059", "n")
    assert json.loads(opened) == {"是": 1}
