"""The first words of a conversation: the dialogue's own, with its first question, or ours while it is away."""

from bot.gateway import commands, sentences
from bot.gateway.background import Background
from bot.gateway.policies import numbers
from bot.gateway.rasa import Context, NoAnswerError, RasaClient
from bot.gateway.serial import ConversationLocks
from bot.gateway.shelf import Shelf
from bot.gateway.threads import in_thread
from bot.gateway.turn import Turn, turn_of

# A person who has just arrived is not kept waiting.
GREET_WITHIN = 3.0
# So that Rasa begins a conversation once, however often it is told to.
MESSAGE_ID = "#start"


def plain() -> Turn:
    """Greet without the dialogue."""
    return Turn(messages=({"text": sentences.greeting(numbers()), "choices": []},), facts={})


class GreetingService:
    """Greets."""

    def __init__(self, *, shelf: Shelf, rasa: RasaClient, locks: ConversationLocks, background: Background) -> None:
        self._shelf = shelf
        self._rasa = rasa
        self._locks = locks
        self._background = background

    async def greet(self, conversation_id: str, channel: str) -> Turn:
        """Return the first messages of a conversation that was just opened. Never fails."""
        return await self._background.within(GREET_WITHIN, self._started(conversation_id, channel)) or plain()

    async def _started(self, conversation_id: str, channel: str) -> Turn:
        async with self._locks.hold(conversation_id):
            conversation = await in_thread(self._shelf.conversation, conversation_id)
            try:
                context = Context(self._shelf.today(), None, channel, MESSAGE_ID)
                reply = await self._rasa.send(conversation_id, commands.start(), context)
            except NoAnswerError:
                return plain()
            turn = turn_of(reply, conversation)
            offered = turn.messages[-1]["choices"]
            keep = self._shelf.conversations.set_question
            await in_thread(lambda: keep(conversation_id, asking=turn.asking, offered=offered))
            return turn
