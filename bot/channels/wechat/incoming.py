"""What a person did on the phone, as WeChat tells it."""

from dataclasses import dataclass

from bot.channels.wechat.xml import XmlError

SCENE_PREFIX = "qrscene_"
EVENT = "event"
TEXT = "text"
LONGEST_NUMBER = 20
"""Digits of an unsigned 64-bit number: a MsgId is one."""


@dataclass(frozen=True)
class Incoming:
    """One message or event. ``kind`` is ``text``, ``image``, … or ``event``; ``event`` is lower case."""

    kind: str
    openid: str
    account: str
    created: int
    msg_id: str = ""
    content: str = ""
    event: str = ""
    event_key: str = ""
    menu_item: str = ""

    @property
    def key(self) -> str:
        """Return what makes this delivery and its repetitions the same one."""
        if self.msg_id:
            return f"message:{self.openid}:{self.msg_id}"
        return f"event:{self.openid}:{self.created}:{self.event}:{self.event_key}"

    @property
    def scene(self) -> str:
        """Return the scene of a scanned code, whether the scan made the person follow or not."""
        return self.event_key.removeprefix(SCENE_PREFIX)


def read_incoming(fields: dict[str, str]) -> Incoming:
    """Make a message of the fields of a callback; XmlError if a field that every message has is missing."""
    kind = _need(fields, "MsgType").lower()
    message = Incoming(
        kind=kind,
        openid=_need(fields, "FromUserName"),
        account=_need(fields, "ToUserName"),
        created=_number(fields, "CreateTime"),
        msg_id=fields.get("MsgId", ""),
        content=fields.get("Content", ""),
        event=fields.get("Event", "").lower(),
        event_key=fields.get("EventKey", ""),
        menu_item=fields.get("bizmsgmenuid", ""),
    )
    if kind == EVENT:
        _need(fields, "Event")
    else:
        _number(fields, "MsgId")
    return message


def _need(fields: dict[str, str], name: str) -> str:
    value = fields.get(name, "").strip()
    if not value:
        message = f"the message has no {name}"
        raise XmlError(message)
    return value


def _number(fields: dict[str, str], name: str) -> int:
    value = _need(fields, name)
    if not (value.isascii() and value.isdecimal() and len(value) <= LONGEST_NUMBER):
        message = f"the {name} of the message is no number"
        raise XmlError(message)
    return int(value)
