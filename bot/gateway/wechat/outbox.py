"""Customer-service messages: what is held is sent, as far as WeChat's quota allows, and never twice."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.channels.wechat.api import WeChatApi
from bot.channels.wechat.choices import item_id
from bot.channels.wechat.errors import (
    ACCOUNT_MAY_NOT,
    PERSON_UNREACHABLE,
    OutcomeUnknownError,
    WeChatError,
    WeChatUnreachableError,
)
from bot.channels.wechat.identity import Identity
from bot.channels.wechat.incoming import Incoming
from bot.channels.wechat.meaning import trigger_of
from bot.channels.wechat.quota import BY_LABEL, Grant, best_grant, left
from bot.channels.wechat.render import PICK, Json, Means, as_numbers, offer_in
from bot.gateway.serial import LocalLocks
from bot.gateway.wechat.handover import Handovers
from bot.gateway.wechat.stores import Stores
from bot.storage.wechat_held import Sending
from bot.storage.wechat_people import GrantRecord

logger = logging.getLogger("bot.gateway.wechat")

BARRED_FOR = timedelta(hours=1)
"""An account may be verified one day; asking once an hour costs little."""

SENDERS = 8
"""People who are sent something at the same time: nobody waits for it, and whoever writes to us comes first."""


class Outbox:
    """Sends what is held for a person, in order, one sender at a time."""

    def __init__(
        self,
        *,
        stores: Stores,
        identity: Identity,
        api: WeChatApi,
        handovers: Handovers,
        may_send: bool,
        now: Callable[[], datetime],
    ) -> None:
        self._stores = stores
        self._identity = identity
        self._api = api
        self._handovers = handovers
        self._allowed = may_send
        self._now = now
        # What WeChat refused this account, by kind of message, and until when it is not tried again.
        self._barred: dict[str, datetime] = {}
        self._locks = LocalLocks()
        self._senders = asyncio.Semaphore(SENDERS)

    def may_send_after(self, message: Incoming) -> bool:
        """Tell whether this message lets us answer it later."""
        return self._may("text") and trigger_of(message) is not None

    async def means(self, person: str) -> Means:
        """Return what may be sent to this person now."""
        if not self._may("text"):
            return Means()
        return self.means_by(await self._stores.run(self._stores.people.grants, person))

    def means_by(self, grants: Sequence[GrantRecord]) -> Means:
        """Return what may be sent now to somebody who allowed this."""
        if not self._may("text"):
            return Means()
        return Means(left(_as_grants(grants), self._now()), self._may("menu"))

    async def flush(self, person: str) -> None:
        """Send what waits, until nothing does or nothing more may be sent."""
        async with self._locks.hold(person), self._senders:
            while self._may("text"):
                take = self._stores.held.next_to_send
                sending = await self._stores.run(take, person, self._now(), self._pick)
                if sending is None or not await self._send(person, sending):
                    return

    async def _send(self, person: str, sending: Sending) -> bool:
        """Try one message; True if the next one may be tried."""
        openid = self._identity.open(sending.sealed_openid, person)
        if openid is None:
            # Sealed with another secret: it is said when the person writes again.
            await self._stores.run(self._stores.held.wait_again, sending.id, sending.content)
            return False
        try:
            await self._call(person, openid, sending.content)
        except OutcomeUnknownError:
            # It may have arrived: it stays marked as being sent, and nobody sends it again.
            logger.warning("customer message unclear", extra={"kind": "unknown outcome"})
            return False
        except (WeChatError, WeChatUnreachableError) as error:
            await self._stores.run(self._stores.people.give_back, person, sending.trigger)
            return await self._refused(person, sending, error)
        await self._stores.run(self._stores.held.sent, sending.id)
        return True

    async def _call(self, person: str, openid: str, content: Json) -> None:
        if content["kind"] == "menu":
            offer = offer_in(content)
            items = [
                (item_id(self._identity.item_key, person, offer, number), f"{number}. {choice.label}")
                for number, choice in enumerate(offer.choices, start=1)
            ]
            await self._api.send_choices(openid, PICK, items, "")
            return
        await self._api.send_text(openid, await self._handovers.filled(content["text"], person))

    async def _refused(self, person: str, sending: Sending, error: WeChatError | WeChatUnreachableError) -> bool:
        """Keep what certainly was not sent; True if it may be tried once more in another form."""
        code = error.errcode if isinstance(error, WeChatError) else 0
        logger.warning("customer message refused", extra={"kind": str(code or "unreachable")})
        await self._stores.run(self._stores.held.wait_again, sending.id, as_numbers(sending.content))
        if code in PERSON_UNREACHABLE:
            await self._stores.run(self._stores.people.exhaust, person)
        if code not in ACCOUNT_MAY_NOT:
            return False
        # Choices to tap on need a right of their own; a refused text means that nothing may be sent at all.
        self._barred[sending.content["kind"]] = self._now() + BARRED_FOR
        return self._may("text")

    def _may(self, kind: str) -> bool:
        until = self._barred.get(kind)
        return self._allowed and (until is None or self._now() >= until)

    def _pick(self, grants: Sequence[GrantRecord]) -> str | None:
        grant = best_grant(_as_grants(grants), self._now())
        return grant.trigger.label if grant else None


def _as_grants(records: Sequence[GrantRecord]) -> list[Grant]:
    return [Grant(BY_LABEL[record.trigger], record.at, record.spent) for record in records]
