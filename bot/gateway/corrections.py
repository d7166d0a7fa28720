"""Correcting facts by hand: the decision is recomputed here, and the dialogue is told."""

from typing import Any

import policy_rules
from bot.gateway import commands, sentences
from bot.gateway.background import Background
from bot.gateway.errors import unprocessable
from bot.gateway.metrics import Metrics
from bot.gateway.policies import policy_for
from bot.gateway.rasa import Context, NoAnswerError, RasaClient
from bot.gateway.recording import Recorder
from bot.gateway.serial import ConversationLocks
from bot.gateway.shelf import Shelf
from bot.gateway.threads import in_thread
from bot.gateway.turn import Turn, turn_of
from bot.storage.records import ConversationRecord
from bot.storage.turns import Said

Json = dict[str, Any]


def merged(facts: Json, changes: Json) -> Json:
    """Return the facts with the changes in them; null takes a fact away."""
    return {key: value for key, value in {**facts, **changes}.items() if value is not None}


class CorrectionService:
    """Changes the facts that a conversation holds."""

    def __init__(
        self,
        *,
        shelf: Shelf,
        rasa: RasaClient,
        locks: ConversationLocks,
        background: Background,
        recorder: Recorder,
        metrics: Metrics,
        answer_within: float,
    ) -> None:
        self._shelf = shelf
        self._rasa = rasa
        self._locks = locks
        self._background = background
        self._recorder = recorder
        self._metrics = metrics
        self._answer_within = answer_within

    async def correct(self, conversation_id: str, changes: Json, channel: str) -> Turn:
        """Apply the changes and answer like a turn. FactsError where a value is refused."""
        if not changes:
            raise unprocessable("no_facts", sentences.NO_FACTS)
        turn = await self._background.within(self._answer_within, self._alone(conversation_id, changes, channel))
        if turn is None:
            return await in_thread(self._recorder.unanswered, conversation_id, sentences.STILL_WORKING)
        return turn

    async def _alone(self, conversation_id: str, changes: Json, channel: str) -> Turn:
        async with self._locks.hold(conversation_id):
            conversation = await in_thread(self._shelf.claimed, conversation_id)
            turn = await in_thread(self._recompute, conversation, changes)
            said = Said("facts", "、".join(changes))
            begun = await in_thread(self._shelf.turns.begin, conversation, said, self._shelf.now())
            turn = await self._told(conversation, turn, channel)
            self._metrics.saw_turn(channel, "corrected")
            return await in_thread(self._recorder.keep, conversation, begun, turn)

    def _recompute(self, conversation: ConversationRecord, changes: Json) -> Turn:
        # Each change is checked on its own first, so that the sentence names what was just typed.
        policy_rules.parse_facts(changes)
        facts = merged(conversation.facts, changes)
        told, today = policy_rules.parse_facts(facts), self._shelf.today()
        decided = policy_rules.decide(policy_for(told, today), told, today)
        decision: Json | None = decided.as_dict() if facts else None
        question: Json = (decision or {}).get("next_question") or {}
        asking, choices = question.get("fact"), question.get("choices", [])
        self._shelf.conversations.set_facts(
            conversation.id, facts=facts, decision=decision, asking=asking, offered=choices
        )
        text = "\n".join(filter(None, (sentences.CORRECTED, question.get("text"))))
        return Turn(messages=({"text": text, "choices": choices},), asking=asking, facts=facts, decision=decision)

    async def _told(self, conversation: ConversationRecord, turn: Turn, channel: str) -> Turn:
        """Return the turn in the dialogue's own words, if it can be reached; it is told later otherwise."""
        context = Context(self._shelf.today(), conversation.asking, channel)
        try:
            reply = await self._rasa.send(conversation.id, commands.set_facts(turn.facts), context)
        except NoAnswerError:
            return turn
        await in_thread(self._shelf.conversations.mark_facts_sent, conversation.id)
        told = turn_of(reply, conversation)
        return Turn(messages=reply.messages, asking=told.asking, facts=turn.facts, decision=turn.decision)
