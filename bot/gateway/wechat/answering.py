"""From what a follower did to what is to be said: turns of the assistant, and the channel's own sentences."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from limits import RateLimitItemPerMinute

from bot.channels.wechat.choices import Choice, Offer, offer_of, pick, tapped
from bot.channels.wechat.identity import Identity
from bot.channels.wechat.incoming import Incoming
from bot.channels.wechat.meaning import Follow, Say, Scan, Show, Unfollow, case_code, meaning_of
from bot.channels.wechat.render import Answer, Json, answer_of, as_text
from bot.gateway import sentences as gateway_sentences
from bot.gateway.errors import ApiError
from bot.gateway.intake import MAX_TEXT
from bot.gateway.notice import NOTICE
from bot.gateway.services import Services
from bot.gateway.turn import Turn
from bot.gateway.wechat import sentences
from bot.gateway.wechat.erasing import Erasing
from bot.gateway.wechat.handover import Handovers
from bot.gateway.wechat.stores import Stores

CHANNEL = "wechat"
PER_PERSON = RateLimitItemPerMinute(20, namespace="wechat-person")
CASES_PER_PERSON = RateLimitItemPerMinute(5, namespace="wechat-case")
PATIENCE = 12
"""How often a turn that still goes on is waited for; each wait is the gateway's own."""

ASKS_FOR_MORE = frozenset(
    [
        "继续",
        "好",
        "好的",
        "嗯",
        "哦",
        "在吗",
        "在",
        "？",
        "?",
        "。",
        "1",
        "ok",
        "OK",
        "结果",
        "下一段",
        "查看",
        "看结果",
        "继续看",
    ]
)
"""What people write only to see what was held for them."""

STARTS = frozenset({sentences.START, "1", "１"})
"""The answers to the welcome."""

UNCLEAR_AFTER = timedelta(seconds=30)
"""A message that is still being sent after this time may never have arrived."""

_TO_START = (Choice(sentences.START, sentences.START),)
_ITEM_NUMBER = re.compile(r"^\d{1,2}\. ")


