"""Keeping what came out of a turn: its answer, its decision, the case code, the figures."""

from dataclasses import replace

from bot.gateway.case_codes import code_of
from bot.gateway.metrics import Metrics
from bot.gateway.rasa import Reply
from bot.gateway.shelf import Shelf
from bot.gateway.turn import Turn, deleted, unanswered
from bot.storage.records import ConversationRecord, TurnRecord
from bot.storage.turns import Admit, Outcome, everybody


class Recorder:
    """Writes down turns. Runs in a worker thread, for it waits for the database."""

    def __init__(self, shelf: Shelf, metrics: Metrics) -> None:
        self._shelf = shelf
        self._metrics = metrics

    def keep(self, conversation: ConversationRecord, begun: TurnRecord, turn: Turn) -> Turn:
        """Store an answered turn and return it with the case code of its conversation."""
        code = code_of(conversation)
        if turn.decision is not None:
            code = code or self._shelf.cases.code_for(conversation.id)
            self._metrics.saw_decision({way["id"]: way["status"] for way in turn.decision["pathways"]})
        turn = replace(turn, case_code=code)
        offered = tuple(turn.messages[-1]["choices"])
        outcome = Outcome(turn.as_stored(), turn.facts, turn.decision, turn.asking, offered)
        self._shelf.turns.finish(conversation, begun.id, outcome, self._shelf.now())
        return turn

    def unanswered(self, conversation_id: str, sentence: str, admit: Admit = everybody) -> Turn:
        """Return what a person reads while there is no answer; everything known so far stays in it."""
        conversation = self._shelf.conversation(conversation_id)
        admit(conversation)
        return unanswered(conversation, sentence)

    def erase(self, conversation: ConversationRecord, reply: Reply) -> Turn:
        """Delete the conversation because the person asked for it in words."""
        self._shelf.eraser.erase(conversation.id)
        self._metrics.saw_erasure("asked")
        return deleted(reply.messages)
