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

# Rasa imports these names from modules that load TensorFlow, and uses them only to train neural networks.
# The pipeline in config.yml has none, so a server can do without: half the start-up time, a third of the memory.
TENSORFLOW_ONLY = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaDataGenerator", "RasaBatchDataGenerator"),
    # A model lists the parts of its training too, and Rasa loads each by name; these two load every component there is.
    "rasa.graph_components.validators.default_recipe_validator": ("DefaultV1RecipeValidator",),
    "rasa.engine.recipes.default_components": (),
}

NO_MODEL = 2


def load_rasa(module: str, *, tensorflow: bool) -> ModuleType:
    """Import a module of Rasa into a process that is set up for it."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    # Rasa loads our components by name, from the project's folder.
    sys.path.insert(0, str(ROOT))
    # Rasa and its libraries warn about each other's age while they load; nobody here can act on that.
    with warnings.catch_warnings(record=True):
        # skops comes before anything large: its import walks through every module loaded so far.
        import_module("skops.io")
        if not tensorflow:
            keep_tensorflow_out()
        # Loaded only when needed, and then just as noisy.
        import_module("matplotlib.pyplot")
        import_module("packaging.requirements")
        return import_module(module)


def keep_tensorflow_out() -> None:
    """Put empty stand-ins where Rasa would load TensorFlow; only works before Rasa is imported."""
    for name, members in TENSORFLOW_ONLY.items():
        stand_in = ModuleType(name, "A stand-in: this process trains no neural network.")
        vars(stand_in).update({member: type(member, (), {}) for member in members})
        sys.modules[name] = stand_in


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


def _validate_action_result(_action: object, result: dict[str, Any]) -> bool:
    """Raise jsonschema's best matching error, as Rasa's own check does."""
    from jsonschema.exceptions import best_match

    error = best_match(_validator().iter_errors(result))
    if error is not None:
        error.message += ". The answer of the action server does not have the form that Rasa expects."
        raise error
    return True
