"""Whoever changes a number, a level, an and/or or a value of the rules is caught by an example."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import pytest

from policy_rules.checking.examples import problems_of_example
from policy_rules.errors import PolicyError
from policy_rules.policy import files, loading
from policy_rules.policy.files import CONTENT
from tests.policy_rules.mutants import mutants

POLICY = "gz-2025-442"
FOLDER = CONTENT / "policies" / POLICY
PATHWAYS = sorted((FOLDER / "pathways").glob("*.yml"))
SHARED = [FOLDER / "shared.yml", FOLDER / "tables" / "annex-1.yml"]
as_written = lru_cache(maxsize=None)(files.read_yaml)


class Content:
    """The content with one file replaced, and only the pathways that it can concern."""

    def __init__(self, file: Path, changed: object) -> None:
        self.file, self.changed = file, changed

    def read_yaml(self, path: Path) -> object:
        """What the loader reads in place of the files."""
        if path == self.file:
            return self.changed
        raw = as_written(path)
        if path.name == "policy.yml" and self.file in PATHWAYS:
            return {**raw, "pathway_order": [self.file.stem]}
        return [] if path.parent.name == "examples" else raw


@cache
def examples():
    """All examples, those under the default readings first."""
    return sorted(loading.load_policy(POLICY).examples, key=lambda one: len(one.readings))


def survives(monkeypatch, file, changed):
    """Whether no example notices."""
    content = Content(file, changed)
    loading._load.cache_clear()
    monkeypatch.setattr(loading, "read_yaml", content.read_yaml)
    try:
        policy = loading.load_policy(POLICY)
    except PolicyError:
        return False
    known = {pathway.id for pathway in policy.pathways}
    for example in examples():
        expect = {pathway: wanted for pathway, wanted in example.expect.items() if pathway in known}
        if expect and problems_of_example(policy, example.model_copy(update={"expect": expect})):
            return False
    return True


@pytest.fixture
def restored(monkeypatch):
    """The loader as it was, after the mutants."""
    examples()
    yield monkeypatch
    monkeypatch.undo()
    loading._load.cache_clear()


@pytest.mark.parametrize("file", [*PATHWAYS, *SHARED], ids=lambda path: path.stem)
def test_every_small_change_of_the_rules_is_caught_by_an_example(file, restored):
    """The mutants of one file, one by one; the list of those that no example catches is empty."""
    found = list(mutants(file))
    survivors = [what for what, changed in found if survives(restored, file, changed)]
    assert found
    assert survivors == []
