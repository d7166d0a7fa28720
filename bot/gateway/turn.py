"""What comes out of a turn, for every channel to render."""

from dataclasses import dataclass, fields, replace
from typing import Any

from bot.gateway import sentences
from bot.gateway.case_codes import code_of
from bot.gateway.rasa import Reply
from bot.storage.records import ConversationRecord, TurnRecord
from bot.storage.written import to_json

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The answer to one message. The choices belong to the last message."""

    messages: tuple[Json, ...]
    asking: str | None = None
    facts: Json
    decision: Json | None = None
    case_code: str | None = None
    # The message is kept but not answered yet: send it again under the same client id.
    retry: bool = False
    # The person asked for it and the whole conversation is gone.
    deleted: bool = False

    def as_dict(self) -> Json:
        """Return the answer of contract §4 (and keys that it does not name)."""
        # Not asdict: it would copy every word of the decision, which is never changed.
        return {**{field.name: getattr(self, field.name) for field in fields(self)}, "messages": list(self.messages)}

    def as_json(self) -> bytes:
        """Return the same as text; a decision that came as text stays as it is."""
        pairs = (f'"{name}":{to_json(value)}' for name, value in self.as_dict().items())
        return f"{{{','.join(pairs)}}}".encode()

    def as_opening(self) -> Json:
        """Return what a new conversation begins with."""
        return {"messages": list(self.messages), "asking": self.asking, "facts": self.facts, "decision": self.decision}

    def as_stored(self) -> Json:
        """Return what is stored with the turn; the decision is stored on its own."""
        answer = self.as_dict()
        del answer["decision"]
        return answer

    def preceded_by(self, text: str) -> "Turn":
        """Return the same turn with one more thing said first."""
        return replace(self, messages=({"text": text, "choices": []}, *self.messages))


def message_id_of(record: TurnRecord) -> str:
    """Return by which id Rasa knows the message of a turn. No client's own id can look like ours."""
    return record.client_message_id or f"#{record.id}"


def stored_turn(record: TurnRecord) -> Turn:
    """Return an answered turn as it was given."""
    answer = dict(record.answer or {})
    return Turn(**{**answer, "messages": tuple(answer["messages"]), "decision": record.decision})


def turn_of(reply: Reply, conversation: ConversationRecord) -> Turn:
    """Return the turn that Rasa's answer makes; what the actions did not report stays as it was."""
    custom = reply.custom or {}
    return Turn(
        messages=reply.messages,
        asking=custom.get("asking", conversation.asking),
        facts=custom.get("facts") or ({} if "facts" in custom else conversation.facts),
        decision=custom.get("decision", conversation.decision),
    )


def unanswered(conversation: ConversationRecord, sentence: str) -> Turn:
    """Return a turn that could not be answered: nothing of what was known before is lost."""
    return Turn(
        messages=({"text": sentence, "choices": list(conversation.offered)},),
        asking=conversation.asking,
        facts=conversation.facts,
        decision=conversation.decision,
        case_code=code_of(conversation),
        retry=True,
    )


def deleted(messages: tuple[Json, ...]) -> Turn:
    """Return the last turn of a conversation that the person had deleted."""
    said = messages or ({"text": sentences.DELETED, "choices": []},)
    return Turn(messages=said, facts={}, deleted=True)
