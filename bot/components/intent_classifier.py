"""Puts our intent model into Rasa's pipeline: trained by `rasa train`, kept with Rasa's model."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.intents import IntentModel
from bot.understanding.intents.context import settle
from bot.understanding.intents.model import train
from bot.understanding.learning.learned import sources_hash

FILE = "intents.npz"
INTENT_RANKING = "intent_ranking"
RANKED = 5
COMMAND = "/"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Ranks the intents of a message with the linear model of `bot.understanding.intents`."""

    def __init__(self, storage: ModelStorage, resource: Resource, model: IntentModel | None = None) -> None:
        """Keep where the model is stored, and the model once there is one."""
        self._storage, self._resource, self._model = storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LinearIntentClassifier":
        """Make the component before training."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,  # noqa: ANN401 - Rasa passes what it likes
    ) -> "LinearIntentClassifier":
        """Make the component from its stored model."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, IntentModel.from_bytes((folder / FILE).read_bytes()))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Make Rasa's cache stale whenever the features or the training change."""
        return sources_hash()

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the sentences of data/nlu and store the model."""
        examples = [
            (message.get(TEXT), message.get(INTENT)) for message in training_data.intent_examples if message.get(TEXT)
        ]
        self._model = train(examples)
        with self._storage.write_to(self._resource) as folder:
            (folder / FILE).write_bytes(self._model.to_bytes())
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add intent and ranking to each message."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                continue
            text = message.get(TEXT)
            if text.startswith(COMMAND):
                # It says its intent itself: Rasa puts that in this one's place.
                message.set(INTENT, {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 1.0}, add_to_output=True)
                continue
            asking = (message.get("metadata") or {}).get("asking")
            ranking = [
                {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: chance}
                for name, chance in settle(self._model.rank(text), text, asking)[:RANKED]
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING, ranking, add_to_output=True)
        return messages
