"""Conversations go thirty days after the last word, with all that belongs to them; what Rasa wrote late, in an hour."""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from bot.gateway.services import Services
from bot.storage.retention import purge

logger = logging.getLogger("bot.gateway")
BATCH = 200
INTERVAL_SECONDS = 3600.0


async def sweep(services: Services) -> int:
    """Delete what is old; return how many conversations that were."""
    count = 0
    oldest = services.shelf.now() - services.settings.retention
    while ids := await run_in_threadpool(services.shelf.conversations.idle_since, oldest, BATCH):
        for conversation_id in ids:
            async with services.locks.hold(conversation_id):
                await run_in_threadpool(services.conversations.erase, conversation_id, "old")
        count += len(ids)
    now = services.shelf.now()
    await run_in_threadpool(services.shelf.eraser.erase_orphans, now)
    await run_in_threadpool(purge, services.database, now, services.settings.retention)
    return count


async def keep_sweeping(services: Services) -> None:
    """Sweep now and every hour. A database that is away now may be back then."""
    while True:
        try:
            count = await sweep(services)
            logger.info("retention", extra={"count": count})
        except SQLAlchemyError as error:
            logger.warning("retention failed", extra={"kind": type(error).__name__})
        await asyncio.sleep(INTERVAL_SECONDS)
