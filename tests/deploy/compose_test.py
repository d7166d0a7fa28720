"""The compose file: accepted by compose itself, and only nginx can be reached."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.serving.places import ROOT
from tests.support.system_packages import ensure_system_package

FOLDER = ROOT / "deploy"


def read_by_compose(file: Path) -> "subprocess.CompletedProcess[str]":
    program = ensure_system_package("docker-compose")
    command = [program, "--file", file, "--env-file", FOLDER / "example.env", "config"]
    return subprocess.run(command, cwd=FOLDER, capture_output=True, text=True)


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    told = read_by_compose(FOLDER / "compose.yml")
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = yaml.safe_load(told.stdout)["services"]
    return found


def test_compose_reads_the_file_and_knows_all_services(services) -> None:
    assert set(services) == {"nginx", "gateway", "rasa", "actions", "migrate", "postgres", "redis"}


def test_compose_would_refuse_a_misspelt_key(tmp_path: Path) -> None:
    broken = tmp_path / "compose.yml"
    broken.write_text((FOLDER / "compose.yml").read_text().replace("depends_on:", "depend_on:"))
    assert read_by_compose(broken).returncode != 0


def test_only_nginx_has_a_port_to_the_outside(services) -> None:
    assert [name for name, service in services.items() if "ports" in service] == ["nginx"]


def test_rasa_and_the_actions_have_no_way_out(services) -> None:
    for name in ("rasa", "actions"):
        assert "outside" not in services[name]["networks"]


def test_the_actions_are_given_no_secret_and_no_database(services) -> None:
    assert set(services["actions"]["environment"]) == {"ACTIONS_HOST", "ACTIONS_PORT"}


def test_nothing_starts_before_what_it_needs_is_ready(services) -> None:
    waits = {name: set(service.get("depends_on", {})) for name, service in services.items()}
    assert waits["gateway"] >= {"migrate", "redis", "rasa"}
    assert waits["rasa"] >= {"postgres", "redis", "actions"}
    assert waits["nginx"] == {"gateway"}


def test_a_secret_that_was_forgotten_stops_the_start(tmp_path: Path) -> None:
    nothing = tmp_path / "empty.env"
    nothing.touch()
    program = ensure_system_package("docker-compose")
    command = [program, "--file", FOLDER / "compose.yml", "--env-file", nothing, "config"]
    told = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"})
    assert told.returncode != 0
    assert "set it in deploy/.env" in told.stderr
