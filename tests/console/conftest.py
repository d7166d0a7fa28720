"""A console with a database of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.console.desk import Console, Visit, running_console


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    """A running console without accounts."""
    with running_console(tmp_path) as started:
        yield started


@pytest.fixture
def agent(console: Console) -> Visit:
    """An agent who has signed in."""
    return console.sign_in()
