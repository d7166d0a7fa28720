"""The locked requirements: exact, hashed, and bound to no registry."""

import re
from pathlib import Path

import pytest

from bot.serving.places import ROOT

FOLDER = ROOT / "requirements"
LOCKS = ["uv", "gateway", "population", "newest", "rasa", "development", "checks"]


def blocks(lock: Path) -> list[str]:
    """Return each requirement of a lock with its hashes, as one string."""
    lines = [line for line in lock.read_text().splitlines() if not line.lstrip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines).strip())


def names(lock: str) -> set[str]:
    return {re.split(r"[=\[ ]", block)[0] for block in blocks(FOLDER / f"{lock}.txt")}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_one_version_with_the_hashes_of_its_files(lock: str) -> None:
    for block in blocks(FOLDER / f"{lock}.txt"):
        assert re.match(r"[a-z0-9][a-z0-9.-]*(\[[a-z,]+\])?==[^ ]+ ", block), block
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_index_or_an_address(lock: str) -> None:
    text = (FOLDER / f"{lock}.txt").read_text()
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_asked_for_is_locked(lock: str) -> None:
    """Whoever adds a line to a .in file also runs `make lock`."""
    asked = re.findall(r"^([A-Za-z][\w.-]*)", (FOLDER / f"{lock}.in").read_text(), re.MULTILINE)
    assert {name.lower().replace("_", "-") for name in asked} <= names(lock)


def test_the_lock_of_the_gateway_has_nothing_of_rasa() -> None:
    assert {"rasa", "rasa-sdk", "tensorflow", "sanic"} & names("gateway") == set()


def test_the_lock_of_the_development_environment_holds_all_of_rasas() -> None:
    assert names("rasa") <= names("development")
