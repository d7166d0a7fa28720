"""XML in and out: nothing that XML attacks need comes in, nothing that breaks XML goes out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.wechat.incoming import Incoming, read_incoming
from bot.channels.wechat.xml import XmlError, read_fields, write_fields

BOMB = b'<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml><Content>&b;</Content></xml>'
EXTERNAL = b'<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><Content>&x;</Content></xml>'


@pytest.mark.parametrize(
    "body",
    [
        BOMB,
        EXTERNAL,
        b"<!DOCTYPE xml><xml><Content>a</Content></xml>",
        b"<xml><Content>&undeclared;</Content></xml>",
        b"<xml><Content>a</Content><Content>b</Content></xml>",
        b"<message><Content>a</Content></message>",
        b"<xml><Content>a\x00b</Content></xml>",
        b"<xml><Content>a",
        b'<?xml version="1.0" encoding="no-such-code"?><xml/>',
        b"\xff\xfe<xml/>",
        b"",
        b"{}",
    ],
)
def test_a_body_that_is_not_plain_flat_xml_is_refused(body: bytes) -> None:
    with pytest.raises(XmlError):
        read_fields(body)


@given(st.text(max_size=300))
def test_any_text_survives_writing_and_reading_but_for_what_xml_cannot_carry(text: str) -> None:
    carried = "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
    read = read_fields(write_fields({"Content": text}))["Content"]
    assert read == carried.replace("\r\n", "\n").replace("\r", "\n")


def test_the_end_mark_of_cdata_in_a_text_does_not_end_it() -> None:
    assert read_fields(write_fields({"Content": "a]]>b]]]]>>c"})) == {"Content": "a]]>b]]]]>>c"}


def fields(**changes: str) -> dict[str, str]:
    base = {
        "ToUserName": "gh_1",
        "FromUserName": "o1",
        "CreateTime": "5",
        "MsgType": "text",
        "Content": "好",
        "MsgId": "7250021412600020992",
    }
    return {name: value for name, value in {**base, **changes}.items() if value}


def test_a_message_keeps_its_long_number_exactly() -> None:
    assert read_incoming(fields()).msg_id == "7250021412600020992"


@pytest.mark.parametrize("missing", ["ToUserName", "FromUserName", "CreateTime", "MsgType", "MsgId"])
def test_a_message_without_a_field_that_every_message_has_is_refused(missing: str) -> None:
    with pytest.raises(XmlError, match=missing):
        read_incoming(fields(**{missing: ""}))


@pytest.mark.parametrize("number", ["-1", "1.5", "１２", "x", "9" * 21])
def test_a_time_that_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(XmlError, match="CreateTime"):
        read_incoming(fields(CreateTime=number))


def event(name: str, key: str, created: int = 5) -> Incoming:
    return Incoming(kind="event", openid="o1", account="gh_1", created=created, event=name, event_key=key)


def test_two_events_of_one_second_are_two() -> None:
    assert event("click", "start").key != event("click", "human").key
    assert event("click", "start").key == event("click", "start").key
    assert event("click", "start").key != event("click", "start", created=6).key


def test_the_same_number_from_two_people_is_two_messages() -> None:
    first = read_incoming(fields())
    assert first.key != read_incoming(fields(FromUserName="o2")).key
