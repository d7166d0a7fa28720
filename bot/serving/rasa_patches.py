"""What makes Rasa 3.6.21 start in seconds and answer in milliseconds.

Each change is measured and has a test that fails when a new Rasa makes it wrong or needless.
"""

import sys
from functools import cache
from types import ModuleType
from typing import Any

# Rasa imports these names from modules that load TensorFlow, and uses them only to train neural networks.
# The pipeline in config.yml has none, so a server can do without: half the start-up time, a third of the memory.
TENSORFLOW_ONLY = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaDataGenerator", "RasaBatchDataGenerator"),
}


def load_skops_first() -> None:
    """Import skops before anything large: its import walks through every module loaded so far."""
    import skops.io  # noqa: F401


def keep_tensorflow_out() -> None:
    """Put empty stand-ins where Rasa would load TensorFlow; call before importing Rasa."""
    for name, members in TENSORFLOW_ONLY.items():
        stand_in = ModuleType(name, "A stand-in: this process trains no neural network.")
        vars(stand_in).update({member: type(member, (), {}) for member in members})
        sys.modules[name] = stand_in


def check_action_responses_quickly() -> None:
    """Check what the action server answers against a schema that is itself checked once, not at every answer."""
    from rasa.core.actions.action import RemoteAction

    RemoteAction._validate_action_result = _validate_action_result  # noqa: SLF001


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
