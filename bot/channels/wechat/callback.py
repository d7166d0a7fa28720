"""The door: a request to the callback becomes a message that WeChat vouches for, or is refused."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.channels.wechat.crypto import AesKey, CryptoError, MessageCipher
from bot.channels.wechat.errors import CallbackRefusedError
from bot.channels.wechat.incoming import Incoming, read_incoming
from bot.channels.wechat.signature import is_signed, sign
from bot.channels.wechat.xml import XmlError, read_fields, write_fields

BODY_LIMIT = 1024 * 1024
FRESH_SECONDS = 600
"""How far WeChat's clock and ours may be apart; an older signature is a replay."""

DONE = b"success"
"""The answer that tells WeChat: received, show nothing, do not send it again."""


@dataclass(frozen=True)
class Received:
    """A message that passed the door, with what is needed to answer it."""

    message: Incoming
    key: AesKey | None


class Callback:
    """Checks requests in plain, compatible and safe mode, and wraps answers the same way."""

    def __init__(self, token: str, cipher: MessageCipher | None, *, plain_allowed: bool = True) -> None:
        """Take the token of the console; without a cipher only plain mode works."""
        self._token = token
        self._cipher = cipher
        self._plain_allowed = plain_allowed

    def echo(self, query: Mapping[str, str], now: int) -> str:
        """Return what the check of the address must answer."""
        self._check_signature(query, now)
        echo = query.get("echostr", "")
        if not echo:
            raise CallbackRefusedError(400, "missing_parameter", "echostr is missing")
        return echo

    def receive(self, query: Mapping[str, str], body: bytes, now: int) -> Received:
        """Return the message of a request; CallbackRefusedError if WeChat does not vouch for it."""
        if len(body) > BODY_LIMIT:
            raise CallbackRefusedError(413, "too_large", "the body is too large")
        self._check_signature(query, now)
        if query.get("encrypt_type", "raw") == "aes":
            received = self._receive_encrypted(query, body)
        elif self._plain_allowed:
            received = Received(_message(body), None)
        else:
            raise CallbackRefusedError(403, "encryption_required", "this account takes encrypted messages only")
        if query.get("openid", received.message.openid) != received.message.openid:
            raise CallbackRefusedError(403, "sender_mismatch", "address and body name different senders")
        return received

    def reply(
        self,
        received: Received,
        content: str,
        now: int,
        *,
        make_nonce: Callable[[], str] = lambda: secrets.token_hex(8),
    ) -> bytes:
        """Return a text answer to a message, encrypted if the message was."""
        plain = write_fields(
            {
                "ToUserName": received.message.openid,
                "FromUserName": received.message.account,
                "CreateTime": now,
                "MsgType": "text",
                "Content": content,
            }
        )
        if received.key is None or self._cipher is None:
            return plain
        encrypted = self._cipher.encrypt(plain, received.key)
        nonce = make_nonce()
        signature = sign(self._token, str(now), nonce, encrypted)
        return write_fields({"Encrypt": encrypted, "MsgSignature": signature, "TimeStamp": now, "Nonce": nonce})

    def _check_signature(self, query: Mapping[str, str], now: int) -> None:
        timestamp = query.get("timestamp", "")
        if not is_signed(query.get("signature", ""), self._token, timestamp, query.get("nonce", "")):
            raise CallbackRefusedError(403, "bad_signature", "the signature does not fit")
        if not (timestamp.isascii() and timestamp.isdecimal()) or abs(now - int(timestamp)) > FRESH_SECONDS:
            raise CallbackRefusedError(403, "stale_signature", "the signature is not of this moment")

    def _receive_encrypted(self, query: Mapping[str, str], body: bytes) -> Received:
        if self._cipher is None:
            raise CallbackRefusedError(403, "no_key", "no EncodingAESKey is set")
        encrypted = _fields(body).get("Encrypt", "")
        parts = (self._token, query.get("timestamp", ""), query.get("nonce", ""), encrypted)
        if not is_signed(query.get("msg_signature", ""), *parts):
            raise CallbackRefusedError(403, "bad_signature", "the signature of the message does not fit")
        try:
            opened = self._cipher.decrypt(encrypted)
        except CryptoError as error:
            raise CallbackRefusedError(403, "bad_ciphertext", str(error)) from error
        return Received(_message(opened.text), opened.key)


def _fields(body: bytes) -> dict[str, str]:
    try:
        return read_fields(body)
    except XmlError as error:
        raise CallbackRefusedError(400, "bad_message", str(error)) from error


def _message(body: bytes) -> Incoming:
    try:
        return read_incoming(_fields(body))
    except XmlError as error:
        raise CallbackRefusedError(400, "bad_message", str(error)) from error
