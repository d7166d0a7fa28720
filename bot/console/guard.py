"""Who is asking: cookies, tokens against forged requests, and where a request may come from."""

import hashlib
import hmac
import ipaddress
from collections.abc import Callable, Mapping
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.responses import Response

from bot.console.desk import Desk, desk_of
from bot.console.signing_in import Agent

SECURE_COOKIE = "__Host-console"
# A `__Host-` cookie needs https; on one's own machine there is none.
LOOPBACK_COOKIE = "console"
VISITOR_SUFFIX = "-visitor"
SAFE_METHODS = frozenset({"GET", "HEAD"})
Form = Mapping[str, str]


class SignInNeededError(Exception):
    """Nobody is signed in (any more). What was typed comes back after signing in."""

    def __init__(self, form: Form | None = None) -> None:
        super().__init__()
        self.form = form or {}


class ForbiddenError(Exception):
    """The account may not do this, or the request did not come from our own page."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def cookie_name(request: Request) -> str:
    """Return the name of the session's cookie."""
    return SECURE_COOKIE if request.url.scheme == "https" else LOOPBACK_COOKIE


def set_cookie(request: Request, response: Response, value: str, suffix: str = "") -> None:
    """Give the browser a cookie that no script, no other site and no plain connection sees."""
    secure = request.url.scheme == "https"
    response.set_cookie(cookie_name(request) + suffix, value, path="/", secure=secure, httponly=True, samesite="strict")


def drop_cookie(request: Request, response: Response) -> None:
    """Take the session's cookie back."""
    secure = request.url.scheme == "https"
    response.delete_cookie(cookie_name(request), path="/", secure=secure, httponly=True, samesite="strict")


def is_private_enough(request: Request) -> bool:
    """Tell whether a password may travel: over https, or without leaving this machine."""
    host = request.url.hostname or ""
    if request.url.scheme == "https" or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def csrf_token(desk: Desk, cookie: str) -> str:
    """Return the token that belongs into every form of the holder of this cookie."""
    return hmac.new(desk.secret.encode(), f"console form:{cookie}".encode(), hashlib.sha256).hexdigest()


def check_origin(request: Request) -> None:
    """Refuse what another site sent. Browsers say where a request comes from; what says nothing is no browser page."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    ours = f"{request.url.scheme}://{request.url.netloc}"
    if (site is not None and site != "same-origin") or (origin is not None and origin != ours):
        raise ForbiddenError("这个请求不是从坐席台页面发出的，已经拒绝。")
    if site is None and origin is None and not _refers_to(request, ours):
        raise ForbiddenError("看不出这个请求从哪里来，已经拒绝。")


def _refers_to(request: Request, ours: str) -> bool:
    parts = urlsplit(request.headers.get("referer", ""))
    return f"{parts.scheme}://{parts.netloc}" == ours


def check_token(desk: Desk, cookie: str, form: Form) -> None:
    """Refuse a form that we did not write for this browser."""
    if not hmac.compare_digest(form.get("csrf", "").encode(), csrf_token(desk, cookie).encode()):
        raise ForbiddenError("页面已经过期，请刷新后再试。")


async def posted(request: Request) -> Form:
    """Return what a form sent, without what no database takes; of repeated names, the values joined by commas."""
    form: dict[str, str] = {}
    for name, value in (await request.form()).multi_items():
        if isinstance(value, str):
            plain = value.replace("\0", "")
            form[name] = f"{form[name]},{plain}" if name in form else plain
    return form


DeskHere = Annotated[Desk, Depends(desk_of)]
Posted = Annotated[Form, Depends(posted)]


def anybody(request: Request, desk: DeskHere) -> Agent | None:
    """Return who is signed in, if anybody is."""
    token = request.cookies.get(cookie_name(request), "")
    return desk.signing_in.agent(token) if token else None


def agent_with(roles: frozenset[str]) -> Callable[[Request, Desk], Agent]:
    """Let pages be seen by accounts with one of these roles."""

    def guard(request: Request, desk: DeskHere) -> Agent:
        agent = anybody(request, desk)
        if agent is None:
            raise SignInNeededError
        if agent.role not in roles:
            raise ForbiddenError("您的账号没有这个权限。")
        return agent

    return guard


def posting_agent(roles: frozenset[str]) -> Callable[[Request, Desk, Form], Agent]:
    """Let forms be sent by accounts with one of these roles, from our own pages only."""
    admit = agent_with(roles)

    def guard(request: Request, desk: DeskHere, form: Posted) -> Agent:
        check_origin(request)
        try:
            agent = admit(request, desk)
        except SignInNeededError:
            raise SignInNeededError(form) from None
        check_token(desk, agent.token, form)
        return agent

    return guard
