"""Changing to a new model: a second Rasa beside the first, and the first goes when nobody talks to it any more."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.serving.control import Say
from bot.serving.freshness import model_path
from bot.serving.places import ROOT
from bot.serving.soundness import fault_of
from bot.serving.supervisor import StartError, Supervised, Supervisor

# Longer than a turn needs from reading the address to being on its way.
OVERLAP_SECONDS = 2.0
START_SECONDS = 180.0


def train_apart() -> bool:
    """Train in a process of its own, which ends with this one: what the training loads is not needed afterwards."""
    command = [sys.executable, "-m", "bot.serving.child", "bot.command_line", "train"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE) as training:  # noqa: S603 - our own module
        return training.wait() == 0


class Swap:
    """Knows which Rasa answers, and puts another one in its place."""

    def __init__(
        self,
        supervisor: Supervisor,
        now_running: Supervised,
        make: Callable[[Path], tuple[Supervised, str]],
        repoint: Callable[[str], None],
    ) -> None:
        """``make`` describes a Rasa with a model and says its address; ``repoint`` sends everybody there."""
        self._supervisor = supervisor
        self._running = now_running
        self._make = make
        self._repoint = repoint

    def to_new_model(self, tell: Say) -> bool:
        """Train if needed, start, change over, end the old one; on any fault the old one goes on answering."""
        if not model_path().exists():
            tell("Training the new model; the old one goes on answering …")
            if not train_apart():
                tell("The new model could not be trained; the old one goes on answering. See the assistant's output.")
                return False
        return self.to(model_path(), tell)

    def to(self, model: Path, tell: Say) -> bool:
        """Change to this model."""
        fault = fault_of(model)
        if fault is not None:
            tell(f"{fault}. Nothing was changed; the old model goes on answering.")
            return False
        new, address = self._make(model)
        try:
            self._supervisor.start_beside(new, START_SECONDS)
        except StartError as error:
            tell(f"The new model does not work; the old one goes on answering.\n{error}")
            return False
        old, self._running = self._running, new
        self._supervisor.replace(old, new)
        self._repoint(address)
        tell(f"New conversations and new messages go to {model.name}. The old one finishes what it began …")
        time.sleep(OVERLAP_SECONDS)
        old.server.stop()
        tell("Done: no message was dropped.")
        return True
