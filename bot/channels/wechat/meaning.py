"""What a message or event asks of us, and what it allows us to send."""

from dataclasses import dataclass

from bot.channels.wechat.incoming import EVENT, TEXT, Incoming
from bot.channels.wechat.menu import SAID_BY_KEY
from bot.channels.wechat.quota import Trigger

CASE_SCENE = "case_"


@dataclass(frozen=True)
class Say:
    """The person says something: typed, tapped (``item``) or clicked in the menu."""

    text: str
    item: str = ""


@dataclass(frozen=True)
class Follow:
    """The person follows the account, perhaps by a code with a scene."""

    scene: str = ""


@dataclass(frozen=True)
class Scan:
    """A follower scans a code with a scene."""

    scene: str


@dataclass(frozen=True)
class Unfollow:
    """The person leaves: nothing of theirs may stay."""


@dataclass(frozen=True)
class Show:
    """The person sends something that is not text: ``voice``, ``image``, … or ``button`` for one we do not know."""

    kind: str


Meaning = Say | Follow | Scan | Unfollow | Show | None


def meaning_of(message: Incoming) -> Meaning:
    """Return what is asked of us; None: nothing, and nothing is to be answered."""
    if message.kind == TEXT:
        return Say(message.content, message.menu_item)
    if message.kind != EVENT:
        return Show(message.kind)
    return _meaning_of_event(message)


def _meaning_of_event(message: Incoming) -> Meaning:
    if message.event == "subscribe":
        return Follow(message.scene)
    if message.event == "scan":
        return Scan(message.scene)
    if message.event == "unsubscribe":
        return Unfollow()
    if message.event == "click":
        said = SAID_BY_KEY.get(message.event_key)
        return Say(said) if said else Show("button")
    return None


_TRIGGERS = {"subscribe": Trigger.SUBSCRIBE, "scan": Trigger.SCAN, "click": Trigger.CLICK}


def trigger_of(message: Incoming) -> Trigger | None:
    """Return what a message lets us send afterwards, in the strict reading where WeChat says nothing clear."""
    if message.kind == EVENT:
        return _TRIGGERS.get(message.event)
    return Trigger.TAP if message.menu_item else Trigger.MESSAGE


def case_code(scene: str) -> str:
    """Return the case code that a scene carries; empty if it carries none."""
    return scene.removeprefix(CASE_SCENE) if scene.startswith(CASE_SCENE) else ""
