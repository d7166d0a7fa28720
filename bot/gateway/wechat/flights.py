"""Work on deliveries: each runs once, survives its process, and ends with an answer that waits or is held."""

import asyncio
import json
import logging
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bot.channels.wechat.identity import KEPT_FOR, Identity
from bot.channels.wechat.incoming import Incoming
from bot.channels.wechat.meaning import trigger_of
from bot.channels.wechat.render import Answer, for_sending
from bot.gateway.middleware.observation import places
from bot.gateway.serial import LocalLocks
from bot.gateway.wechat import sentences
from bot.gateway.wechat.answering import Answerer
from bot.gateway.wechat.erasing import Erasing
from bot.gateway.wechat.outbox import Outbox
from bot.gateway.wechat.stores import Stores
from bot.storage.wechat_deliveries import DONE, DeliveryRecord
from bot.storage.wechat_people import Act

logger = logging.getLogger("bot.gateway.wechat")

LEASE = timedelta(seconds=3)
"""How long work may show no sign of life before another process takes it over."""


@dataclass(frozen=True)
class Ticket:
    """One delivery under the names that may be stored."""

    key: str
    person: str


class Flights:
    """The deliveries that this process works on."""

    def __init__(
        self,
        *,
        stores: Stores,
        identity: Identity,
        answerer: Answerer,
        outbox: Outbox,
        erasing: Erasing,
        now: Callable[[], datetime],
    ) -> None:
        self._stores = stores
        self._identity = identity
        self._answerer = answerer
        self._outbox = outbox
        self._erasing = erasing
        self._now = now
        self._owner = secrets.token_hex(8)
        self._persons = LocalLocks()
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def ticket(self, message: Incoming) -> Ticket:
        """Return the names of a message: neither contains the openid."""
        return Ticket(self._identity.digest(message.key), self._identity.pseudonym(message.openid))

    async def join(self, ticket: Ticket, message: Incoming) -> "asyncio.Task[None] | None":
        """Begin the work on a message, or join the work that is going on here; None if it is elsewhere or over."""
        sealed = self._identity.seal(json.dumps(asdict(message)), ticket.person)
        begun = await self._stores.run(
            self._stores.deliveries.begin,
            ticket.key,
            self._owner,
            self._now() + LEASE,
            sealed,
            self._act(ticket, message),
        )
        if begun:
            return self._start(ticket, message)
        return self._tasks.get(ticket.key)

    async def adopt(self, record: DeliveryRecord) -> "asyncio.Task[None] | None":
        """Go on with the work of a process that died; None if another one was quicker."""
        now = self._now()
        taken = await self._stores.run(self._stores.deliveries.take_over, record.key, self._owner, now + LEASE, now)
        opened = self._identity.open(record.sealed_request, record.person) if record.sealed_request else None
        if not taken or opened is None:
            return self._tasks.get(record.key)
        logger.info("delivery taken over", extra={"channel": "wechat"})
        return self._start(Ticket(record.key, record.person), Incoming(**json.loads(opened)))

    async def show_life(self) -> None:
        """Keep others from taking over what goes on here."""
        if self._tasks:
            await self._stores.run(self._stores.deliveries.renew, self._owner, list(self._tasks), self._now() + LEASE)

    async def settle(self, person: str, *, last: bool) -> None:
        """Do what follows an answer: send what is held; forget the person who asked for it."""
        await self._outbox.flush(person)
        if last:
            await self._erasing.erase(person)

    async def finish(self, seconds: float) -> None:
        """Give what is going on a little time; what is not done by then, another process takes over."""
        if self._tasks:
            await asyncio.wait(set(self._tasks.values()), timeout=seconds)

    def _act(self, ticket: Ticket, message: Incoming) -> Act:
        now, trigger = self._now(), trigger_of(message)
        sealed = self._identity.seal(message.openid, ticket.person)
        return Act(ticket.person, sealed, now + KEPT_FOR, trigger.label if trigger else None, now)

    def _start(self, ticket: Ticket, message: Incoming) -> "asyncio.Task[None]":
        task = asyncio.create_task(self._work(ticket, message))
        self._tasks[ticket.key] = task
        task.add_done_callback(lambda done: self._land(ticket.key, done))
        return task

    def _land(self, key: str, task: "asyncio.Task[None]") -> None:
        self._tasks.pop(key, None)
        # The delivery stays open then, and is taken over when its lease ends.
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("delivery failed", extra={"kind": type(error).__name__, "places": places(error)})

    async def _work(self, ticket: Ticket, message: Incoming) -> None:
        async with self._persons.hold(ticket.person):
            answer = await self._answer(ticket, message)
            means = await self._outbox.means(ticket.person)
            state = await self._stores.run(
                self._stores.deliveries.finish,
                ticket.key,
                self._owner,
                answer.as_json(),
                for_sending(answer, means),
                self._now(),
            )
        if state == DONE:
            await self.settle(ticket.person, last=answer.last)

    async def _answer(self, ticket: Ticket, message: Incoming) -> Answer:
        try:
            return await self._answerer.answer(ticket.person, ticket.key, message)
        except Exception as error:  # noqa: BLE001 - whatever broke, the person reads a sentence, not a fault of WeChat's
            logger.error("answer failed", extra={"kind": type(error).__name__, "places": places(error)})  # noqa: TRY400
            return Answer(sentences.SORRY)
