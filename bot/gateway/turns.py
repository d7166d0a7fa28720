"""The turn service: the one way in which a channel talks to the bot.

A turn is redacted first, runs alone in its conversation, exists once per client message id, and is stored before
the bot is asked. If the bot takes long, the person reads a sentence while the turn goes on; the same message sent
again then finds its answer.
"""

from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from bot.gateway import commands, sentences, storing
from bot.gateway.background import Background
from bot.gateway.intake import Incoming, Redact, take_in
from bot.gateway.metrics import Metrics
from bot.gateway.rasa import Context, NoAnswerError, RasaClient, Reply, read_reply
from bot.gateway.recording import Recorder
from bot.gateway.serial import ConversationLocks
from bot.gateway.shelf import Shelf
from bot.gateway.threads import in_thread
from bot.gateway.turn import Turn, message_id_of, stored_turn, turn_of
from bot.storage.records import ANSWERED, ConversationRecord, LostError, TurnRecord
from bot.storage.tracker import TrackerReader
from bot.storage.turns import Admit, Entry, everybody


class TurnService:
    """Takes turns."""

    def __init__(
        self,
        *,
        shelf: Shelf,
        rasa: RasaClient,
        tracker: TrackerReader,
        locks: ConversationLocks,
        background: Background,
        recorder: Recorder,
        metrics: Metrics,
        redact: Redact,
        answer_within: float,
    ) -> None:
        self._shelf = shelf
        self._rasa = rasa
        self._tracker = tracker
        self._locks = locks
        self._background = background
        self._recorder = recorder
        self._metrics = metrics
        self._redact = redact
        self._answer_within = answer_within

    async def take_turn(
        self,
        conversation_id: str,
        *,
        text: str | None = None,
        choice: str | None = None,
        client_message_id: str | None = None,
        channel: str,
        admit: Admit = everybody,
    ) -> Turn:
        """Answer one message: a text, or a choice that the last answer offered.

        ApiError where the conversation does not exist, the message is unfit or the choice was not offered.
        """
        incoming = take_in(text, choice, client_message_id, self._redact)
        work = self._alone(conversation_id, incoming, channel, admit)
        turn = await self._background.within(self._answer_within, work)
        if turn is None:
            self._metrics.saw_turn(channel, "late")
            return await in_thread(self._recorder.unanswered, conversation_id, sentences.STILL_WORKING, admit)
        return turn

    async def _alone(self, conversation_id: str, incoming: Incoming, channel: str, admit: Admit) -> Turn:
        async with self._locks.hold(conversation_id):
            try:
                return await self._answer(conversation_id, incoming, channel, admit)
            except LostError:
                # Another gateway has taken over; sent again, the message finds its answer there.
                self._metrics.saw_turn(channel, "lost")
                return await in_thread(self._recorder.unanswered, conversation_id, sentences.STILL_WORKING, admit)
            except SQLAlchemyError as error:
                # Nothing is half-written; sent again, the message is taken as if for the first time.
                self._metrics.saw_turn(channel, "unstored")
                return await in_thread(self._recorder.unanswered, conversation_id, storing.note(error), admit)

    async def _answer(self, conversation_id: str, incoming: Incoming, channel: str, admit: Admit) -> Turn:
        shelf, client_id = self._shelf, incoming.said.client_message_id
        entry = await in_thread(
            shelf.taken, conversation_id, client_id, lambda found: incoming.resolved(found.offered).said, admit
        )
        if entry.known is not None and entry.known.state == ANSWERED:
            self._metrics.saw_turn(channel, "repeated")
            return stored_turn(entry.known)
        conversation = await self._settled(entry)
        incoming = incoming.resolved(entry.conversation.offered)
        begun = entry.begun
        if begun is None:
            begun = await in_thread(shelf.turns.begin, conversation, incoming.said, shelf.now())
        recalled = await self._recall(conversation_id, begun) if entry.known is not None else None
        try:
            reply = recalled or await self._ask(conversation, begun, incoming, channel)
        except NoAnswerError:
            await in_thread(shelf.turns.fail, begun.id)
            self._metrics.saw_turn(channel, "failed")
            return await in_thread(self._recorder.unanswered, conversation_id, sentences.NO_ANSWER)
        self._metrics.saw_turn(channel, "answered")
        return await in_thread(self._keep, conversation, begun, incoming, reply)

    async def _settled(self, entry: Entry) -> ConversationRecord:
        """Write down what Rasa answered while nobody was left to listen; return how the conversation stands then."""
        conversation = entry.conversation
        for turn in entry.unsettled:
            if turn != entry.known and (reply := await self._recall(conversation.id, turn)) is not None:
                await in_thread(self._store, conversation, turn, reply, turn_of(reply, conversation))
                now = await in_thread(self._shelf.conversation, conversation.id)
                conversation = replace(now, epoch=conversation.epoch)
        return conversation

    async def _recall(self, conversation_id: str, turn: TurnRecord) -> Reply | None:
        """Return what Rasa answered before the gateway could write it down: it must not take the message twice."""
        parts = await in_thread(self._tracker.answer_to, conversation_id, message_id_of(turn))
        try:
            return read_reply(parts) if parts else None
        except NoAnswerError:
            return None

    async def _ask(
        self, conversation: ConversationRecord, begun: TurnRecord, incoming: Incoming, channel: str
    ) -> Reply:
        context = Context(self._shelf.today(), conversation.asking, channel, message_id_of(begun))
        if conversation.facts_to_send:
            # Corrected while Rasa was away: it must know before it reads the next sentence.
            told = replace(context, message_id=None)
            await self._rasa.send(conversation.id, commands.set_facts(conversation.facts), told)
            await in_thread(self._shelf.conversations.mark_facts_sent, conversation.id)
        reply = await self._rasa.send(conversation.id, incoming.message, context)
        self._metrics.saw_rasa(self._rasa.last_seconds)
        return reply

    def _keep(self, conversation: ConversationRecord, begun: TurnRecord, incoming: Incoming, reply: Reply) -> Turn:
        turn = self._with_notice(conversation, incoming, turn_of(reply, conversation))
        return self._store(conversation, begun, reply, turn)

    def _store(self, conversation: ConversationRecord, begun: TurnRecord, reply: Reply, turn: Turn) -> Turn:
        if (reply.custom or {}).get("delete"):
            return self._recorder.erase(conversation, reply)
        return self._recorder.keep(conversation, begun, turn)

    def _with_notice(self, conversation: ConversationRecord, incoming: Incoming, turn: Turn) -> Turn:
        if not incoming.redacted:
            return turn
        self._metrics.saw_redaction()
        if conversation.redaction_told:
            return turn
        self._shelf.conversations.mark_redaction_told(conversation.id)
        return turn.preceded_by(sentences.redacted(incoming.redacted))
