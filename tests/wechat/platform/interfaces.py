"""The interfaces that an account calls: tokens, customer-service messages, typing, menu and the small ones."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from tests.wechat.platform.faults import suffer
from tests.wechat.platform.world import World

Answer = dict[str, Any]
TEXTS = {
    40001: "invalid credential, access_token is invalid or not latest",
    40003: "invalid openid",
    40013: "invalid appid",
    40016: "invalid button size",
    40018: "invalid button name size",
    40125: "invalid appsecret",
    40200: "invalid account type",
    41001: "access_token missing",
    44004: "empty content",
    45002: "content size out of limit",
    45008: "article size out of limit",
    45009: "reach max api daily quota limit",
    45015: "response out of time limit or subscription is canceled",
    45047: "out of response count limit",
    45072: "command field must be either Typing or CancelTyping",
    45080: "user not in 30s window",
    45081: "typing already",
    46003: "menu no exist",
    48001: "api unauthorized",
}


def error(code: int, text: str | None = None) -> Answer:
    return {"errcode": code, "errmsg": f"{text or TEXTS[code]} rid: fake-{code}", "rid": f"fake-{code}"}


OK: Answer = {"errcode": 0, "errmsg": "ok"}


def interfaces(world: World) -> APIRouter:
    """Return the routes under /cgi-bin."""
    router = APIRouter(prefix="/cgi-bin")
    handlers: dict[str, Callable[[dict[str, Any]], Awaitable[Answer]]] = {
        "message/custom/send": lambda body: _send(world, body),
        "message/custom/typing": lambda body: _typing(world, body),
        "menu/create": lambda body: _create_menu(world, body),
        "menu/get": lambda _: _get_menu(world),
        "menu/delete": lambda _: _delete_menu(world),
        "getcallbackip": lambda _: _addresses(),
        "get_api_domain_ip": lambda _: _addresses(),
        "clear_quota": lambda _: _fine(),
        "clear_quota/v2": lambda _: _fine(),
        "callback/check": lambda _: _fine(),
    }

    @router.get("/token")
    async def token(appid: str, secret: str, request: Request) -> Response:
        world.calls.append("token")
        return JSONResponse(
            _wrong_credentials(world, appid, secret, request) or _given(world.tokens.classic(world.now()))
        )

    @router.post("/stable_token")
    async def stable_token(request: Request) -> Response:
        world.calls.append("stable_token")
        body = await request.json()

        async def carry_out() -> Answer:
            wrong = _wrong_credentials(world, body.get("appid"), body.get("secret"), request)
            return wrong or _given(world.tokens.stable(world.now(), force=bool(body.get("force_refresh"))), world.now())

        fault = world.faults.take("stable_token")
        return await suffer(fault, carry_out) if fault else JSONResponse(await carry_out())

    @router.api_route("/{path:path}", methods=["GET", "POST"])
    async def call(path: str, request: Request) -> Response:
        world.calls.append(path)
        raw = await request.body()

        async def carry_out() -> Answer:
            if path not in handlers:
                return error(48001)
            bad_token = _bad_token(world, request)
            return bad_token or await handlers[path](json.loads(raw) if raw else {})

        fault = world.faults.take(path)
        return await suffer(fault, carry_out) if fault else JSONResponse(await carry_out())

    return router


def _wrong_credentials(world: World, app_id: str | None, secret: str | None, request: Request) -> Answer | None:
    allowed, host = world.account.allowed_addresses, request.client.host if request.client else ""
    if allowed and host not in allowed:
        return error(40164, f"invalid ip {host} ipv6 ::ffff:{host}, not in whitelist")
    if app_id != world.account.app_id:
        return error(40013)
    return None if secret == world.account.app_secret else error(40125)


def _given(token: Any, now: float | None = None) -> Answer:  # noqa: ANN401 - Token or code
    if isinstance(token, int):
        return error(token)
    return {"access_token": token.text, "expires_in": 7200 if now is None else int(token.until - now)}


def _bad_token(world: World, request: Request) -> Answer | None:
    token = request.query_params.get("access_token", "")
    if not token:
        return error(41001)
    return None if world.tokens.is_good(token, world.now()) else error(40001)


async def _send(world: World, body: dict[str, Any]) -> Answer:
    phone = world.phones.with_openid(str(body.get("touser")))
    refused = _refusal(world, body)
    if phone is None or refused:
        return error(refused or 40003)
    if not phone.following:
        return error(45015, TEXTS[45015] + " hint: [fake]")
    spent = world.ledger.take(phone.openid, world.now())
    if spent:
        phone.refused.append(spent)
        return error(spent)
    phone.typing_until = 0.0
    if body["msgtype"] == "msgmenu":
        phone.show(world.now(), "msgmenu", "push", **_menu_shown(body["msgmenu"]))
    else:
        phone.show(world.now(), body["msgtype"], "push", text=body[body["msgtype"]].get("content", ""))
    return OK


def _menu_shown(menu: dict[str, Any]) -> dict[str, Any]:
    items = [{"id": item["id"], "content": item["content"]} for item in menu["list"]]
    return {"text": menu.get("head_content", ""), "items": items, "tail": menu.get("tail_content", "")}


def _refusal(world: World, body: dict[str, Any]) -> int:
    kind = body.get("msgtype")
    if world.account.kind == "personal":
        return 48001
    if kind == "msgmenu" and world.account.kind != "verified":
        return 40200
    if kind == "text" and not body["text"].get("content"):
        return 44004
    if kind == "text" and len(body["text"]["content"].encode()) > 2048:
        return 45002
    if kind == "news" and len(body["news"].get("articles", [])) > 1:
        return 45008
    return 0 if kind in {"text", "image", "news", "msgmenu"} else 40008


TEXTS[40008] = "invalid message type"


async def _typing(world: World, body: dict[str, Any]) -> Answer:
    phone = world.phones.with_openid(str(body.get("touser")))
    if phone is None:
        return error(40003)
    if body.get("command") not in {"Typing", "CancelTyping"}:
        return error(45072)
    now = world.now()
    if now - phone.last_act > 30:
        return error(45080)
    if body["command"] == "CancelTyping":
        phone.typing_until = 0.0
        return OK
    if now < phone.typing_until:
        return error(45081)
    phone.typing_until = now + 15
    return OK


async def _create_menu(world: World, body: dict[str, Any]) -> Answer:
    buttons = body.get("button", [])
    if not 1 <= len(buttons) <= 3 or any(len(button.get("sub_button", [])) > 5 for button in buttons):
        return error(40016)
    names = [(button["name"], 16) for button in buttons]
    names += [(child["name"], 40) for button in buttons for child in button.get("sub_button", [])]
    if any(len(name.encode()) > limit for name, limit in names):
        return error(40018)
    world.menu = body
    return OK


async def _get_menu(world: World) -> Answer:
    return error(46003) if world.menu is None else {"menu": _as_stored(world.menu)}


def _as_stored(menu: dict[str, Any]) -> dict[str, Any]:
    """WeChat gives every button back with a sub_button list, empty or not."""
    return {"button": [{**button, "sub_button": button.get("sub_button", [])} for button in menu["button"]]}


async def _delete_menu(world: World) -> Answer:
    world.menu = None
    return OK


async def _addresses() -> Answer:
    return {"ip_list": ["127.0.0.1"]}


async def _fine() -> Answer:
    return OK
