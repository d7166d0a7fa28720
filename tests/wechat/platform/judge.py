"""What WeChat makes of an answer to a delivery: shown, silent, or out of order."""

import json
from typing import Any
from xml.etree import ElementTree as ET

from tests.wechat.platform.account import Account
from tests.wechat.platform.crypto import Envelope, signature

Verdict = tuple[str, dict[str, Any]]
SILENT: Verdict = ("silent", {})
LONGEST = 2048


def fault(why: str) -> Verdict:
    return ("fault", {"why": why})


def judge(account: Account, openid: str, status: int, body: bytes) -> Verdict:
    """Return ``silent``, ``text`` with its content, ``too_long``, or ``fault`` with the reason."""
    if status != 200:
        return fault(f"status {status}")
    if body in (b"", b"success"):
        return SILENT
    fields = _fields(body)
    if fields is None:
        return fault("not XML: " + _kind(body))
    if "Encrypt" in fields:
        opened = _opened(account, fields)
        if isinstance(opened, str):
            return fault(opened)
        fields = opened
    elif account.mode == "safe":
        return fault("plain answer in safe mode")
    return _judge_fields(account, openid, fields)


def _judge_fields(account: Account, openid: str, fields: dict[str, str]) -> Verdict:
    if fields.get("ToUserName") != openid or fields.get("FromUserName") != account.gh_id:
        return fault("sender and receiver are not swapped")
    if not fields.get("CreateTime", "").isdigit():
        return fault("CreateTime is no integer")
    if fields.get("MsgType") != "text":
        return fault("unknown MsgType")
    content = fields.get("Content", "")
    if not content:
        return fault("empty text")
    if len(content.encode()) > LONGEST:
        return ("too_long", {"bytes": len(content.encode())})
    return ("text", {"text": content})


def _opened(account: Account, fields: dict[str, str]) -> dict[str, str] | str:
    if account.mode == "plain":
        return "encrypted answer in plain mode"
    parts = (account.token, fields.get("TimeStamp", ""), fields.get("Nonce", ""), fields["Encrypt"])
    if signature(*parts) != fields.get("MsgSignature"):
        return "MsgSignature is wrong"
    try:
        inner = _fields(Envelope(account.aes_key, account.app_id).unwrap(fields["Encrypt"]))
    except ValueError as error:
        return f"the answer cannot be decrypted: {error}"
    return "the decrypted answer is not XML" if inner is None else inner


def _fields(body: bytes) -> dict[str, str] | None:
    try:
        root = ET.fromstring(body)  # noqa: S314 - the answer of the program under test
    except ET.ParseError:
        return None
    return {child.tag: child.text or "" for child in root} if root.tag == "xml" else None


def _kind(body: bytes) -> str:
    try:
        json.loads(body)
    except ValueError:
        return body[:40].decode(errors="replace")
    return "JSON"
