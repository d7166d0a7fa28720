"""Rasa as we start it does the same as Rasa as it comes, only faster."""

import subprocess
import sys
from typing import Any

import pytest

from bot.serving.places import ROOT
from bot.serving.rasa_patches import (
    CHANNELS,
    NEVER_DONE,
    TENSORFLOW_ONLY,
    check_action_responses_quickly,
    find_kinds_of_events_quickly,
)

ANSWERS: dict[str, Any] = {
    "nothing": {"events": [], "responses": []},
    "a slot": {"events": [{"event": "slot", "name": "facts", "value": {"employer": "pilot"}}], "responses": []},
    "a text": {"events": [], "responses": [{"text": "您好"}]},
    "an event without a kind": {"events": [{"name": "facts"}], "responses": []},
    "a slot without a name": {"events": [{"event": "slot", "value": 1}], "responses": []},
    "a form": {"events": [{"event": "active_loop", "name": "facts_form"}], "responses": []},
    "an unknown event": {"events": [{"event": "dance"}], "responses": []},
    "a text for an event": {"events": ["slot"], "responses": []},
    "no list of responses": {"events": [], "responses": {"text": "您好"}},
    "a text for a response": {"events": [], "responses": ["您好"]},
    "a list": [],
}


@pytest.fixture(scope="module")
def plain_rasa() -> Any:  # noqa: ANN401 - Rasa has no types
    """Rasa's own check, before ours takes its place."""
    from rasa.core.actions.action import RemoteAction

    original = RemoteAction._validate_action_result
    yield original
    RemoteAction._validate_action_result = original


def accepts(check: Any, answer: object) -> bool:  # noqa: ANN401 - as above
    from jsonschema import ValidationError
    from rasa.core.actions.action import RemoteAction

    try:
        return bool(check(RemoteAction("action_listen", None), answer))
    except ValidationError:
        return False


@pytest.mark.parametrize("kind", ANSWERS)
def test_the_quick_check_accepts_and_refuses_what_rasas_own_check_does(plain_rasa: Any, kind: str) -> None:  # noqa: ANN401
    from rasa.core.actions.action import RemoteAction

    expected = accepts(plain_rasa, ANSWERS[kind])
    check_action_responses_quickly()
    assert accepts(RemoteAction._validate_action_result, ANSWERS[kind]) is expected


def test_both_kinds_of_answers_are_among_the_examples(plain_rasa: Any) -> None:  # noqa: ANN401
    assert {accepts(plain_rasa, answer) for answer in ANSWERS.values()} == {True, False}


def test_the_check_is_replaced_at_all(plain_rasa: Any) -> None:  # noqa: ANN401
    from rasa.core.actions.action import RemoteAction

    check_action_responses_quickly()
    assert RemoteAction._validate_action_result is not plain_rasa


def test_each_stand_in_has_the_names_that_the_real_module_has() -> None:
    """A new Rasa that moves them must not go unnoticed."""
    channels = {f"rasa.core.channels.{module}": (name,) for module, name in CHANNELS.items()}
    stand_ins = TENSORFLOW_ONLY | NEVER_DONE | channels
    program = (
        "from importlib import import_module\n"
        f"print([(m, n) for m, names in {stand_ins!r}.items() for n in names if not hasattr(import_module(m), n)])"
    )
    shown = subprocess.run([sys.executable, "-W", "ignore", "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert shown.stdout.splitlines()[-1] == "[]", shown.stderr


def test_the_server_loads_nothing_that_only_training_and_other_channels_need() -> None:
    program = (
        "import sys\n"
        "from bot.serving.rasa_patches import load_rasa\n"
        "load_rasa('rasa.core.run', tensorflow=False)\n"
        "print({'tensorflow', 'sklearn', 'matplotlib', 'botocore.client', 'slack_sdk', 'twilio'} & set(sys.modules))"
    )
    shown = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert (shown.stdout, shown.stderr) == ("set()\n", "")


def test_a_channel_that_is_left_out_cannot_be_switched_on_by_mistake() -> None:
    """Whoever lists it in credentials.yml learns at the start that it is not there."""
    program = (
        "from bot.serving.rasa_patches import load_rasa\n"
        "run = load_rasa('rasa.core.run', tensorflow=False)\n"
        "run._create_single_channel('slack', {'slack_token': 'x'})"
    )
    shown = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert shown.returncode == 1
    assert "from_credentials" in shown.stderr


def test_an_event_is_the_same_however_its_class_is_found() -> None:
    from rasa.shared.core.events import Event
    from rasa.shared.utils.common import all_subclasses

    kinds = sorted({kind.type_name for kind in all_subclasses(Event) if isinstance(kind.type_name, str)})
    slow = {kind: Event.resolve_by_type(kind) for kind in kinds}
    original = Event.__dict__["resolve_by_type"]
    try:
        find_kinds_of_events_quickly()
        assert {kind: Event.resolve_by_type(kind) for kind in kinds} == slow
        assert {kind: Event.resolve_by_type(kind) for kind in kinds} == slow
        assert Event.resolve_by_type("topic") is None
        assert Event.resolve_by_type("dance", int) is int
        with pytest.raises(ValueError, match="dance"):
            Event.resolve_by_type("dance")
    finally:
        Event.resolve_by_type = original
