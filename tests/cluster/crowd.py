"""Many people at once, each at a widget: what gets no answer is sent again under its own id until it has one."""

import asyncio
import threading
from collections.abc import Sequence
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.cluster.people import Person

Json = dict[str, Any]
# A person reads before answering; all together they keep every server busy.
READING_SECONDS = 0.5
PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 8.0
# One after the other through the door; after ten seconds all are there at once.
ARRIVAL_SECONDS = 0.03
OFFICES = 6
MOST_MESSAGES = 12
CREATED, OK, SERVER_ERROR = 201, 200, 500


@dataclass
class Visit:
    """One conversation as its person saw it: what was sent under which id, and what came back."""

    person: Person
    id: str = ""
    headers: Json = field(default_factory=dict)
    sent: list[Json] = field(default_factory=list)
    answers: list[Json] = field(default_factory=list)

    @property
    def questions(self) -> list[str | None]:
        """What was asked after each message."""
        return [answer["asking"] for answer in self.answers]


@dataclass
class Crowd:
    """Visits that go on in a thread of their own, so that the test can break things meanwhile.

    Attributes:
        answered: how many messages have their answer.
        words: how many messages may be sent before the test allows more; None: no limit.
        holding: how many hold their tongue.
        interrupted: how many messages were under way at each of the test's misfortunes.
    """

    url: str
    visits: Sequence[Visit]
    answered: int = 0
    words: int | None = None
    holding: int = 0
    interrupted: list[int] = field(default_factory=list)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _allowed: asyncio.Semaphore = field(init=False)
    _waiting: int = 0
    _all_here: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def under_way(self) -> int:
        """How many messages are sent and not answered."""
        return sum(len(visit.sent) for visit in self.visits) - self.answered

    def begin(self) -> threading.Thread:
        """Let everybody come."""
        self._allowed = asyncio.Semaphore(self.words or 0)
        thread = threading.Thread(target=self._run, name="crowd")
        thread.start()
        return thread

    def allow(self, more: int) -> None:
        """Let those who hold their tongue speak, so many messages, all at once."""
        self._loop.call_soon_threadsafe(lambda: [self._allowed.release() for _ in range(more)])

    def _run(self) -> None:
        with closing(self._loop):
            self._loop.run_until_complete(self._all())

    async def _all(self) -> None:
        async with AsyncExitStack() as stack:
            clients = [await stack.enter_async_context(self._office(number)) for number in range(OFFICES)]
            await asyncio.gather(
                *(self._visit(clients[number % OFFICES], number, visit) for number, visit in enumerate(self.visits))
            )

    def _office(self, number: int) -> httpx.AsyncClient:
        """Return the line of a house with an address of its own; the balancer limits each."""
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=100)
        line = httpx.AsyncHTTPTransport(local_address=f"127.0.0.{number + 2}", limits=limits)
        return httpx.AsyncClient(base_url=self.url, timeout=30, transport=line, trust_env=False)

    async def _visit(self, client: httpx.AsyncClient, number: int, visit: Visit) -> None:
        await asyncio.sleep(ARRIVAL_SECONDS * number)
        opened = await self._insist(client, visit, "/api/v1/conversations", {})
        visit.id, visit.headers = opened["conversation_id"], {"Authorization": f"Bearer {opened['token']}"}
        message: Json = {"text": visit.person.opening}
        for _ in range(MOST_MESSAGES):
            await self._may_speak()
            visit.sent.append({**message, "client_message_id": f"{len(visit.sent)}"})
            path = f"/api/v1/conversations/{visit.id}/messages"
            visit.answers.append(await self._insist(client, visit, path, visit.sent[-1]))
            self.answered += 1
            await self._everybody_is_here(visit)
            if visit.answers[-1]["asking"] is None:
                return
            message = visit.person.answer(visit.answers[-1])
            await asyncio.sleep(READING_SECONDS)
        raise AssertionError(f"{visit.person.name} is asked and asked: {visit.questions}")

    async def _may_speak(self) -> None:
        if self.words is not None:
            self.holding += 1
            await self._allowed.acquire()
            self.holding -= 1

    async def _everybody_is_here(self, visit: Visit) -> None:
        """Wait after the first answer until all have theirs: then all these conversations go on at once."""
        if len(visit.answers) == 1:
            self._waiting += 1
        if self._waiting == len(self.visits):
            self._all_here.set()
        await self._all_here.wait()

    async def _insist(self, client: httpx.AsyncClient, visit: Visit, path: str, body: Json) -> Json:
        """Send, and send the same again while the line breaks, a server fails or the answer is not ready yet."""
        pause = PAUSE_SECONDS
        while True:
            try:
                response = await client.post(path, json=body, headers=visit.headers)
            except httpx.TransportError:
                response = None
            if response is not None and response.status_code < SERVER_ERROR:
                assert response.status_code in (OK, CREATED), response.text
                answer: Json = response.json()
                if not answer.get("retry"):
                    return answer
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
