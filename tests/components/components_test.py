"""The components hand Rasa what the reader and the intent model say, and nothing else."""

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.fact_reader import FactReader
from bot.components.intent_classifier import LinearIntentClassifier
from bot.understanding.learning.learned import sources_hash


class FolderStorage:
    """Stands in for Rasa's model storage: one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write_to(self, _resource: Resource) -> "FolderStorage":
        return self

    read_from = write_to

    def __enter__(self) -> Path:
        return self.folder

    def __exit__(self, *_: object) -> None:
        return None


def message(text: str, **metadata: str) -> Message:
    """Return a message as Rasa's REST channel makes it."""
    return Message(data={"text": text, "metadata": metadata})


def test_a_message_gets_one_entity_with_the_whole_reading() -> None:
    (read,) = FactReader().process([message("去年", today="2026-11-22", asking="skill_levels.technician")])
    (entity,) = read.get("entities")
    assert entity["entity"] == "reading"
    assert entity["value"]["facts"] == {"skill_levels": {"technician": "2025"}}


def test_without_metadata_the_clock_tells_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_TODAY", "2030-01-01")
    (read,) = FactReader().process([Message(data={"text": "去年拿的证", "metadata": None})])
    assert read.get("entities")[0]["value"]["facts"] == {"skill_levels": {"unspecified": "2029"}}


def test_a_command_of_the_gateway_is_not_read() -> None:
    (read,) = FactReader().process([message('/choose{"choice": "pilot"}')])
    assert read.get("entities") is None or read.get("entities") == []


def test_the_classifier_learns_keeps_and_finds_its_model_again(tmp_path: Path) -> None:
    storage: Any = FolderStorage(tmp_path)
    sentences = [("你好", "greet"), ("您好", "greet"), ("再见", "goodbye"), ("拜拜", "goodbye")] * 2
    data = TrainingData([Message.build(text, intent) for text, intent in sentences])
    component = LinearIntentClassifier.create({}, storage, Resource("intents"), None)
    component.train(data)
    loaded = LinearIntentClassifier.load({}, storage, Resource("intents"), None)
    (read,) = loaded.process([message("您好啊")])
    assert read.get("intent")["name"] == "greet"
    assert [entry["name"] for entry in read.get("intent_ranking")] == ["greet", "goodbye"]


def test_a_command_of_the_gateway_is_ranked_by_nobody_and_says_its_intent_itself(tmp_path: Path) -> None:
    storage: Any = FolderStorage(tmp_path)
    component = LinearIntentClassifier.create({}, storage, Resource("intents"), None)
    component.train(TrainingData([Message.build("你好", "greet"), Message.build("再见", "goodbye")]))
    fallback = FallbackClassifier(FallbackClassifier.get_default_config())
    read = fallback.process(component.process([message('/choose{"choice": "pilot"}')]))
    (said,) = RegexMessageHandler().process(read)
    assert said.get("intent")["name"] == "choose"
    assert [entity["value"] for entity in said.get("entities")] == ["pilot"]


@pytest.mark.parametrize("component", [FactReader, LinearIntentClassifier])
def test_a_changed_reader_makes_the_trained_model_stale(component: type[GraphComponent]) -> None:
    assert component.fingerprint_addon({}) == sources_hash()
