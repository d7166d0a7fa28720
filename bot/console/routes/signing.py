"""Signing in and out, and signing in again in the middle of a call."""

import json
import secrets
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from bot.console.desk import Desk
from bot.console.guard import (
    VISITOR_SUFFIX,
    DeskHere,
    ForbiddenError,
    Form,
    Posted,
    check_origin,
    check_token,
    cookie_name,
    csrf_token,
    drop_cookie,
    is_private_enough,
    posting_agent,
    set_cookie,
)
from bot.console.pages import is_partial, page
from bot.console.roles import EVERYBODY, MAY_ANSWER
from bot.console.routes.workbench import after, show
from bot.console.signing_in import Agent, LockedError
from bot.gateway.addresses import address_of

# One sentence for every reason: it does not tell which accounts exist.
WRONG = "账号或密码不对，或者账号已锁定（连续错 5 次，锁定 15 分钟）。请核对后再试，或请管理员重设密码。"
TOO_MANY = "这个地址登录太频繁，请过一刻钟再试。"
OTHER_ACCOUNT = "这一页是另一个账号打开的。请用原来的账号登录；要换人，请先关掉这一页。"
NOT_PRIVATE = "这个地址没有加密，不能输入密码。请用 https 地址打开。"
MOST_RESUMED = 32_000
router = APIRouter()


@router.post("/sign-in")
def sign_in(request: Request, desk: DeskHere, form: Posted) -> Response:
    """Open a session, and go on where the old one ended."""
    error, token = _try(request, desk, form)
    if token is None:
        return ask(request, desk, error=error, name=form.get("name", ""), resume=form.get("resume", ""))
    agent, resumed = desk.signing_in.agent(token), _resumed(form.get("resume", ""))
    response: Response = RedirectResponse("/console", int(HTTPStatus.SEE_OTHER))
    if resumed and agent is not None and agent.role in MAY_ANSWER:
        response = show(desk, agent, after(desk, agent, resumed))
    elif agent is not None and agent.role not in MAY_ANSWER:
        response = RedirectResponse("/console/statistics", int(HTTPStatus.SEE_OTHER))
    set_cookie(request, response, token)
    return response


@router.post("/sign-in-again")
def sign_in_again(request: Request, desk: DeskHere, form: Posted) -> Response:
    """Open a session from the dialog on a page that is still open; the page then sends its form again."""
    owner = form.get("owner", "")
    error, token = (OTHER_ACCOUNT, None) if owner != form.get("name", "") else _try(request, desk, form)
    if token is None:
        return ask_again(request, desk, error=error, name=form.get("name", ""))
    response = HTMLResponse("")
    response.headers["X-Console-Token"] = csrf_token(desk, token)
    response.headers["Cache-Control"] = "no-store"
    set_cookie(request, response, token)
    return response


@router.post("/sign-out")
def sign_out(
    request: Request, desk: DeskHere, agent: Annotated[Agent, Depends(posting_agent(EVERYBODY))], form: Posted
) -> RedirectResponse:
    """End the session, or every session of the account."""
    desk.signing_in.sign_out(agent, everywhere=bool(form.get("everywhere")))
    response = RedirectResponse("/console", int(HTTPStatus.SEE_OTHER))
    drop_cookie(request, response)
    return response


def _try(request: Request, desk: Desk, form: Form) -> tuple[str, str | None]:
    """Return what went wrong and no token, or a token."""
    check_origin(request)
    check_token(desk, _visitor(request), form)
    if not is_private_enough(request):
        raise ForbiddenError(NOT_PRIVATE)
    if not desk.attempts.admits_sign_in(address_of(request)):
        return TOO_MANY, None
    try:
        token = desk.signing_in.sign_in(form.get("name", "").strip(), form.get("password", ""))
    except LockedError:
        token = None
    if token is not None and (before := request.cookies.get(cookie_name(request), "")):
        desk.signing_in.leave(before)
    return WRONG, token


def ask(
    request: Request, desk: Desk, *, error: str = "", name: str = "", resume: str = "", form: Form | None = None
) -> HTMLResponse:
    """Show the page to sign in; what was typed elsewhere waits in it."""
    visitor = _visitor(request) or secrets.token_urlsafe(16)
    waiting = resume or _waiting(form or {})
    response = page(
        desk,
        "sign_in.html",
        status=HTTPStatus.UNAUTHORIZED if error or waiting else HTTPStatus.OK,
        private=is_private_enough(request),
        visitor_csrf=csrf_token(desk, visitor),
        error=error,
        name=name,
        resume=waiting,
    )
    set_cookie(request, response, visitor, VISITOR_SUFFIX)
    return response


def ask_again(request: Request, desk: Desk, *, error: str = "", name: str = "") -> HTMLResponse:
    """Show the dialog to sign in over a page that stays as it is."""
    visitor = _visitor(request) or secrets.token_urlsafe(16)
    headers = {"HX-Retarget": "#overlay", "HX-Reswap": "innerHTML"}
    status = HTTPStatus.UNAUTHORIZED
    token = csrf_token(desk, visitor)
    response = page(desk, "overlay.html", status=status, headers=headers, visitor_csrf=token, error=error, name=name)
    set_cookie(request, response, visitor, VISITOR_SUFFIX)
    return response


def answer_stranger(request: Request, desk: Desk, form: Form) -> HTMLResponse:
    """Answer a request without a session."""
    return ask_again(request, desk) if is_partial(request) else ask(request, desk, form=form)


def _visitor(request: Request) -> str:
    return request.cookies.get(cookie_name(request) + VISITOR_SUFFIX, "")


def _waiting(form: Form) -> str:
    """Write down a form of the screen for calls that came without a session."""
    kept = {name: value for name, value in form.items() if name != "csrf"}
    return json.dumps(kept, ensure_ascii=False) if "call" in kept else ""


def _resumed(text: str) -> Form:
    try:
        raw = json.loads(text[:MOST_RESUMED])
    except (ValueError, RecursionError):
        return {}
    return {_plain(name): _plain(value) for name, value in raw.items()} if isinstance(raw, dict) else {}


def _plain(value: object) -> str:
    """Return a text that can be written down: JSON can spell half characters, and what no database takes."""
    return str(value).encode("utf-8", "replace").decode("utf-8").replace("\0", "")
