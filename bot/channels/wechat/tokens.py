"""The access token of the account, from ``stable_token``: fetched once however many ask."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import httpx

from bot.channels.wechat.errors import OutcomeUnknownError, WeChatError, WeChatUnreachableError

EARLY = timedelta(minutes=4)
"""In the last five minutes WeChat gives a new token while the old one still works."""


@dataclass(frozen=True, repr=False)
class _Token:
    text: str
    good_until: datetime


class TokenSource:
    """Hands out the access token and replaces it when WeChat no longer takes it."""

    def __init__(self, http: httpx.AsyncClient, app_id: str, app_secret: str, *, clock: Callable[[], datetime]) -> None:
        """Take the client whose base address is WeChat's."""
        self._http = http
        self._credentials = {"grant_type": "client_credential", "appid": app_id, "secret": app_secret}
        self._clock = clock
        self._token: _Token | None = None
        self._flight: asyncio.Task[_Token] | None = None

    async def current(self) -> str:
        """Return a token that should be good."""
        if self._token is None or self._clock() >= self._token.good_until:
            return await self._share_flight(refused=None)
        return self._token.text

    async def after_refusal(self, refused: str) -> str:
        """Return another token than the one WeChat refused; the same one again if WeChat has no other."""
        if self._token is not None and self._token.text != refused:
            return self._token.text
        return await self._share_flight(refused=refused)

    async def _share_flight(self, refused: str | None) -> str:
        if self._flight is None:
            self._flight = asyncio.create_task(self._renew(refused))
            self._flight.add_done_callback(self._land)
        token = await asyncio.shield(self._flight)
        return token.text

    def _land(self, flight: asyncio.Task[_Token]) -> None:
        self._flight = None
        if not flight.cancelled() and flight.exception() is None:
            self._token = flight.result()

    async def _renew(self, refused: str | None) -> _Token:
        token = await self._fetch(force=False)
        # Another gateway may have renewed it already; forcing then would take its token away.
        return await self._fetch(force=True) if token.text == refused else token

    async def _fetch(self, *, force: bool) -> _Token:
        asked_at = self._clock()
        try:
            response = await self._http.post(
                "/cgi-bin/stable_token", json={**self._credentials, "force_refresh": force}
            )
            answer = read_answer(response)
        except (httpx.HTTPError, OutcomeUnknownError) as error:
            message = "the access token could not be fetched"
            raise WeChatUnreachableError(message) from error
        lifetime = timedelta(seconds=int(answer["expires_in"]))
        return _Token(str(answer["access_token"]), asked_at + max(lifetime - EARLY, timedelta(0)))


def read_answer(response: httpx.Response) -> dict[str, Any]:
    """Return the JSON of an answer; WeChatError if it carries an error code."""
    if response.status_code != HTTPStatus.OK:
        message = f"WeChat answered with status {response.status_code}"
        raise OutcomeUnknownError(message)
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        message = "WeChat answered something that is not a JSON object"
        raise OutcomeUnknownError(message)
    if answer.get("errcode", 0) != 0:
        raise WeChatError(int(answer["errcode"]), str(answer.get("errmsg", "")))
    return answer
