"""The ledger of customer-service messages: five in 48 hours after a message, three in a minute after a tap."""

from datetime import datetime, timedelta, timezone

import pytest

from bot.channels.wechat.incoming import Incoming
from bot.channels.wechat.meaning import trigger_of
from bot.channels.wechat.quota import SAFETY, Grant, Trigger, best_grant, left

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=timezone.utc)


def grant(trigger: Trigger, *, ago: timedelta = timedelta(0), spent: int = 0) -> Grant:
    return Grant(trigger, NOW - ago, spent)


def test_a_message_allows_five_and_a_tap_three() -> None:
    assert left([grant(Trigger.MESSAGE)], NOW) == 5
    assert left([grant(Trigger.TAP)], NOW) == 3
    assert left([grant(Trigger.CLICK, spent=3), grant(Trigger.MESSAGE, spent=5)], NOW) == 0


@pytest.mark.parametrize(
    ("trigger", "window"),
    [
        (Trigger.MESSAGE, timedelta(hours=48)),
        (Trigger.CLICK, timedelta(minutes=1)),
        (Trigger.SUBSCRIBE, timedelta(minutes=1)),
        (Trigger.SCAN, timedelta(minutes=1)),
        (Trigger.TAP, timedelta(minutes=1)),
    ],
)
def test_a_grant_ends_a_little_before_wechat_ends_it(trigger: Trigger, window: timedelta) -> None:
    just_good = window - SAFETY - timedelta(seconds=1)
    assert left([grant(trigger, ago=just_good)], NOW) == trigger.messages
    assert left([grant(trigger, ago=window - SAFETY)], NOW) == 0


def test_the_grant_that_ends_first_is_spent_first() -> None:
    best = best_grant([grant(Trigger.MESSAGE), grant(Trigger.CLICK)], NOW)
    assert best is not None
    assert best.trigger is Trigger.CLICK


def test_without_a_usable_grant_nothing_may_be_sent() -> None:
    assert best_grant([], NOW) is None
    assert best_grant([grant(Trigger.MESSAGE, spent=5), grant(Trigger.SCAN, ago=timedelta(hours=1))], NOW) is None


def incoming(kind: str, event: str = "", item: str = "") -> Incoming:
    return Incoming(kind=kind, openid="o", account="g", created=1, event=event, menu_item=item)


def test_what_a_person_does_is_read_strictly() -> None:
    assert trigger_of(incoming("text")) is Trigger.MESSAGE
    assert trigger_of(incoming("voice")) is Trigger.MESSAGE
    assert trigger_of(incoming("text", item="x")) is Trigger.TAP
    assert trigger_of(incoming("event", "subscribe")) is Trigger.SUBSCRIBE
    assert trigger_of(incoming("event", "click")) is Trigger.CLICK
    assert trigger_of(incoming("event", "scan")) is Trigger.SCAN
    assert trigger_of(incoming("event", "view")) is None
    assert trigger_of(incoming("event", "unsubscribe")) is None
