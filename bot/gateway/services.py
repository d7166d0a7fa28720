"""Everything that the routes use, wired once per application."""

import logging
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import Depends, Request

import policy_rules
from bot import clock
from bot.content import RunningContent, Standing
from bot.gateway.addresses import address_of
from bot.gateway.background import Background
from bot.gateway.case_codes import CaseDesk
from bot.gateway.conversations import ConversationService
from bot.gateway.corrections import CorrectionService
from bot.gateway.greeting import GreetingService
from bot.gateway.metrics import Metrics
from bot.gateway.policies import usual_policy
from bot.gateway.rasa import RasaClient
from bot.gateway.rasa_address import RasaAddress
from bot.gateway.rate_limits import RateLimits
from bot.gateway.recording import Recorder
from bot.gateway.serial import ConversationLocks, make_locks
from bot.gateway.settings import Settings
from bot.gateway.shelf import Shelf
from bot.gateway.turns import TurnService
from bot.storage.cases import CaseStore
from bot.storage.conversations import ConversationStore
from bot.storage.database import Database
from bot.storage.decisions import DecisionStore
from bot.storage.erasure import Eraser
from bot.storage.everything import Everything
from bot.storage.tracker import TrackerReader
from bot.storage.turns import TurnStore
from bot.understanding import redact

logger = logging.getLogger("bot.gateway")


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The parts of one running gateway."""

    settings: Settings
    database: Database
    tracker: Database
    shelf: Shelf
    rasa: RasaClient
    locks: ConversationLocks
    background: Background
    metrics: Metrics
    limits: RateLimits
    conversations: ConversationService
    greetings: GreetingService
    turns: TurnService
    corrections: CorrectionService
    content: RunningContent

    @property
    def policy(self) -> policy_rules.Policy:
        """The policy that is shown while nothing is known of a person; another one after a reload of the content."""
        return usual_policy(self.shelf.today())


def make_shelf(database: Database, tracker: Database) -> Shelf:
    """Put the stores of one database together."""
    return Shelf(
        conversations=ConversationStore(database),
        turns=TurnStore(database),
        decisions=DecisionStore(database),
        cases=CaseDesk(CaseStore(database), clock.now),
        eraser=Eraser(database, tracker),
        everything=Everything(database, tracker),
        today=clock.today,
        now=clock.now,
    )


def make_services(settings: Settings) -> Services:
    """Wire the parts; nothing is connected yet."""
    database = Database(settings.database_url)
    # One pool of connections where it is one database.
    tracker = database if settings.tracker_url == settings.database_url else Database(settings.tracker_url)
    # Content that cannot be loaded stops the start.
    policy_rules.policies()
    shelf, metrics = make_shelf(database, tracker), Metrics()
    rasa = RasaClient(
        RasaAddress(settings.rasa_url, settings.rasa_url_file), settings.rasa_timeout, settings.rasa_patience
    )
    locks, background = make_locks(settings.redis_url), Background()
    recorder = Recorder(shelf, metrics)
    turns = TurnService(
        shelf=shelf,
        rasa=rasa,
        tracker=TrackerReader(tracker),
        locks=locks,
        background=background,
        recorder=recorder,
        metrics=metrics,
        redact=redact,
        answer_within=settings.answer_within,
    )
    corrections = CorrectionService(
        shelf=shelf,
        rasa=rasa,
        locks=locks,
        background=background,
        recorder=recorder,
        metrics=metrics,
        answer_within=settings.answer_within,
    )
    return Services(
        settings=settings,
        database=database,
        tracker=tracker,
        shelf=shelf,
        rasa=rasa,
        locks=locks,
        background=background,
        metrics=metrics,
        turns=turns,
        corrections=corrections,
        limits=RateLimits(settings.redis_url, enabled=settings.rate_limited),
        conversations=ConversationService(shelf, metrics, settings),
        greetings=GreetingService(shelf=shelf, rasa=rasa, locks=locks, background=background),
        content=RunningContent(partial(_noted, metrics)),
    )


def _noted(metrics: Metrics, standing: Standing) -> None:
    """Write down how reading the content anew went."""
    metrics.saw_reload(refused=standing.refused is not None)
    if standing.refused is None:
        logger.info("content reloaded", extra={"versions": standing.versions})
    else:
        logger.error("content refused, the old one stays in force", extra={"problem": standing.refused})


def services_of(request: Request) -> Services:
    """Return the services of the application that a request came to."""
    services = request.app.state.services
    assert isinstance(services, Services)  # noqa: S101 - set by the application factory
    return services


async def limited_by_address(request: Request, services: Annotated[Services, Depends(services_of)]) -> None:
    """Count the request against its address."""
    await services.limits.address(address_of(request))


ServicesHere = Annotated[Services, Depends(services_of)]
