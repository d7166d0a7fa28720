"""What the tests of faults share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_rules.policy.files import CONTENT, CONTENT_SETTING
from policy_rules.policy.loading import forget_loaded
from policy_rules.policy.snapshots import forget_copies
from policy_rules.reloading import freeze_content


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the content that the test may change, in force as a running program has it."""
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    monkeypatch.setenv(CONTENT_SETTING, str(root))
    freeze_content()
    yield root
    forget_copies()
    forget_loaded()
