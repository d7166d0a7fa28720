"""The channel's stores, and the worker threads that wait for them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from bot.storage.database import Database
from bot.storage.wechat_deliveries import DeliveryStore
from bot.storage.wechat_handovers import HandoverStore
from bot.storage.wechat_held import HeldStore
from bot.storage.wechat_people import PeopleStore

THREADS = 2
"""Few, so that SQLite's writers queue here in order instead of waking each other up."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Stores:
    """The stores of one database."""

    def __init__(self, database: Database) -> None:
        self.deliveries = DeliveryStore(database)
        self.people = PeopleStore(database)
        self.held = HeldStore(database)
        self.handovers = HandoverStore(database)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="wechat-store")
        # What WeChat waits for must not queue behind what only we wait for.
        self._urgent = ThreadPoolExecutor(1, thread_name_prefix="wechat-urgent")

    async def at_once(self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
        """Wait for a store before everything else."""
        return await asyncio.get_running_loop().run_in_executor(self._urgent, lambda: work(*args, **kwargs))

    async def run(self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
        """Wait for a store without keeping anybody else waiting."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: work(*args, **kwargs))

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False)
        self._urgent.shutdown(wait=False)
