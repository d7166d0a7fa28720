"""How many customer-service messages a person may still get: WeChat's rules as arithmetic."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Trigger(Enum):
    """What a person did that lets us write: each allows some messages for some time."""

    MESSAGE = ("message", 5, timedelta(hours=48))
    CLICK = ("click", 3, timedelta(minutes=1))
    TAP = ("tap", 3, timedelta(minutes=1))
    SUBSCRIBE = ("subscribe", 3, timedelta(minutes=1))
    SCAN = ("scan", 3, timedelta(minutes=1))

    def __init__(self, label: str, messages: int, window: timedelta) -> None:
        """Keep the limits beside the name under which grants are stored."""
        self.label = label
        self.messages = messages
        self.window = window


BY_LABEL = {trigger.label: trigger for trigger in Trigger}

SAFETY = timedelta(seconds=5)
"""A grant counts as over a little early: our clock and the way to WeChat differ from WeChat's."""


@dataclass(frozen=True)
class Grant:
    """The latest act of one kind, and how many messages were sent on it."""

    trigger: Trigger
    at: datetime
    spent: int

    def ends(self) -> datetime:
        """Return the moment from which nothing may be sent on it."""
        return self.at + self.trigger.window - SAFETY

    def is_usable(self, now: datetime) -> bool:
        """Tell whether one more message may be sent on it."""
        return self.spent < self.trigger.messages and now < self.ends()


def best_grant(grants: Iterable[Grant], now: datetime) -> Grant | None:
    """Return the grant to spend: of those that allow a message, the one that ends first."""
    usable = [grant for grant in grants if grant.is_usable(now)]
    return min(usable, key=lambda grant: (grant.ends(), grant.trigger.label), default=None)


def left(grants: Iterable[Grant], now: datetime) -> int:
    """Return how many messages may be sent in all."""
    return sum(grant.trigger.messages - grant.spent for grant in grants if grant.is_usable(now))
