"""`make install` on machines that lack something: one clear sentence, never a riddle."""

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.serving.places import ROOT

# What any machine with make has; no Python, no uv, no pyenv.
TOOLS = ("sh", "cat", "cksum", "dirname", "echo", "grep", "rm", "tr")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The files that the installation reads, in a folder of their own."""
    folder = tmp_path / "project"
    for name in ("scripts", "requirements"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("pyproject.toml", ".python-version"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with a few everyday programs, to be the whole PATH."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return folder


def put(folder: Path, name: str, script: str) -> None:
    """Put a program that is a shell script into a folder."""
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def install(project: Path, tools: Path) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": str(tools), "HOME": str(tools)}
    return subprocess.run([project / "scripts/install.sh"], env=environment, capture_output=True, text=True)


def test_a_machine_without_python_and_uv_hears_what_to_install(project: Path, tools: Path) -> None:
    finished = install(project, tools)
    assert finished.returncode == 1
    assert finished.stderr == (
        "uv is needed and cannot be fetched: install uv, or a Python 3 with its venv module "
        "(package python3-venv on Debian and Ubuntu), check the network, and run make again.\n"
    )


def test_a_python_that_can_neither_make_environments_nor_use_pip_leads_to_the_same_sentence(
    project: Path, tools: Path
) -> None:
    put(tools, "python3", 'case "$*" in "-c "*) exit 0;; *) echo "No module named ensurepip" >&2; exit 1;; esac')
    finished = install(project, tools)
    assert finished.returncode == 1
    assert finished.stderr.startswith("uv is needed and cannot be fetched: ")
    assert finished.stderr.count("\n") == 1


def test_a_machine_where_python_3_10_can_be_neither_found_nor_fetched_hears_that(project: Path, tools: Path) -> None:
    put(tools, "uv", 'case "$*" in "pip sync --help") echo "--compile-bytecode";; *) exit 2;; esac')
    finished = install(project, tools)
    assert finished.returncode == 1
    assert finished.stderr == (
        "Python 3.10 is needed and cannot be fetched: install it (for example with pyenv install 3.10) "
        "and run make again.\n"
    )


def test_an_uv_that_is_too_old_or_does_not_run_here_is_not_used(project: Path, tools: Path) -> None:
    """As behind a pyenv shim, whose Python is not the one of this folder."""
    put(tools, "uv", "exit 127")
    assert "Installing uv into .tools/uv" in install(project, tools).stdout


def test_a_system_python_that_refuses_environments_may_still_fetch_uv_into_a_folder(project: Path, tools: Path) -> None:
    mkdir = shutil.which("mkdir")
    put(tools, "python3", f'case "$*" in "-c "*|*--target*) {mkdir} -p .tools/uv/bin; exit 0;; *) exit 1;; esac')
    finished = install(project, tools)
    assert "uv is needed" not in finished.stderr


def test_what_is_installed_is_not_installed_again(project: Path, tools: Path) -> None:
    wanted = subprocess.run(
        "cat requirements/development.txt pyproject.toml scripts/install.sh .python-version | cksum",
        shell=True,
        cwd=project,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    (project / ".venv/bin").mkdir(parents=True)
    put(project / ".venv/bin", "python", "exit 0")
    (project / ".venv/.installed").write_text(wanted)
    finished = install(project, tools)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
    (project / "pyproject.toml").write_text("changed")
    assert install(project, tools).returncode == 1
