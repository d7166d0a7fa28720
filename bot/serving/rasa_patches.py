"""What makes Rasa 3.6.21 start in seconds and answer in milliseconds.

Each change is measured and has a test that fails when a new Rasa makes it wrong or needless.
"""

import os
import sys
import warnings
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from bot.serving.places import ROOT

# How a server ends that has no model to serve.
NO_MODEL = 2
# Rasa imports these names from modules that load TensorFlow, and uses them only to train neural networks.
# The pipeline in config.yml has none, so a server can do without: half the start-up time, a third of the memory.
TENSORFLOW_ONLY = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaDataGenerator", "RasaBatchDataGenerator"),
    "rasa.utils.tensorflow.model_data": ("RasaModelData", "Data", "FeatureArray", "ragged_array_to_ndarray"),
    # A model lists the parts of its training too, and Rasa loads each by name; these two load every component there is.
    "rasa.graph_components.validators.default_recipe_validator": ("DefaultV1RecipeValidator",),
    "rasa.engine.recipes.default_components": (),
}
# What a server of ours never does: evaluate a model, keep conversations at Amazon or in MongoDB.
NEVER_DONE = {
    "rasa.core.test": ("test",),
    "rasa.nlu.test": ("CVEvaluationResult",),
    "boto3.dynamodb.conditions": ("Key",),
    "botocore.exceptions": ("BotoCoreError",),
    "pymongo.collection": ("Collection",),
    "pymongo.errors": ("ConnectionFailure", "OperationFailure"),
}
# Channels that nobody may reach; the gateway has the only one. Each brings a library of its own.
CHANNELS = {
    "botframework": "BotFrameworkInput",
    "facebook": "FacebookInput",
    "hangouts": "HangoutsInput",
    "mattermost": "MattermostInput",
    "rocketchat": "RocketChatInput",
    "slack": "SlackInput",
    "socketio": "SocketIOInput",
    "telegram": "TelegramInput",
    "twilio": "TwilioInput",
    "twilio_voice": "TwilioVoiceInput",
    "webexteams": "WebexTeamsInput",
}


def load_rasa(module: str, *, tensorflow: bool) -> ModuleType:
    """Import a module of Rasa into a process that is set up for it."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    # Rasa loads our components by name, from the project's folder.
    sys.path.insert(0, str(ROOT))
    # Rasa and its libraries warn about each other's age while they load; nobody here can act on that.
    with warnings.catch_warnings(record=True):
        if tensorflow:
            # skops comes before anything large: its import walks through every module loaded so far.
            import_module("skops.io")
            # Loaded only when needed, and then just as noisy.
            import_module("matplotlib.pyplot")
        else:
            load_only_what_serves()
        import_module("packaging.requirements")
        return import_module(module)


def load_only_what_serves() -> None:
    """Put empty stand-ins where Rasa would load what a server does not use; only works before Rasa is imported."""
    for name, members in (TENSORFLOW_ONLY | NEVER_DONE).items():
        # Exceptions, because some of them are caught.
        _stand_in(name, {member: type(member, (Exception,), {}) for member in members})
    for name, member in CHANNELS.items():
        channel = type(member, (), {"name": classmethod(lambda _, name=name: name)})
        _stand_in(f"rasa.core.channels.{name}", {member: channel})


def _stand_in(name: str, members: dict[str, type]) -> None:
    stand_in = ModuleType(name, "A stand-in: this process does nothing with what is really there.")
    vars(stand_in).update(members)
    sys.modules[name] = stand_in
    parent, _, child = name.rpartition(".")
    if parent and not name.startswith("rasa."):
        # Packages of others stand in whole: importing theirs would load all of them.
        if parent not in sys.modules:
            _stand_in(parent, {})
        setattr(sys.modules[parent], child, stand_in)


def find_kinds_of_events_quickly() -> None:
    """Look an event's class up by its name; Rasa goes through the family tree of all events for each that it reads."""
    from rasa.shared.core.events import Event

    slow = Event.resolve_by_type
    known: dict[str, Any] = {}

    def resolve_by_type(type_name: str, default: Any = None) -> Any:  # noqa: ANN401 - Rasa's own types
        if type_name not in known:
            found = slow(type_name, default)
            if found is default:
                return found
            known[type_name] = found
        return known[type_name]

    Event.resolve_by_type = staticmethod(resolve_by_type)


def check_action_responses_quickly() -> None:
    """Check what the action server answers against a schema that is itself checked once, not at every answer."""
    from rasa.core.actions.action import RemoteAction

    RemoteAction._validate_action_result = _validate_action_result  # noqa: SLF001


def end_without_a_model() -> None:
    """End the process where Rasa would stay up without a model, silent to every message."""
    import rasa.core.run

    load = rasa.core.run.load_agent_on_start

    async def load_or_end(model_path: str, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - Rasa's own types
        agent = await load(model_path, *args, **more)
        if not agent.is_ready():
            sys.stderr.write(f"Rasa cannot use the model {model_path}. Make it anew: policy-assistant train --force\n")
            sys.stderr.flush()
            # Raised in here, an exit would be a stack trace of the web server.
            os._exit(NO_MODEL)
        return agent

    rasa.core.run.load_agent_on_start = load_or_end


@cache
def _validator() -> Any:  # noqa: ANN401 - jsonschema has no types
    from jsonschema.validators import validator_for
    from rasa.core.actions.action import RemoteAction

    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@cache
def _validators_of_events() -> dict[str, Any]:
    """Return what is demanded of each kind of event; Rasa's schema has them as one long either-or."""
    whole = _validator()
    kinds = whole.schema["properties"]["events"]["items"]["oneOf"]
    return {kind["properties"]["event"]["const"]: whole.evolve(schema=kind) for kind in kinds}


def _is_well_formed(result: Any) -> bool:  # noqa: ANN401 - whatever the action server answered
    """Tell whether an answer is surely right: each event is of a kind, and as that kind should be."""
    if not isinstance(result, dict):
        return False
    events, responses = result.get("events", []), result.get("responses", [])
    if not (isinstance(events, list) and isinstance(responses, list)):
        return False
    return all(isinstance(response, dict) for response in responses) and all(map(_is_event, events))


def _is_event(event: Any) -> bool:  # noqa: ANN401 - as above
    if not isinstance(event, dict):
        return False
    if event.get("event") == "slot":
        # Nearly all events are slots, and of these Rasa's schema demands no more.
        return isinstance(event.get("name"), str) and "value" in event
    kinds, kind = _validators_of_events(), event.get("event")
    return isinstance(kind, str) and kind in kinds and kinds[kind].is_valid(event)


def _validate_action_result(_action: object, result: dict[str, Any]) -> bool:
    """Raise jsonschema's best matching error, as Rasa's own check does."""
    from jsonschema.exceptions import best_match

    if _is_well_formed(result):
        return True
    error = best_match(_validator().iter_errors(result))
    if error is not None:
        error.message += ". The answer of the action server does not have the form that Rasa expects."
        raise error
    return True
