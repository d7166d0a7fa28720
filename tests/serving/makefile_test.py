"""The targets of the Makefile."""

import re
import subprocess

import pytest

from bot.serving.places import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
assert TARGETS


@pytest.mark.parametrize("target", TARGETS[1].split())
def test_every_target_is_explained_and_can_be_made(target: str) -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert re.search(rf"^  make {target} +\w", shown, re.MULTILINE)
    assert subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True).returncode == 0


def test_continuous_integration_runs_the_tests_through_make() -> None:
    assert "exec make test </dev/null" in (ROOT / ".ci/run").read_text()


def test_make_test_checks_style_types_imports_rules_and_training_data_before_it_runs_the_tests() -> None:
    planned = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "test"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    steps = ["install.sh", "ruff check", "ruff format --check", "mypy", "lint-imports", "bandit"]
    steps += ["policy-rules check", "bot.serving.validation", "bot.serving.web\n", "bot.serving.web test", "-m pytest"]
    places = [planned.find(step) for step in steps]
    assert places == sorted(places)
    assert -1 not in places
    assert planned.rstrip().endswith("-m pytest")
