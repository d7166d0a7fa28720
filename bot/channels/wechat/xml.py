"""Reading and writing WeChat's flat XML, with nothing in it that XML attacks need."""

import re

from defusedxml import ElementTree

_FORBIDDEN = re.compile("[^\\t\\n\\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot carry, not even in a CDATA section."""


class XmlError(Exception):
    """A body that is not the flat XML of a WeChat message."""


def read_fields(body: bytes) -> dict[str, str]:
    """Return the children of the root, by name; DOCTYPE, entities and doubled fields are refused."""
    try:
        root = ElementTree.fromstring(body, forbid_dtd=True)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        message = "the body is not the XML of a message"
        raise XmlError(message) from error
    if root.tag != "xml":
        message = "the root of a message is <xml>"
        raise XmlError(message)
    fields: dict[str, str] = {}
    for child in root:
        if child.tag in fields:
            message = "a field stands in the message twice"
            raise XmlError(message)
        fields[child.tag] = child.text or ""
    return fields


def write_fields(fields: dict[str, str | int]) -> bytes:
    """Return the XML of a message: numbers bare, texts in CDATA whatever they contain."""
    inner = "".join(f"<{name}>{_value(value)}</{name}>" for name, value in fields.items())
    return f"<xml>{inner}</xml>".encode()


def _value(value: str | int) -> str:
    return str(value) if isinstance(value, int) else cdata(value)


def cdata(text: str) -> str:
    """Return the text as CDATA; its own end mark is cut in two, what XML cannot carry is left out."""
    safe = _FORBIDDEN.sub("", text).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{safe}]]>"
