"""WeChat's interfaces that we call: customer-service messages and menu."""

import json
from typing import Any

import httpx

from bot.channels.wechat.errors import (
    BUSY,
    TOKEN_PROBLEMS,
    OutcomeUnknownError,
    WeChatError,
    WeChatUnreachableError,
)
from bot.channels.wechat.tokens import TokenSource, read_answer

SEND = "/cgi-bin/message/custom/send"
NO_MENU = 46003

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
"""Failures before the request left: nothing can have been delivered."""


class WeChatApi:
    """Calls with a token, at most one more try, and never a second one after an unclear first."""

    def __init__(self, http: httpx.AsyncClient, tokens: TokenSource) -> None:
        """Take the client whose base address is WeChat's, and the source of its tokens."""
        self._http = http
        self._tokens = tokens

    async def send_text(self, openid: str, text: str) -> None:
        """Send a text; OutcomeUnknownError if nobody can tell whether it arrived."""
        await self._call("POST", SEND, {"touser": openid, "msgtype": "text", "text": {"content": text}})

    async def send_choices(self, openid: str, head: str, items: list[tuple[str, str]], tail: str) -> None:
        """Send choices to tap on, as (id, words)."""
        menu = {
            "head_content": head,
            "list": [{"id": item, "content": words} for item, words in items],
            "tail_content": tail,
        }
        await self._call("POST", SEND, {"touser": openid, "msgtype": "msgmenu", "msgmenu": menu})

    async def read_menu(self) -> dict[str, Any] | None:
        """Return the menu in force; None if there is none."""
        try:
            answer = await self._call("GET", "/cgi-bin/menu/get")
        except WeChatError as error:
            if error.errcode == NO_MENU:
                return None
            raise
        menu = answer.get("menu")
        return menu if isinstance(menu, dict) else None

    async def put_menu(self, menu: dict[str, Any]) -> None:
        """Replace the menu."""
        await self._call("POST", "/cgi-bin/menu/create", menu)

    async def _call(self, method: str, path: str, payload: dict[str, Any] | None = None) -> dict[str, Any]:
        token = await self._tokens.current()
        try:
            return await self._once(method, path, payload, token)
        except WeChatError as error:
            if error.errcode in TOKEN_PROBLEMS:
                token = await self._tokens.after_refusal(token)
            elif error.errcode not in BUSY:
                raise
        return await self._once(method, path, payload, token)

    async def _once(self, method: str, path: str, payload: dict[str, Any] | None, token: str) -> dict[str, Any]:
        # WeChat shows \uXXXX escapes as they are, so the JSON is written in plain UTF-8.
        body = None if payload is None else json.dumps(payload, ensure_ascii=False).encode()
        try:
            response = await self._http.request(method, path, params={"access_token": token}, content=body)
        except NEVER_SENT as error:
            message = "WeChat could not be reached"
            raise WeChatUnreachableError(message) from error
        except httpx.HTTPError as error:
            message = "the request left, but no answer came"
            raise OutcomeUnknownError(message) from error
        return read_answer(response)
