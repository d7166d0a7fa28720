"""One-time tokens that open the full page with what a follower has said; none of them names the follower."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from bot.gateway.errors import ApiError
from bot.gateway.services import Services
from bot.gateway.wechat import sentences
from bot.gateway.wechat.stores import Stores

LIFE = timedelta(hours=2)
TOKEN_BYTES = 32
TOKEN_LENGTH = 43
PLACE = "*" * TOKEN_LENGTH
"""Stands in stored texts where the token will be, so that no store ever holds one."""

Json = dict[str, Any]


class Handovers:
    """Issues the tokens and opens the page for them."""

    def __init__(self, services: Services, stores: Stores, public_url: str, now: Callable[[], datetime]) -> None:
        self._services = services
        self._stores = stores
        self._public_url = public_url
        self._now = now

    def line(self) -> str:
        """Return the line with the link, its token still to be filled in; empty where we have no public address."""
        # After `#`: a browser sends that part to nobody, so no log of a server ever has the token.
        return sentences.page_link(f"{self._public_url}/chat#handover={PLACE}") if self._public_url else ""

    async def filled(self, text: str, person: str) -> str:
        """Return a text that is about to leave, with a fresh token in it if it has a link."""
        if PLACE not in text:
            return text
        token = secrets.token_urlsafe(TOKEN_BYTES)
        store = self._stores.handovers
        await self._stores.run(store.issue, _hash(token), person, self._now() + LIFE)
        return text.replace(PLACE, token)

    def open(self, token: str) -> Json:
        """Open a conversation of the page that knows what the follower said; ApiError if the token is of no use."""
        hashed = _hash(token)
        person = self._stores.handovers.use(hashed, self._now())
        source = self._services.shelf.conversations.find(person) if person else None
        if source is None:
            raise ApiError(HTTPStatus.GONE, "handover_expired", sentences.PAGE_EXPIRED)
        opened = self._services.conversations.open("web")
        self._stores.handovers.opened(hashed, opened.conversation_id)
        self._services.shelf.conversations.set_facts(
            opened.conversation_id,
            facts=source.facts,
            decision=source.decision,
            asking=source.asking,
            offered=source.offered,
        )
        return {
            "conversation_id": opened.conversation_id,
            "token": opened.token,
            "messages": [{"text": sentences.PAGE_OPENED, "choices": list(source.offered)}],
            "asking": source.asking,
            "facts": source.facts,
            "decision": source.decision,
        }


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
