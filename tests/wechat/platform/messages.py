"""The XML that WeChat sends: every kind of message and event."""

from xml.sax.saxutils import escape

Fields = dict[str, str | int]


def as_xml(fields: Fields) -> bytes:
    def value(item: str | int) -> str:
        if isinstance(item, int):
            return str(item)
        return escape(item) if "]]>" in item else f"<![CDATA[{item}]]>"

    return ("<xml>" + "".join(f"<{name}>{value(item)}</{name}>" for name, item in fields.items()) + "</xml>").encode()


def text(content: str, tapped: str = "") -> Fields:
    fields: Fields = {"MsgType": "text", "Content": content}
    return {**fields, "bizmsgmenuid": tapped} if tapped else fields


OTHERS: dict[str, Fields] = {
    "image": {"MsgType": "image", "PicUrl": "http://mmbiz.qpic.cn/x/0", "MediaId": "media-1"},
    "voice": {"MsgType": "voice", "MediaId": "media-2", "Format": "amr", "Recognition": ""},
    "video": {"MsgType": "video", "MediaId": "media-3", "ThumbMediaId": "thumb-3"},
    "location": {
        "MsgType": "location",
        "Location_X": "23.134521",
        "Location_Y": "113.358803",
        "Scale": 20,
        "Label": "广州市",
    },
    "link": {"MsgType": "link", "Title": "题", "Description": "述", "Url": "https://mp.weixin.qq.com/s/x"},
}


def event(name: str, key: str | None = None, **more: str | int) -> Fields:
    fields: Fields = {"MsgType": "event", "Event": name}
    if key is not None:
        fields["EventKey"] = key
    return {**fields, **more}
