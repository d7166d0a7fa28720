"""The application factory."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from bot.gateway import console, errors, openapi, storing
from bot.gateway.form.router import router as form_router
from bot.gateway.middleware.body_limit import BodyLimit
from bot.gateway.middleware.doorstep import Doorstep
from bot.gateway.middleware.head import HeadRequests
from bot.gateway.middleware.observation import Observation
from bot.gateway.middleware.security_headers import SecurityHeaders
from bot.gateway.policies import numbers
from bot.gateway.retention import keep_sweeping
from bot.gateway.routes import conversations, decisions, health, pages, policy, wechat
from bot.gateway.services import Services, make_services
from bot.gateway.settings import Settings
from bot.gateway.short_way import ShortWay
from bot.gateway.wechat.channel import WeChatChannel
from bot.storage.migrate import upgrade

# What WeChat itself may send; everything else stays at the default.
BODY_LIMITS = {"/wechat": 1024 * 1024}
ROUTERS = (
    conversations.router,
    decisions.router,
    policy.router,
    health.router,
    pages.router,
    form_router,
    wechat.router,
)


def create_app(settings: Settings) -> FastAPI:
    """Build a gateway. It connects and migrates when it starts, not before."""
    services = make_services(settings)
    app = FastAPI(
        title="技能人才评价政策助手",
        version="1",
        description=f"依据{numbers()}，由规则判断，不使用大模型。",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.services = services
    app.state.wechat = WeChatChannel(settings.wechat, services) if settings.wechat else None
    for router in ROUTERS:
        app.include_router(router)
    console.install(app, services)
    errors.install(app)
    storing.install(app)
    openapi.install(app)
    # The last one added is the first one to see a request.
    app.add_middleware(ShortWay, services=services)
    app.add_middleware(BodyLimit, limits=BODY_LIMITS)
    app.add_middleware(Doorstep)
    app.add_middleware(HeadRequests)
    app.add_middleware(Observation, metrics=services.metrics)
    app.add_middleware(SecurityHeaders, allowed_origins=settings.allowed_origins)
    return app


@contextlib.asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Migrate, sweep while running, and let turns in flight end before closing."""
    services: Services = app.state.services
    await run_in_threadpool(upgrade, services.database.engine)
    sweeping = asyncio.create_task(keep_sweeping(services))
    async with app.state.wechat.open() if app.state.wechat else contextlib.nullcontext():
        yield
    sweeping.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await sweeping
    await services.background.finish(services.settings.answer_within)
    await services.locks.close()
    await services.rasa.close()
    services.database.close()
    services.tracker.close()
