"""Another Rasa than the one that our changes were compared with is not changed."""

import logging

import pytest
import rasa
from rasa.core.actions.action import RemoteAction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.trackers import DialogueStateTracker

from bot.serving.rasa_server import hurry_rasa


def test_a_rasa_of_another_version_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = (DialogueStateTracker, RemoteAction, RulePolicy)
    before = [dict(vars(one)) for one in changed]
    monkeypatch.setattr(rasa, "__version__", "3.6.22")
    hurry_rasa(logging.WARNING)
    assert [dict(vars(one)) for one in changed] == before
    assert "Rasa 3.6.22 is not 3.6.21" in capsys.readouterr().err
