"""One delivery from receipt to response: at most one turn, at most one answer, at most four seconds."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.channels.wechat.incoming import Incoming
from bot.channels.wechat.meaning import Unfollow, meaning_of
from bot.channels.wechat.render import Answer, Json, answer_from, for_reply
from bot.gateway.wechat import sentences
from bot.gateway.wechat.arrivals import Arrival, Arrivals
from bot.gateway.wechat.flights import Flight, Flights, Ticket
from bot.gateway.wechat.handover import Handovers
from bot.gateway.wechat.outbox import Outbox
from bot.gateway.wechat.stores import Stores
from bot.gateway.wechat.timing import Timing
from bot.storage.wechat_deliveries import OPEN
from bot.storage.wechat_people import GrantRecord

logger = logging.getLogger("bot.gateway.wechat")

POLL_SECONDS = 0.5
"""How often the work of another process is looked at: after a crash hundreds may wait for it."""


@dataclass(frozen=True)
class Response:
    """What goes back: a text (none: nothing is shown), what to do once it has left, and the answer taken for it."""

    text: str = ""
    afterwards: Callable[[], Awaitable[None]] | None = None
    taken: Answer | None = None


NOTHING = Response()


@dataclass(frozen=True)
class Visit:
    """One delivery of a message: when it came, until when it may wait, and whether WeChat has cut it off."""

    message: Incoming
    ticket: Ticket
    started: float
    until: float
    received_at: datetime
    is_gone: Callable[[], Awaitable[bool]]


class Desk:
    """Answers deliveries."""

    def __init__(
        self,
        *,
        stores: Stores,
        flights: Flights,
        outbox: Outbox,
        handovers: Handovers,
        now: Callable[[], datetime],
        timing: Timing,
    ) -> None:
        self._stores = stores
        self._flights = flights
        self._arrivals = Arrivals(flights)
        self._outbox = outbox
        self._handovers = handovers
        self._now = now
        self._timing = timing
        self._waiting = 0

    async def handle(self, message: Incoming, started: float, is_gone: Callable[[], Awaitable[bool]]) -> Response:
        """Answer a delivery that came at ``started`` (monotonic); ``is_gone``: WeChat no longer waits for this one."""
        self._waiting += 1
        try:
            until = started + self._timing.patience(self._waiting)
            received_at = self._now() - timedelta(seconds=time.monotonic() - started)
            return await self._handle(
                Visit(message, self._flights.ticket(message), started, until, received_at, is_gone)
            )
        finally:
            self._waiting -= 1

    async def _handle(self, visit: Visit) -> Response:
        arrival = self._arrivals.of(visit.ticket, visit.message)
        if not await _done(arrival.task, visit.until) and not await self._is_stored_at_last(arrival, visit):
            return Response(sentences.BUSY)
        answering = asyncio.create_task(self._answer(visit, arrival.task.result()))
        if await _done(answering, visit.started + self._timing.latest):
            return answering.result()
        answering.add_done_callback(partial(self._bring, visit.ticket))
        return self._meanwhile(visit.message)

    async def _is_stored_at_last(self, arrival: Arrival, visit: Visit) -> bool:
        """Tell whether a message is stored, after all the time there is.

        What is not stored must not be confirmed: WeChat cuts this delivery off, and delivers it again. Only where it
        would not, the person is told.
        """
        timing, age = self._timing, visit.received_at.timestamp() - visit.message.created
        is_last = age >= timing.last_after or arrival.deliveries >= timing.deliveries
        is_stored = await _done(arrival.task, visit.started + (timing.latest if is_last else timing.hopeless))
        arrival.given_up = is_last and not is_stored
        return is_stored

    async def _answer(self, visit: Visit, flight: Flight | None) -> Response:
        flight = flight or await self._elsewhere(visit.ticket, visit.until)
        if flight is None or await _done(flight.task, visit.until):
            return NOTHING if await visit.is_gone() else await self._reply(visit)
        # The first to leave says that it takes longer, where nothing can be sent later.
        is_first, flight.late = not flight.late, True
        return self._meanwhile(visit.message) if is_first else NOTHING

    async def _elsewhere(self, ticket: Ticket, until: float) -> Flight | None:
        """Wait for work in another process; take it over if that one dies."""
        while True:
            record = await self._stores.at_once(self._stores.deliveries.find, ticket.key)
            if record is None or record.state not in OPEN:
                return None
            if record.lease_until < self._now() and (flight := await self._flights.adopt(record)):
                return flight
            if time.monotonic() >= until:
                self._flights.leave_elsewhere(ticket)
                return None
            await asyncio.sleep(POLL_SECONDS)

    def _meanwhile(self, message: Incoming) -> Response:
        nobody_waits = isinstance(meaning_of(message), Unfollow | None)
        return NOTHING if nobody_waits or self._outbox.may_send_after(message) else Response(sentences.WAIT)

    async def _reply(self, visit: Visit) -> Response:
        ticket, received_at = visit.ticket, visit.received_at
        deliveries, timing = self._stores.deliveries, self._timing
        worded = await self._stores.at_once(deliveries.take, ticket.key, received_at, self._worded)
        if worded is None:
            # The delivery that took the answer may have been cut off, so that this one is its repetition.
            lost_then = (received_at - timing.lost_until, received_at - timing.lost_after)
            lost = await self._stores.at_once(deliveries.taken, ticket.key, *lost_then)
            return NOTHING if lost is None else Response(await self._final(lost, ticket))
        answer = answer_from(worded)
        follows = partial(self._follow_up, ticket, answer) if worded["rest"] or answer.last else None
        return Response(await self._final(worded, ticket), follows, answer)

    def _worded(self, stored: Json, grants: Sequence[GrantRecord]) -> Json:
        reply, rest = for_reply(answer_from(stored), self._outbox.means_by(grants))
        return {**stored, "reply": reply, "rest": rest}

    async def _final(self, worded: Json, ticket: Ticket) -> str:
        return await self._handovers.filled(str(worded["reply"]), ticket.person)

    async def _follow_up(self, ticket: Ticket, answer: Answer) -> None:
        """Send what has to follow a reply. Until that has left nothing is held, so that nothing can overtake it."""
        await asyncio.sleep(self._timing.pause)
        try:
            await self._flights.follow_up(ticket, last=answer.last)
        except SQLAlchemyError as error:
            # Looked after a little later, as what a process leaves that dies.
            logger.warning("follow-up put off", extra={"kind": type(error).__name__})

    def _bring(self, ticket: Ticket, answering: "asyncio.Task[Response]") -> None:
        """See to it that an answer that was taken too late for a reply is sent."""
        if not answering.cancelled() and answering.exception() is None and (answer := answering.result().taken):
            self._flights.send_instead(ticket, answer)


async def _done(task: "asyncio.Task[Any]", until: float) -> bool:
    await asyncio.wait({task}, timeout=max(0.0, until - time.monotonic()))
    return task.done()
