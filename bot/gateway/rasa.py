"""The client of Rasa's REST channel on the loopback."""

import asyncio
import json
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

import policy_rules
from bot.gateway.rasa_address import RasaAddress
from bot.lines import Lines, NoLineError
from bot.storage.written import Written

Json = dict[str, Any]
PAUSE_SECONDS = 0.25
WEBHOOK, READY = "/webhooks/rest/webhook", "/webhooks/ready"
READY_SECONDS = 2.0
AWAY = (HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT)
# Rasa works on all that it has at once, a little on each: with hundreds nobody would be answered in time.
AT_ONCE = 32


class NoAnswerError(Exception):
    """Rasa is gone, too slow, failed, or said nothing at all."""


class AwayError(NoAnswerError):
    """A server was not there, went away or could not finish; another one may."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The messages of a turn and what the actions reported with the last of them."""

    messages: tuple[Json, ...]
    custom: Json | None


@dataclass(frozen=True, slots=True)
class Context:
    """What goes beside a message: the day, what was asked, and through which channel it came."""

    today: date
    asking: str | None
    channel: str
    # By this the message is found again in the tracker.
    message_id: str | None = None

    def as_metadata(self) -> Json:
        """Return the metadata of the message."""
        metadata = {"today": self.today.isoformat(), "asking": self.asking, "channel": self.channel}
        return {**metadata, "message_id": self.message_id} if self.message_id else metadata


class RasaClient:
    """Asks Rasa and reads its answer."""

    def __init__(self, address: RasaAddress, timeout: float, patience: float = 0.0) -> None:
        self._address = address
        self._lines = Lines()
        self._timeout = timeout
        self._patience = patience
        self._places = asyncio.Semaphore(AT_ONCE)
        self.last_seconds = 0.0

    async def send(self, conversation_id: str, message: str, context: Context) -> Reply:
        """Pass a message on. NoAnswerError where nothing usable comes back.

        If a server dies over it, another one is asked: Rasa takes a message with an id once, and answers it again.
        """
        body = {"sender": conversation_id, "message": message, "metadata": context.as_metadata()}
        clock = asyncio.get_running_loop().time
        started = clock()
        try:
            while True:
                try:
                    return await self._post(body)
                except AwayError:
                    if context.message_id is None or clock() - started > self._patience:
                        raise
                await asyncio.sleep(PAUSE_SECONDS)
        finally:
            self.last_seconds = clock() - started

    async def _post(self, body: Json) -> Reply:
        asked = json.dumps(body).encode()
        try:
            async with self._places:
                answer = await self._lines.ask("POST", self._address(), WEBHOOK, asked, within=self._timeout)
        except asyncio.TimeoutError:
            raise NoAnswerError("timeout") from None
        except NoLineError:
            raise AwayError("line") from None
        if answer.status in AWAY:
            raise AwayError(str(answer.status))
        if answer.status != HTTPStatus.OK:
            raise NoAnswerError(str(answer.status))
        try:
            parts = json.loads(answer.body)
        except ValueError:
            raise NoAnswerError("json") from None
        return read_reply(parts)

    async def is_ready(self) -> bool:
        """Tell whether Rasa has a model loaded (its server answers long before that)."""
        try:
            answer = await self._lines.ask("GET", self._address(), READY, None, within=READY_SECONDS)
        except (NoLineError, asyncio.TimeoutError):
            return False
        return answer.status == HTTPStatus.OK

    async def close(self) -> None:
        """Give back the connections."""
        await self._lines.close()


def read_reply(parts: object) -> Reply:
    """Collect texts, buttons and the custom payload. An empty list is how Rasa says that it failed."""
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise NoAnswerError("shape")
    customs = [part["custom"] for part in parts if isinstance(part.get("custom"), dict)]
    messages = [
        {"text": part["text"], "choices": _buttons(part)} for part in parts if isinstance(part.get("text"), str)
    ]
    if not messages:
        raise NoAnswerError("empty")
    custom = customs[-1] if customs else None
    if custom is not None and custom.get("choices"):
        messages[-1]["choices"] = [{"value": str(c["value"]), "label": str(c["label"])} for c in custom["choices"]]
    return Reply(tuple(messages), _with_decision(custom))


def _with_decision(custom: Json | None) -> Json | None:
    """Unpack the decision, which passes through Rasa as one text."""
    if custom is None or not isinstance(custom.get("decision"), str):
        return custom
    try:
        return {**custom, "decision": Written(policy_rules.unpacked_text(custom["decision"]))}
    except ValueError:
        raise NoAnswerError("decision") from None


def _buttons(part: Json) -> list[Json]:
    """Buttons of plain Rasa responses; their payload is ours to unwrap, never the person's to send."""
    return [
        {"value": str(button.get("payload", button["title"])), "label": str(button["title"])}
        for button in part.get("buttons", [])
    ]
