"""One delivery from receipt to response: at most one turn, at most one answer, at most four seconds."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.channels.wechat.incoming import Incoming
from bot.channels.wechat.meaning import Unfollow, meaning_of
from bot.channels.wechat.render import answer_from, for_reply
from bot.gateway.wechat import sentences
from bot.gateway.wechat.flights import Flight, Flights, Ticket
from bot.gateway.wechat.handover import Handovers
from bot.gateway.wechat.outbox import Outbox
from bot.gateway.wechat.stores import Stores
from bot.storage.wechat_deliveries import ANSWERED, OPEN, READY, DeliveryRecord

POLL_SECONDS = 0.1


@dataclass(frozen=True)
class Timing:
    """WeChat cuts off after five seconds and then delivers again."""

    deadline: float = 4.0
    # A repetition that comes this long after an answer left can only mean that the answer was lost.
    lost_after: timedelta = timedelta(seconds=4.5)
    lost_until: timedelta = timedelta(seconds=15)
    # What is sent right behind an answer could overtake it on WeChat's side.
    pause: float = 0.5


@dataclass(frozen=True)
class Response:
    """What goes back: a text (none: nothing is shown), and what to do once it has left."""

    text: str = ""
    afterwards: Callable[[], Awaitable[None]] | None = None


NOTHING = Response()


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
        self._outbox = outbox
        self._handovers = handovers
        self._now = now
        self._timing = timing

    async def handle(self, message: Incoming, started: float, is_gone: Callable[[], Awaitable[bool]]) -> Response:
        """Answer a delivery that came at ``started`` (monotonic); ``is_gone``: WeChat no longer waits for this one."""
        until = started + self._timing.deadline
        received_at = self._now() - timedelta(seconds=time.monotonic() - started)
        ticket = self._flights.ticket(message)
        arrival = asyncio.create_task(self._arrive(ticket, message, until))
        await asyncio.wait({arrival}, timeout=max(0.0, until - time.monotonic()))
        if not arrival.done():
            # The database is busy; what is on its way into it gets there, and its answer is sent.
            arrival.add_done_callback(partial(self._leave_behind, ticket))
            return self._meanwhile(message)
        flight = arrival.result()
        if flight is not None:
            await asyncio.wait({flight.task}, timeout=max(0.0, until - time.monotonic()))
            if not flight.task.done():
                return self._leave(ticket, flight, message)
        if await is_gone():
            return NOTHING
        return await self._respond(ticket, received_at)

    async def _arrive(self, ticket: Ticket, message: Incoming, until: float) -> Flight | None:
        """Return the work on a message if it goes on here; None if it is over, or goes on elsewhere till the end."""
        return await self._flights.join(ticket, message) or await self._elsewhere(ticket, until)

    def _leave_behind(self, ticket: Ticket, arrival: "asyncio.Task[Flight | None]") -> None:
        flight = None if arrival.cancelled() or arrival.exception() else arrival.result()
        if flight is not None and not flight.late:
            self._flights.leave(ticket, flight)

    async def _elsewhere(self, ticket: Ticket, until: float) -> Flight | None:
        """Wait for work in another process; take it over if that one dies."""
        while time.monotonic() < until:
            record = await self._stores.at_once(self._stores.deliveries.find, ticket.key)
            if record is None or record.state not in OPEN:
                return None
            if record.lease_until < self._now() and (flight := await self._flights.adopt(record)):
                return flight
            await asyncio.sleep(POLL_SECONDS)
        await self._stores.at_once(self._stores.deliveries.mark_late, ticket.key)
        return None

    def _leave(self, ticket: Ticket, flight: Flight, message: Incoming) -> Response:
        """Let WeChat go; the first to do so says that it takes longer where nothing can be sent later."""
        if flight.late:
            return NOTHING
        self._flights.leave(ticket, flight)
        return self._meanwhile(message)

    def _meanwhile(self, message: Incoming) -> Response:
        nobody_waits = isinstance(meaning_of(message), Unfollow | None)
        return NOTHING if nobody_waits or self._outbox.may_send_after(message) else Response(sentences.WAIT)

    async def _respond(self, ticket: Ticket, received_at: datetime) -> Response:
        record = await self._stores.at_once(self._stores.deliveries.find, ticket.key)
        if record is None or record.answer is None or record.state not in (READY, ANSWERED):
            return NOTHING
        answer = answer_from(record.answer)
        text, rest = for_reply(answer, await self._outbox.means(ticket.person))
        if record.state == ANSWERED:
            return Response(await self._final(text, ticket)) if self._was_lost(record, received_at) else NOTHING
        if not await self._stores.at_once(self._stores.deliveries.answer, ticket.key, rest, received_at):
            return NOTHING

        async def afterwards() -> None:
            await asyncio.sleep(self._timing.pause)
            await self._flights.settle(ticket.person, last=answer.last)

        return Response(await self._final(text, ticket), afterwards if rest or answer.last else None)

    async def _final(self, text: str, ticket: Ticket) -> str:
        return await self._handovers.filled(text, ticket.person)

    def _was_lost(self, record: DeliveryRecord, received_at: datetime) -> bool:
        """Tell whether the delivery that took the answer was cut off, so that this one is its repetition."""
        age = received_at - record.changed_at
        return self._timing.lost_after <= age <= self._timing.lost_until
