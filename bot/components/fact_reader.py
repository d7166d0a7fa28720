"""Puts the reader of facts into Rasa's pipeline: one entity `reading` a message, with everything it found."""

from datetime import date
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot import clock
from bot.understanding import read
from bot.understanding.learning.learned import sources_hash
from bot.understanding.responses import store


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactReader(GraphComponent):
    """Reads each message in the light of the day and of the question that the gateway sent along."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "FactReader":
        """Make the component, and have at hand what reading learns from examples: the first message must not wait."""
        store.model()
        return cls()

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Make Rasa's cache stale whenever code or lexicon of the reader changes."""
        return sources_hash()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entity to each message that is text; a command of the gateway (`/choose…`) is none."""
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith("/"):
                found = {
                    "entity": "reading",
                    "value": _read(text, message.get("metadata") or {}),
                    "extractor": "FactReader",
                }
                message.set(ENTITIES, [*message.get(ENTITIES, []), found], add_to_output=True)
        return messages


def _read(text: str, metadata: dict[str, Any]) -> dict[str, Any]:
    day = metadata.get("today")
    today = date.fromisoformat(day) if day else clock.today()
    return read(text, today=today, asking=metadata.get("asking")).as_dict()