class Answerer:
    """Answers one message or event of a person; the caller sees to it that a person's come one at a time."""

    def __init__(
        self, *, services: Services, stores: Stores, identity: Identity, handovers: Handovers, erasing: Erasing
    ) -> None:
        self._services = services
        self._stores = stores
        self._identity = identity
        self._handovers = handovers
        self._erasing = erasing

    async def answer(self, person: str, key: str, message: Incoming) -> Answer:
        """Return what is to be said; an empty answer for what wants none."""
        try:
            return await self._answer(person, key, message)
        except ApiError as error:
            return Answer(error.message)

    async def _answer(self, person: str, key: str, message: Incoming) -> Answer:
        meaning = meaning_of(message)
        if isinstance(meaning, Say):
            return await self._say(person, key, meaning)
        if isinstance(meaning, Follow | Scan):
            return await self._arrive(person, meaning)
        if isinstance(meaning, Unfollow):
            await self._erasing.erase(person)
            return Answer()
        if isinstance(meaning, Show):
            return Answer(sentences.SHOWN.get(meaning.kind, sentences.SHOWN_OTHER))
        return Answer()

    async def _say(self, person: str, key: str, said: Say) -> Answer:
        text = _ITEM_NUMBER.sub("", said.text.strip()) if said.item else said.text.strip()
        if not text or len(text) > MAX_TEXT:
            return Answer(sentences.TOO_LONG if text else sentences.EMPTY)
        await self._services.limits.hit(PER_PERSON, person)
        asks_for_more = text in ASKS_FOR_MORE
        unclear_before = self._services.shelf.now() - UNCLEAR_AFTER if asks_for_more else None
        is_new, offer, held = await self._stores.run(self._situation, person, unclear_before)
        choice = tapped(self._identity.item_key, person, offer, said.item) if said.item else pick(offer, text)
        starts = text in STARTS and not offer.choices
        texts = [content for content in held if content["kind"] == "text"]
        if asks_for_more and (texts or (held and choice is None and not starts)):
            return Answer(as_text(held))
        text = sentences.START_SAID if starts else text
        answer = await self._turn(person, key, text, choice)
        if is_new and not answer.last:
            await self._noted(person)
        # Choices that were held belong to a question that has been answered by now.
        return answer.after(as_text(texts), *([sentences.NOTICE_SHORT] if is_new else []))

    async def _turn(self, person: str, key: str, text: str, choice: Choice | None) -> Answer:
        was_concluded = await self._stores.run(self._is_concluded, person)
        for _ in range(PATIENCE):
            turn = await self._services.turns.take_turn(
                person,
                text=None if choice else text,
                choice=choice.value if choice else None,
                client_message_id=key,
                channel=CHANNEL,
            )
            if not turn.retry:
                return self._rendered(turn, names_code=not was_concluded)
            if turn.messages[-1]["text"] != gateway_sentences.STILL_WORKING:
                break
        return Answer(sentences.SORRY)

    def _rendered(self, turn: Turn, *, names_code: bool = True) -> Answer:
        if turn.deleted:
            return Answer(answer_of(turn.messages).text, last=True)
        is_concluded = turn.decision is not None and turn.asking is None
        answer = answer_of(turn.messages, link=self._handovers.line() if is_concluded else "")
        shows_code = any(turn.case_code and turn.case_code in str(message["text"]) for message in turn.messages)
        if not is_concluded or not turn.case_code or shows_code or not names_code:
            return answer
        return Answer(sentences.case_shown(turn.case_code), answer.choices, answer.link).after(answer.text)

    async def _arrive(self, person: str, meaning: Follow | Scan) -> Answer:
        is_new = await self._stores.run(self._begin, person)
        answer = await self._arrived(person, meaning, is_new=is_new)
        if is_new:
            await self._noted(person)
        return answer

    async def _arrived(self, person: str, meaning: Follow | Scan, *, is_new: bool) -> Answer:
        code = case_code(meaning.scene)
        if code:
            answer = await self._take_case(person, code)
            return answer.after(sentences.NOTICE_SHORT) if is_new else answer
        if isinstance(meaning, Scan):
            return Answer(f"{sentences.WELCOME_HOW}\n{sentences.WELCOME_START}", _TO_START)
        welcome = (sentences.welcome(), sentences.WELCOME_HOW, sentences.NOTICE_SHORT, sentences.WELCOME_START)
        return Answer("\n\n".join(welcome), _TO_START)

    async def _take_case(self, person: str, code: str) -> Answer:
        await self._services.limits.hit(CASES_PER_PERSON, person)
        facts = await self._stores.run(self._facts_of_case, code)
        if not facts:
            return Answer(sentences.CASE_UNKNOWN)
        turn = await self._services.corrections.correct(person, facts, CHANNEL)
        # The first message acknowledges a correction, and the person has corrected nothing.
        taken_over = replace(turn, messages=turn.messages[1:] or turn.messages)
        return self._rendered(taken_over).after(sentences.case_taken(code))

    def _is_concluded(self, person: str) -> bool:
        """Tell whether the last answer was a conclusion, with the case code in it."""
        found = self._services.shelf.conversations.find(person)
        return found is not None and found.decision is not None and found.asking is None

    def _facts_of_case(self, code: str) -> Json:
        source = self._services.shelf.cases.find(code)
        found = self._services.shelf.conversations.find(source) if source else None
        return found.facts if found else {}

    def _begin(self, person: str) -> bool:
        """See to it that there is a conversation; True as long as the person has not been told about privacy."""
        self._services.conversations.ensure(person, CHANNEL)
        return not self._services.shelf.conversations.consents(person)

    async def _noted(self, person: str) -> None:
        """Keep that the notice stands in the answer; only now, so that whoever goes on after a crash shows it too."""
        await self._stores.run(self._services.conversations.consent, person, NOTICE.version)

    def _situation(self, person: str, unclear_before: datetime | None) -> tuple[bool, Offer, list[Json]]:
        """Return whether the notice is still to be shown, what was offered last, and what is held for the person."""
        is_new = self._begin(person)
        self._stores.deliveries.left_with(person, self._services.shelf.now())
        found = self._services.shelf.conversations.find(person)
        offered = found.offered if found else ()
        offer = offer_of(tuple(Choice(str(option["value"]), str(option["label"])) for option in offered))
        return is_new, offer, self._stores.held.take(person, unclear_before)
