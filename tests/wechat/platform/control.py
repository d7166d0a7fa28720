"""The levers that tests pull: accounts, phones, clock, faults, and what was seen."""

import asyncio
import base64
import collections
from typing import Any

from fastapi import APIRouter, Body

from tests.wechat.platform.acts import Acts
from tests.wechat.platform.messages import Fields, as_xml
from tests.wechat.platform.world import World

JsonBody = Body(default_factory=dict)


def control(world: World) -> APIRouter:
    """Return the routes for the account and its phones."""
    router = APIRouter(prefix="/control")
    acts = Acts(world)

    @router.post("/begin")
    async def begin(settings: dict[str, Any] = JsonBody) -> dict[str, Any]:
        world.begin(settings)
        return {"now": world.now()}

    @router.post("/account")
    async def account(settings: dict[str, Any] = JsonBody) -> None:
        for name, value in settings.items():
            setattr(world.account, name, value)

    @router.post("/phones/{name}/{act}")
    async def do(name: str, act: str, what: dict[str, Any] = JsonBody) -> dict[str, Any]:
        phone = world.phones.of(name)
        before = len(phone.screen)
        await getattr(acts, act)(phone, **what)
        return {"screen": phone.screen[before:]}

    @router.get("/phones/{name}")
    async def screen(name: str) -> dict[str, Any]:
        phone = world.phones.of(name)
        typing = phone.typing_until > world.now()
        known = {"openid": phone.openid, "following": phone.following, "refused": phone.refused}
        return {**known, "screen": phone.screen, "typing": typing}

    @router.post("/check")
    async def check(changes: dict[str, str] = JsonBody) -> dict[str, Any]:
        return await world.deliverer.check(**changes)

    @router.post("/hostile/{name}")
    async def hostile(name: str, what: dict[str, Any] = JsonBody) -> dict[str, Any]:
        return await _hostile(world, name, what)

    @router.get("/log")
    async def log() -> dict[str, Any]:
        attempts = [
            {"outcome": note.get("outcome"), "seconds": note.get("seconds")} for note in world.deliverer.attempts
        ]
        return {
            "calls": dict(collections.Counter(world.calls)),
            "attempts": attempts,
            "menu": world.menu,
            "tokens_given": world.tokens.given,
        }

    return router


def crowd_routes(world: World) -> APIRouter:
    """Return the routes for many phones at once."""
    router = APIRouter(prefix="/control")
    acts = Acts(world)

    @router.post("/crowd")
    async def crowd(texts: dict[str, str] = JsonBody) -> None:
        """Have everybody send at the same moment."""
        await asyncio.gather(*(acts.send(world.phones.of(name), text) for name, text in texts.items()))

    @router.get("/crowd")
    async def screens() -> dict[str, list[str]]:
        return {
            name: [shown["text"] for shown in phone.screen if shown["via"] != "me"]
            for name, phone in world.phones.everybody()
        }

    return router


def lever_routes(world: World) -> APIRouter:
    """Return the routes for the clock, the faults and the tokens."""
    router = APIRouter(prefix="/control")

    @router.get("/clock")
    async def clock() -> dict[str, float]:
        return {"now": world.now(), "skipped": world.clock.skipped}

    @router.post("/clock")
    async def skip(what: dict[str, float] = JsonBody) -> dict[str, float]:
        world.clock.skip(what["seconds"])
        return {"now": world.now(), "skipped": world.clock.skipped}

    @router.post("/faults")
    async def order(fault: dict[str, Any] = JsonBody) -> None:
        world.faults.order(**fault)

    @router.delete("/faults")
    async def no_faults() -> None:
        world.faults.clear()

    @router.post("/tokens/revoke")
    async def revoke() -> None:
        world.tokens.revoke_all()

    return router


async def _hostile(world: World, name: str, what: dict[str, Any]) -> dict[str, Any]:
    """Send one request that WeChat would never send; the keys of ``what`` say what is wrong with it."""
    deliverer, phone = world.deliverer, world.phones.of(name)
    message: Fields = deliverer.new_message(phone, what.get("fields", {"MsgType": "text", "Content": "你好"}))
    inner = base64.b64decode(what["inner"]) if "inner" in what else as_xml(message)
    inner = inner.replace(b"OPENID", phone.openid.encode())
    query = {**deliverer.signed_query(age=float(what.get("age", 0))), "openid": what.get("openid", phone.openid)}
    if what.get("mode", world.account.mode) == "plain":
        body = inner
    else:
        wrapped = what.get("ciphertext") or deliverer.envelope().wrap(
            inner, app_id=what.get("app_id"), pad=not what.get("bad_padding", False)
        )
        query |= deliverer.encryption_query(query, wrapped)
        # In compatible mode anybody could write what stands beside the encrypted part.
        body = as_xml({"ToUserName": world.account.gh_id, **what.get("plain_fields", {}), "Encrypt": wrapped})
    body = base64.b64decode(what["outer"]) if "outer" in what else body
    return await deliverer.raw({**query, **what.get("query", {})}, body)
