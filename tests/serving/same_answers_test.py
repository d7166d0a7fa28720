"""Rasa as our servers change it answers what Rasa itself answers, and its tracker holds the same.

Every change in bot/serving and bot/components that only saves time is in force in one run and in none of the other.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from bot.serving.places import ROOT
from tests.serving.conversing import CONVERSATIONS
from tests.support.assistant import Assistant


@pytest.fixture(scope="module")
def held(assistant: Assistant) -> dict[str, dict[str, Any]]:
    """The same conversations in both ways, with the model that the assistant was started with."""
    del assistant
    # Sums over sets differ in their last digit from run to run otherwise.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-W", "ignore", "-m", "tests.serving.conversing"]
    running = {
        way: subprocess.Popen([*command, way], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
        for way in ("plain", "quick")
    }
    return {way: json.loads(process.communicate(timeout=300)[0]) for way, process in running.items()}


@pytest.mark.parametrize("number", range(len(CONVERSATIONS)))
def test_the_answers_are_the_same(held: dict[str, Any], number: int) -> None:
    plain, quick = (held[way]["conversations"][number]["answers"] for way in ("plain", "quick"))
    assert _without_ids(quick) == _without_ids(plain)


@pytest.mark.parametrize("number", range(len(CONVERSATIONS)))
def test_the_tracker_holds_the_same_events(held: dict[str, Any], number: int) -> None:
    plain, quick = (held[way]["conversations"][number]["events"] for way in ("plain", "quick"))
    assert _without_ids(quick) == _without_ids(plain)


def test_nearly_every_turn_calls_the_action_server_once_where_rasa_calls_it_three_times(held: dict[str, Any]) -> None:
    turns = held["quick"]["turns"]
    assert held["quick"]["calls"] < 1.1 * turns
    assert held["plain"]["calls"] > 2.5 * turns


def _without_ids(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The slot `turn` holds the id that Rasa made for the message."""
    if isinstance(value, dict):
        return {name: _without_ids(part) for name, part in value.items() if name != "id"}
    return [_without_ids(part) for part in value] if isinstance(value, list) else value
