"""A model file that is not whole: named at the start, refused at a change, mended by training."""

import io
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.serving import train as training
from bot.serving.places import ROOT
from bot.serving.soundness import fault_of
from bot.serving.supervisor import StartError, Supervised
from bot.serving.swap import Swap


def packed(folder: Path, name: str, content: bytes) -> Path:
    """A packed file with one member."""
    file = folder / "model.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return file


def whole(folder: Path) -> Path:
    return packed(folder, "metadata.json", b'{"padding": "' + os.urandom(5000).hex().encode() + b'"}')


def cut_short(folder: Path) -> Path:
    file = whole(folder)
    file.write_bytes(file.read_bytes()[:-2000])
    return file


def one_bit_changed(folder: Path) -> Path:
    file = whole(folder)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    return file


def something_else(folder: Path) -> Path:
    file = folder / "model.tar.gz"
    file.write_bytes(b"a holiday picture")
    return file


def empty(folder: Path) -> Path:
    file = folder / "model.tar.gz"
    file.touch()
    return file


def no_model(folder: Path) -> Path:
    return packed(folder, "notes.txt", b"nothing of Rasa in it")


def missing(folder: Path) -> Path:
    return folder / "model.tar.gz"


FAULTY = [cut_short, one_bit_changed, something_else, empty, no_model, missing]


def test_a_whole_model_has_no_fault(tmp_path: Path) -> None:
    assert fault_of(whole(tmp_path)) is None


@pytest.mark.parametrize("make", FAULTY)
def test_a_fault_names_the_file_and_what_to_do(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    file = make(tmp_path)

    fault = fault_of(file)

    assert fault is not None
    assert str(file) in fault
    assert fault.endswith("Make it anew: policy-assistant train")


def rasa_with(model: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "RASA_MODEL": str(model), "RASA_PORT": "1", "ACTIONS_URL": "http://127.0.0.1:1"}
    environment["RASA_TRACKER_DB"] = f"sqlite:///{model.parent / 'tracker.db'}"
    command = [sys.executable, "-m", "bot.serving.rasa_server"]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=120)


def test_rasa_does_not_start_with_a_damaged_model(tmp_path: Path) -> None:
    ended = rasa_with(cut_short(tmp_path))

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"The model {tmp_path / 'model.tar.gz'} is damaged or was cut short")


def test_rasa_does_not_stay_up_with_a_model_that_it_cannot_use(tmp_path: Path) -> None:
    """The file is whole, but what is in it is of no use."""
    ended = rasa_with(whole(tmp_path))

    assert ended.returncode == 2
    assert "Rasa cannot use the model" in ended.stderr
    assert "policy-assistant train --force" in ended.stderr


def test_training_mends_a_damaged_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trained: list[Path] = []
    damaged = cut_short(tmp_path)
    monkeypatch.setattr(training, "model_path", lambda: damaged)
    monkeypatch.setattr(training, "train", lambda model: not trained.append(model))

    assert training.main([]) == 0
    assert trained == [damaged]


class StandInServer:
    """A server that only counts how often it is stopped."""

    stopped = 0

    def stop(self) -> None:
        self.stopped += 1


class StandInSupervisor:
    """A supervisor beside which a new server starts, or does not."""

    def __init__(self, fault: str | None = None) -> None:
        self.fault = fault
        self.watched: list[object] = []

    def start_beside(self, _newcomer: object, _timeout: float) -> None:
        if self.fault:
            raise StartError(self.fault)

    def replace(self, _old: object, new: object) -> None:
        self.watched.append(new)


@pytest.mark.parametrize("make", FAULTY)
def test_a_change_to_a_faulty_model_leaves_the_old_one_answering(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    old, said, pointed = Supervised(StandInServer(), ""), [], []  # type: ignore[arg-type]  # a stand-in
    swap = Swap(StandInSupervisor(), old, lambda _model: pytest.fail("started"), pointed.append)  # type: ignore[arg-type]

    assert not swap.to(make(tmp_path), said.append)

    assert "the old model goes on answering" in said[0]
    assert (pointed, old.server.stopped) == ([], 0)  # type: ignore[attr-defined]


def test_a_model_that_does_not_start_leaves_the_old_one_answering(tmp_path: Path) -> None:
    old, new = (Supervised(StandInServer(), "") for _ in range(2))  # type: ignore[arg-type]
    supervisor, said, pointed = StandInSupervisor("Rasa ended while starting"), [], []  # type: ignore[var-annotated]
    swap = Swap(supervisor, old, lambda _model: (new, "http://new"), pointed.append)  # type: ignore[arg-type]

    assert not swap.to(whole(tmp_path), said.append)

    assert said == ["The new model does not work; the old one goes on answering.\nRasa ended while starting"]
    assert (pointed, supervisor.watched, old.server.stopped) == ([], [], 0)  # type: ignore[attr-defined]


def test_messages_go_to_the_new_model_before_the_old_one_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = (Supervised(StandInServer(), "") for _ in range(2))  # type: ignore[arg-type]
    supervisor, order = StandInSupervisor(), []  # type: ignore[var-annotated]
    monkeypatch.setattr("bot.serving.swap.time.sleep", lambda _seconds: order.append("waited"))
    monkeypatch.setattr(old.server, "stop", lambda: order.append("old ended"))
    swap = Swap(supervisor, old, lambda _model: (new, "http://new"), order.append)  # type: ignore[arg-type]

    assert swap.to(whole(tmp_path), lambda _line: None)

    assert order == ["http://new", "waited", "old ended"]
    assert supervisor.watched == [new]
