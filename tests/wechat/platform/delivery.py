"""Deliveries to the callback: signed, encrypted, cut off after five seconds, sent again."""

import asyncio
import itertools
import secrets
import time
from typing import Any

from tests.wechat.platform.account import Account
from tests.wechat.platform.clock import Clock
from tests.wechat.platform.crypto import Envelope, signature
from tests.wechat.platform.judge import judge
from tests.wechat.platform.messages import Fields, as_xml
from tests.wechat.platform.phones import OUT_OF_ORDER, Phone
from tests.wechat.platform.wire import Answered, request

ROUNDS_TO_READ = 10
# Beyond what a double-precision number can hold, and never given twice.
MESSAGE_IDS = itertools.count(7250021412600020992)


class Deliverer:
    """Brings what people do to the callback of the account, and the answers to their phones."""

    def __init__(self, account: Account, clock: Clock) -> None:
        self.account = account
        self._clock = clock
        self.attempts: list[dict[str, Any]] = []

    def new_message(self, phone: Phone, fields: Fields) -> Fields:
        """Give a message its sender, its time and, unless it is an event, its MsgId."""
        head: Fields = {
            "ToUserName": self.account.gh_id,
            "FromUserName": phone.openid,
            "CreateTime": int(self._clock.now()),
        }
        if fields["MsgType"] == "event":
            return {**head, **fields}
        return {**head, **fields, "MsgId": next(MESSAGE_IDS)}

    async def deliver(self, phone: Phone, message: Fields) -> None:
        """Deliver until an answer comes, as often as WeChat does; then show what came of it."""
        if self.account.overlap:
            await asyncio.gather(self._attempt_and_show(phone, message), self._overlapping(phone, message))
            return
        for _ in range(self.account.deliveries):
            started = time.monotonic()
            if await self._attempt_and_show(phone, message):
                await self._perhaps_again(phone, message)
                return
            await asyncio.sleep(max(0.0, self.account.cut_off - (time.monotonic() - started)))
        phone.show(self._clock.now(), "fault", "system", text=OUT_OF_ORDER, why="no answer in time")

    async def raw(self, query: dict[str, str], body: bytes) -> dict[str, Any]:
        """Send exactly these bytes and return exactly what came back."""
        try:
            answered = await asyncio.wait_for(request("POST", self.account.callback, query, body), 10)
        except (OSError, asyncio.TimeoutError):
            return {"status": 0, "body": "the connection was closed"}
        return {"status": answered.status, "body": answered.body.decode(errors="replace")}

    async def check(self, **changes: str) -> dict[str, Any]:
        """Do the check of the address that the console does; ``changes`` spoil it."""
        query = self.signed_query()
        query["echostr"] = str(secrets.randbits(63))
        age = float(changes.pop("age", "0"))
        if age:
            query |= self.signed_query(age=age)
        query = {name: value for name, value in {**query, **changes}.items() if value}
        answered = await asyncio.wait_for(request("GET", self.account.callback, query), self.account.cut_off)
        echoed = answered.status == 200 and answered.body == query.get("echostr", "").encode()
        return {"status": answered.status, "echoed": echoed}

    def signed_query(self, *, age: float = 0.0) -> dict[str, str]:
        timestamp, nonce = str(int(self._clock.now() - age)), str(secrets.randbelow(2**31))
        return {
            "signature": signature(self.account.token, timestamp, nonce),
            "timestamp": timestamp,
            "nonce": nonce,
        }

    def envelope(self) -> Envelope:
        return Envelope(self.account.aes_key, self.account.app_id)

    def request_for(self, openid: str, message: Fields) -> tuple[dict[str, str], bytes]:
        """Return query and body of one delivery in the account's mode."""
        query = {**self.signed_query(), "openid": openid}
        plain = as_xml(message)
        if self.account.mode == "plain":
            return query, plain
        wrapped = self.envelope().wrap(plain)
        query |= self.encryption_query(query, wrapped)
        outer: Fields = {"ToUserName": self.account.gh_id, "Encrypt": wrapped}
        if self.account.mode == "compatible":
            outer = {**message, "Encrypt": wrapped}
        return query, as_xml(outer)

    def encryption_query(self, query: dict[str, str], wrapped: str) -> dict[str, str]:
        mark = signature(self.account.token, query["timestamp"], query["nonce"], wrapped)
        return {"encrypt_type": "aes", "msg_signature": mark}

    async def _overlapping(self, phone: Phone, message: Fields) -> None:
        await asyncio.sleep(self.account.overlap)
        await self._attempt_and_show(phone, message)

    async def _perhaps_again(self, phone: Phone, message: Fields) -> None:
        if self.account.duplicate_after_success >= 0:
            await asyncio.sleep(self.account.duplicate_after_success)
            await self._attempt_and_show(phone, message)

    async def _attempt_and_show(self, phone: Phone, message: Fields) -> bool:
        query, body = self.request_for(phone.openid, message)
        started = self._clock.now()
        note: dict[str, Any] = {"openid": phone.openid, "message": message, "started": started}
        self.attempts.append(note)
        try:
            answered = await self._in_time(asyncio.create_task(self._post(query, body)))
        except (OSError, asyncio.TimeoutError) as error:
            note["outcome"] = type(error).__name__
            return False
        verdict, what = judge(self.account, phone.openid, answered.status, answered.body)
        note["outcome"] = verdict
        note["seconds"] = self._clock.now() - started
        if verdict == "text":
            phone.show(self._clock.now(), "text", "passive", **what)
        elif verdict == "fault":
            phone.show(self._clock.now(), "fault", "system", text=OUT_OF_ORDER, **what)
        return True

    async def _in_time(self, posting: "asyncio.Task[Answered]") -> Answered:
        await asyncio.wait({posting}, timeout=self.account.cut_off)
        for _ in range(ROUNDS_TO_READ):
            if posting.done():
                return posting.result()
            # What had arrived by then came in time, even if a busy machine kept this process from reading it.
            await asyncio.sleep(0)
        posting.cancel()
        raise asyncio.TimeoutError

    async def _post(self, query: dict[str, str], body: bytes) -> Answered:
        callbacks = self.account.callbacks or [self.account.callback]
        answered = await request("POST", callbacks[len(self.attempts) % len(callbacks)], query, body)
        if self.account.lose_answers > 0:
            self.account.lose_answers -= 1
            await asyncio.sleep(self.account.cut_off * 2)
        return answered
