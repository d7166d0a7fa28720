"""What a follower can do with the phone."""

import re
from typing import Any

from tests.wechat.platform import messages
from tests.wechat.platform.messages import Fields
from tests.wechat.platform.phones import Phone
from tests.wechat.platform.world import World

INLINE = re.compile(r'<a href="weixin://bizmsgmenu\?msgmenucontent=([^&"]*)&msgmenuid=([^"]*)">')


class Acts:
    """Each act shows on the phone, gives the account its rights, and is delivered to the callback."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def send(self, phone: Phone, text: str) -> None:
        phone.show(self._world.now(), "text", "me", text=text)
        await self._do(phone, messages.text(text), "message")

    async def tap(self, phone: Phone, words: str) -> None:
        """Tap the item of the newest menu (or inline link) that contains the words."""
        content, item = _item(phone, words)
        phone.show(self._world.now(), "text", "me", text=content)
        trigger = "message" if self._world.account.taps_are_messages else "tap"
        await self._do(phone, messages.text(content, item), trigger)

    async def other(self, phone: Phone, kind: str) -> None:
        phone.show(self._world.now(), kind, "me", text="")
        await self._do(phone, messages.OTHERS[kind], "message")

    async def follow(self, phone: Phone, scene: str = "") -> None:
        key = f"qrscene_{scene}" if scene else ""
        extra = {"Ticket": "gQH47joAAAA"} if scene else {}
        await self._do(phone, messages.event("subscribe", key, **extra), "subscribe")

    async def unfollow(self, phone: Phone) -> None:
        self._world.ledger.forget(phone.openid)
        await self._do(phone, messages.event("unsubscribe", ""), None)

    async def scan(self, phone: Phone, scene: str) -> None:
        if not phone.following:
            await self.follow(phone, scene)
            return
        await self._do(phone, messages.event("SCAN", scene, Ticket="gQH47joAAAA"), "scan")

    async def click(self, phone: Phone, key: str) -> None:
        await self._do(phone, messages.event("CLICK", key), "click")

    async def view(self, phone: Phone, url: str) -> None:
        await self._do(phone, messages.event("VIEW", url, MenuId=437421110), None)

    async def again(self, phone: Phone) -> None:
        """Deliver this person's last message once more, with a fresh signature."""
        note = next(note for note in reversed(self._world.deliverer.attempts) if note["openid"] == phone.openid)
        await self._world.deliverer.deliver(phone, note["message"])

    async def _do(self, phone: Phone, fields: Fields, trigger: str | None) -> None:
        now = self._world.now()
        phone.last_act = now
        # Only who follows an account can write to it.
        phone.following = fields.get("Event") != "unsubscribe"
        if trigger:
            self._world.ledger.grant(phone.openid, trigger, now)
        await self._world.deliverer.deliver(phone, self._world.deliverer.new_message(phone, fields))


def _item(phone: Phone, words: str) -> tuple[str, str]:
    for shown in reversed(phone.screen):
        items: list[dict[str, Any]] = shown.get("items", [])
        found = [(item["content"], item["id"]) for item in items]
        found += INLINE.findall(shown.get("text", "")) if shown["via"] != "me" else []
        for content, item in found:
            if words in content:
                return content, item
    raise LookupError(f"no item with {words!r} on the screen")
