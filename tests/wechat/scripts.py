"""What the stand-in for the bot says in these tests."""

import threading
import time
from collections.abc import Callable
from typing import Any

from tests.gateway.rasa_stand_in import answer

Json = dict[str, Any]
Script = Callable[[Json], object]
FACTS = {"employer": "pilot"}
DECISION: Json = {
    "policy": "gz-2025-442",
    "policy_version": "test",
    "as_of": "2026-11-22",
    "pathways": [],
    "next_question": None,
}


def echo(request: Json) -> object:
    """Say what was heard."""
    return answer(f"听到：{request['message']}", facts={}, decision=None, asking=None, choices=[])


def conclude(request: Json) -> object:
    """Give a decision; nothing more to ask."""
    del request
    return answer("可以申报工程师。", facts=FACTS, decision=DECISION, asking=None, choices=[])


def say(text: str) -> Script:
    return lambda _: answer(text, facts={}, decision=None, asking=None, choices=[])


def delayed(seconds: float, script: Script = echo) -> Script:
    """Take time before answering."""

    def slow(request: Json) -> object:
        time.sleep(seconds)
        return script(request)

    return slow


def once_open(gate: threading.Event, script: Script = echo) -> Script:
    """Answer when the test opens the gate."""

    def waiting(request: Json) -> object:
        gate.wait(60)
        return script(request)

    return waiting
