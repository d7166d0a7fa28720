"""The agents' console as a part of this application: what the two share."""

from fastapi import FastAPI

from bot import clock
from bot.console.desk import Surroundings
from bot.console.mounting import mount
from bot.gateway.services import Services


def install(app: FastAPI, services: Services) -> None:
    """Add the console's pages."""
    around = Surroundings(
        database=services.database,
        policy_now=lambda: services.policy,
        secret=services.settings.secret,
        limited=services.settings.rate_limited,
        redis_url=services.settings.redis_url,
        today=clock.today,
        now=clock.now,
        find_conversation=services.shelf.cases.find,
    )
    mount(app, around)
