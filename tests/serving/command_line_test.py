"""The command ``policy-assistant``."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from bot.command_line import SUBCOMMANDS, main, usage

COMMAND = Path(sys.executable).parent / "policy-assistant"


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_each_subcommand_leads_to_a_function(name: str) -> None:
    module, _, function = SUBCOMMANDS[name].target.partition(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_help_lists_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert shown == usage()
    assert all(f"  {name} " in shown for name in SUBCOMMANDS)


@pytest.mark.parametrize("words", [[], ["fly"]])
def test_an_unknown_subcommand_shows_the_list_and_ends_with_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err == usage()


def test_the_installed_command_runs() -> None:
    shown = subprocess.run([COMMAND, "--help"], check=True, capture_output=True, text=True)
    assert shown.stdout == usage()


def test_the_command_line_loads_nothing_heavy() -> None:
    """Reading and chatting start at once."""
    program = "import sys, bot.command_line; print([m for m in ('rasa', 'sqlalchemy', 'fastapi') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert shown.stdout == "[]\n"
