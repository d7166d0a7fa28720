"""What the tests of the dialogue share."""

import pytest

from tests.actions.dialogue import Dialogue


@pytest.fixture
def dialogue() -> Dialogue:
    """A conversation that has been greeted."""
    begun = Dialogue()
    begun.start()
    return begun
