"""Messages on their way into the database: written down once, however often WeChat delivers them meanwhile."""

import asyncio
import logging
from dataclasses import dataclass
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from bot.channels.wechat.incoming import Incoming
from bot.gateway.wechat.flights import Flight, Flights, Ticket

logger = logging.getLogger("bot.gateway.wechat")

TRIES = 15
PAUSE_SECONDS = 1.0


@dataclass
class Arrival:
    """A message on its way; its task ends when it is written down, with the work on it if that goes on here."""

    task: "asyncio.Task[Flight | None]"
    deliveries: int = 0
    # No delivery comes any more that could fetch the answer.
    given_up: bool = False


class Arrivals:
    """The messages that are being written down here."""

    def __init__(self, flights: Flights) -> None:
        self._flights = flights
        self._arrivals: dict[str, Arrival] = {}

    def of(self, ticket: Ticket, message: Incoming) -> Arrival:
        """Return the way of a message into the database, begun now unless it is under way."""
        arrival = self._arrivals.get(ticket.key)
        if arrival is None:
            arrival = Arrival(asyncio.create_task(self._write_down(ticket, message)))
            self._arrivals[ticket.key] = arrival
            arrival.task.add_done_callback(partial(self._over, ticket.key))
        arrival.deliveries += 1
        return arrival

    def _over(self, key: str, task: "asyncio.Task[Flight | None]") -> None:
        arrival = self._arrivals.pop(key)
        # Asking for it marks it as seen: whoever waited may be gone.
        if task.cancelled():
            return
        if (error := task.exception()) is not None:
            logger.error("delivery not stored", extra={"kind": type(error).__name__})
        elif arrival.given_up and (flight := task.result()) is not None:
            flight.late = True

    async def _write_down(self, ticket: Ticket, message: Incoming) -> Flight | None:
        for _ in range(TRIES):
            try:
                return await self._flights.join(ticket, message)
            except SQLAlchemyError as error:
                logger.warning("delivery not stored yet", extra={"kind": type(error).__name__})
            await asyncio.sleep(PAUSE_SECONDS)
        return await self._flights.join(ticket, message)
