"""From a worker's case code to their conversation: every wrong one is written down, and too many are guessing."""

from bot.console.desk import Desk
from bot.console.guard import ForbiddenError
from bot.console.recording import write
from bot.console.signing_in import Agent
from bot.storage.records import ConversationRecord

TOO_MANY = "办事码输错太多次，请过一刻钟再试。"


def find(desk: Desk, agent: Agent, code: str) -> ConversationRecord | None:
    """Return the conversation; None for a code that never was, and in the same way for one that is gone."""
    if not desk.attempts.admits_code(agent.name):
        raise ForbiddenError(TOO_MANY)
    found = desk.find_conversation(code)
    conversation = desk.conversations.find(found) if found else None
    if conversation is None:
        desk.attempts.note_wrong_code(agent.name)
        write(desk, agent, "code_not_found")
    return conversation
