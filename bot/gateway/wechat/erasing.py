"""Deleting a follower everywhere: the channel's rows, the conversation, and the pages opened from it."""

from starlette.concurrency import run_in_threadpool

from bot.gateway.services import Services
from bot.gateway.wechat.stores import Stores


class Erasing:
    """Deletes followers."""

    def __init__(self, services: Services, stores: Stores) -> None:
        self._services = services
        self._stores = stores

    async def erase(self, person: str) -> None:
        """Delete all of a person; the conversations go last, for that also cuts the database's log."""
        pages = await self._stores.run(self._stores.people.opened_pages, person)
        await self._stores.run(self._stores.people.erase, person)
        for conversation_id in (*pages, person):
            async with self._services.locks.hold(conversation_id):
                await run_in_threadpool(self._services.conversations.erase, conversation_id, "unfollowed")
