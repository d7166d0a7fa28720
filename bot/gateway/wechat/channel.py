"""The channel of one account, put together; and its housekeeping while the gateway runs."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta

import httpx
from sqlalchemy.exc import SQLAlchemyError

from bot import clock
from bot.channels.wechat.api import WeChatApi
from bot.channels.wechat.callback import Callback
from bot.channels.wechat.crypto import MessageCipher
from bot.channels.wechat.identity import KEPT_FOR, Identity
from bot.channels.wechat.render import answer_from
from bot.channels.wechat.settings import WeChatSettings
from bot.channels.wechat.tokens import TokenSource
from bot.gateway.services import Services
from bot.gateway.wechat.answering import Answerer
from bot.gateway.wechat.desk import Desk
from bot.gateway.wechat.erasing import Erasing
from bot.gateway.wechat.flights import Flights, Ticket
from bot.gateway.wechat.handover import Handovers
from bot.gateway.wechat.outbox import Outbox
from bot.gateway.wechat.stores import Stores
from bot.gateway.wechat.timing import Timing
from bot.storage.wechat_deliveries import LEAVING

logger = logging.getLogger("bot.gateway.wechat")

API_TIMEOUT = httpx.Timeout(10, connect=3)
ROUND_SECONDS = 1.0
ROUNDS_PER_FLUSH = 15
ORPHANS_PER_ROUND = 20
ROUNDS_PER_PURGE = 600
UNFETCHED_AFTER = timedelta(seconds=15)
WORTH_SENDING_FOR = timedelta(minutes=10)
REPEATED_WITHIN = timedelta(hours=1)


class WeChatChannel:
    """Everything between the callback and the services of the gateway."""

    def __init__(
        self,
        settings: WeChatSettings,
        services: Services,
        *,
        now: Callable[[], datetime] = clock.now,
        timing: Timing | None = None,
    ) -> None:
        self.now = now
        cipher = MessageCipher(settings.app_id, settings.keys) if settings.keys else None
        self.callback = Callback(settings.token, cipher, plain_allowed=settings.mode != "safe")
        self._http = httpx.AsyncClient(base_url=settings.api_base, timeout=API_TIMEOUT, trust_env=False)
        tokens = TokenSource(self._http, settings.app_id, settings.app_secret, clock=now)
        identity = Identity(services.settings.secret)
        self._retention = services.settings.retention
        self._stores = Stores(services.database)
        self.handovers = Handovers(services, self._stores, settings.public_url, now)
        erasing = Erasing(services, self._stores)
        self._outbox = Outbox(
            stores=self._stores,
            identity=identity,
            api=WeChatApi(self._http, tokens),
            handovers=self.handovers,
            may_send=settings.may_send,
            now=now,
        )
        answerer = Answerer(
            services=services, stores=self._stores, identity=identity, handovers=self.handovers, erasing=erasing
        )
        self._flights = Flights(
            stores=self._stores, identity=identity, answerer=answerer, outbox=self._outbox, erasing=erasing, now=now
        )
        self.desk = Desk(
            stores=self._stores,
            flights=self._flights,
            outbox=self._outbox,
            handovers=self.handovers,
            now=now,
            timing=timing or Timing(),
        )

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Keep house while the gateway runs; let what is going on end before it stops."""
        keeping = asyncio.create_task(self._keep_house())
        try:
            yield
        finally:
            keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await keeping
            await self._flights.finish(5.0)
            await self._http.aclose()
            self._stores.close()

    async def _keep_house(self) -> None:
        rounds = 0
        while True:
            await asyncio.sleep(ROUND_SECONDS)
            try:
                await self._round(rounds)
            except SQLAlchemyError as error:
                logger.warning("housekeeping failed", extra={"kind": type(error).__name__})
            rounds += 1

    async def _round(self, number: int) -> None:
        await self._flights.show_life()
        await self._look_after_orphans()
        if number % ROUNDS_PER_FLUSH == 0:
            for person in await self._stores.run(self._stores.held.people, self.now() - WORTH_SENDING_FOR):
                await self._outbox.flush(person)
        if number % ROUNDS_PER_PURGE == 0:
            await self._purge()

    async def _look_after_orphans(self) -> None:
        """Take over what dead processes left, and send the answers that no repetition came to fetch."""
        now = self.now()
        orphans = await self._stores.run(self._stores.deliveries.orphans, now, now - UNFETCHED_AFTER)
        # A few at a time: those whose repetition is knocking at the door come first.
        for record in orphans[:ORPHANS_PER_ROUND]:
            if record.answer is None:
                await self._flights.adopt(record)
                continue
            ticket, answer = Ticket(record.key, record.person), answer_from(record.answer)
            if record.state == LEAVING:
                await self._flights.follow_up(ticket, last=answer.last)
            else:
                await self._flights.give_up_waiting(ticket, answer)

    async def _purge(self) -> None:
        now, stores = self.now(), self._stores
        await stores.run(stores.deliveries.purge, now - REPEATED_WITHIN)
        await stores.run(stores.people.purge, now)
        await stores.run(stores.held.purge, now - KEPT_FOR)
        await stores.run(stores.handovers.purge, now, now - self._retention)
