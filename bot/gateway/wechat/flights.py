"""Work on deliveries: each runs once, survives its process, and ends with an answer that waits or is held."""

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Coroutine
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

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
from bot.storage.wechat_deliveries import DeliveryRecord
from bot.storage.wechat_people import Act

logger = logging.getLogger("bot.gateway.wechat")

LEASE = timedelta(seconds=6)
"""How long work may show no sign of life before another process takes it over."""

AT_ONCE = 32
"""Work that goes on at the same time; more would only keep each other, and what WeChat waits for, waiting."""


@dataclass(frozen=True)
class Ticket:
    """One delivery under the names that may be stored."""

    key: str
    person: str


@dataclass
class Flight:
    """Work that goes on here. Its task ends when the answer is stored, or sent if nobody waits for it any more."""

    ticket: Ticket
    message: Incoming
    # Whoever waited for it has gone; the answer will have to be sent.
    late: bool = False
    task: "asyncio.Task[None]" = field(init=False)


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
        self._places = asyncio.Semaphore(AT_ONCE)
        self._flights: dict[str, Flight] = {}
        self._leaving: set[asyncio.Task[object]] = set()

    def ticket(self, message: Incoming) -> Ticket:
        """Return the names of a message: neither contains the openid."""
        return Ticket(self._identity.digest(message.key), self._identity.pseudonym(message.openid))

    async def join(self, ticket: Ticket, message: Incoming) -> Flight | None:
        """Begin the work on a message, or join the work that goes on here; None if it is elsewhere or over."""
        flight = self._flights.get(ticket.key)
        if flight is not None:
            return flight
        sealed = self._identity.seal(json.dumps(asdict(message)), ticket.person)
        begun = await self._stores.at_once(
            self._stores.deliveries.begin,
            ticket.key,
            self._owner,
            self._now() + LEASE,
            sealed,
            self._act(ticket, message),
        )
        return self._start(ticket, message) if begun else self._flights.get(ticket.key)

    async def adopt(self, record: DeliveryRecord) -> Flight | None:
        """Go on with the work of a process that died; None if another one was quicker."""
        flight, now = self._flights.get(record.key), self._now()
        if flight is not None:
            return flight
        taken = await self._stores.at_once(self._stores.deliveries.take_over, record.key, self._owner, now + LEASE, now)
        opened = self._identity.open(record.sealed_request, record.person) if record.sealed_request else None
        if not taken or opened is None:
            return None
        logger.info("delivery taken over", extra={"channel": "wechat"})
        return self._start(Ticket(record.key, record.person), Incoming(**json.loads(opened)))

    def send_instead(self, ticket: Ticket, answer: Answer) -> None:
        """Send an answer that was taken as a reply and could not leave any more."""
        self._go_on(self._send_instead(ticket, answer))

    async def _send_instead(self, ticket: Ticket, answer: Answer) -> None:
        if await self._stores.run(self._stores.deliveries.put_back, ticket.key):
            await self.give_up_waiting(ticket, answer)

    def leave_elsewhere(self, ticket: Ticket) -> None:
        """Tell the process that works on it that nobody waits; one that has just ended is looked after later."""
        self._go_on(self._stores.run(self._stores.deliveries.mark_late, ticket.key))

    def _go_on(self, work: Coroutine[Any, Any, object]) -> None:
        """Let something go on that nobody waits for."""
        task = asyncio.create_task(work)
        self._leaving.add(task)
        task.add_done_callback(self._left)

    def _left(self, task: "asyncio.Task[object]") -> None:
        self._leaving.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("delivery failed", extra={"kind": type(error).__name__, "places": places(error)})

    async def give_up_waiting(self, ticket: Ticket, answer: Answer) -> None:
        """Send an answer that is ready and that no delivery comes to fetch."""
        contents = for_sending(answer, await self._outbox.means(ticket.person))
        if await self._stores.run(self._stores.deliveries.give_up_waiting, ticket.key, contents, self._now()):
            await self.settle(ticket.person, last=answer.last)

    async def follow_up(self, ticket: Ticket, *, last: bool) -> None:
        """Send what has to follow a reply that has left."""
        if await self._stores.run(self._stores.deliveries.left, ticket.key, self._now()):
            await self.settle(ticket.person, last=last)

    async def show_life(self) -> None:
        """Keep others from taking over what goes on here."""
        if self._flights:
            keys = list(self._flights)
            await self._stores.at_once(self._stores.deliveries.renew, self._owner, keys, self._now() + LEASE)

    async def settle(self, person: str, *, last: bool) -> None:
        """Do what follows an answer: send what is held; forget the person who asked for it."""
        await self._outbox.flush(person)
        if last:
            await self._erasing.erase(person)

    async def finish(self, seconds: float) -> None:
        """Give what is going on a little time; what is not done by then, another process takes over."""
        tasks: set[asyncio.Task[Any]] = {flight.task for flight in self._flights.values()} | self._leaving
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)

    def _act(self, ticket: Ticket, message: Incoming) -> Act:
        now, trigger = self._now(), trigger_of(message)
        sealed = self._identity.seal(message.openid, ticket.person)
        return Act(ticket.person, sealed, now + KEPT_FOR, trigger.label if trigger else None, now)

    def _start(self, ticket: Ticket, message: Incoming) -> Flight:
        flight = Flight(ticket, message)
        flight.task = asyncio.create_task(self._work(flight))
        self._flights[ticket.key] = flight
        flight.task.add_done_callback(lambda done: self._land(ticket.key, done))
        return flight

    def _land(self, key: str, task: "asyncio.Task[None]") -> None:
        self._flights.pop(key, None)
        # The delivery stays open then, and is taken over when its lease ends.
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("delivery failed", extra={"kind": type(error).__name__, "places": places(error)})

    async def _work(self, flight: Flight) -> None:
        ticket, deliveries = flight.ticket, self._stores.deliveries
        async with self._persons.hold(ticket.person), self._places:
            answer = await self._answer(ticket, flight.message)
            stored = answer.as_json()
            if not flight.late:
                waits = await self._stores.run(deliveries.finish, ticket.key, self._owner, stored, self._now())
                # Whoever waited may have gone while this was being written down.
                if waits and not flight.late:
                    return
                if waits:
                    self._go_on(self.give_up_waiting(ticket, answer))
                    return
            contents = for_sending(answer, await self._outbox.means(ticket.person))
            held = await self._stores.run(deliveries.finish_late, ticket.key, self._owner, contents, self._now())
        if held:
            await self.settle(ticket.person, last=answer.last)

    async def _answer(self, ticket: Ticket, message: Incoming) -> Answer:
        try:
            return await self._answerer.answer(ticket.person, ticket.key, message)
        except Exception as error:  # noqa: BLE001 - whatever broke, the person reads a sentence, not a fault of WeChat's
            logger.error("answer failed", extra={"kind": type(error).__name__, "places": places(error)})  # noqa: TRY400
            return Answer(sentences.SORRY)
