"""``policy-assistant train``: trains the model if what it is made of has changed, and says what it is doing."""

import argparse
import io
import logging
import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path

from bot.serving.freshness import model_path, remove_old_models
from bot.serving.places import CONFIG, DATA, DOMAIN, MODELS, ROOT
from bot.serving.rasa_patches import load_rasa
from bot.serving.soundness import fault_of

INTERRUPTED = 130
COMPONENT = re.compile(r"(Starting to train|Finished training) component '(\w+)'")


class TrainingError(Exception):
    """The model cannot be trained; the message says why."""


def main(argv: Sequence[str]) -> int:
    """Train if the model is stale, or in any case with ``--force``."""
    parser = argparse.ArgumentParser(prog="policy-assistant train", description="Train the model if it is stale.")
    parser.add_argument("--force", action="store_true", help="train even if nothing changed")
    asked = parser.parse_args(argv)
    model = model_path()
    if model.exists() and fault_of(model) is None and not asked.force:
        say(f"The model is up to date: {model.relative_to(ROOT)}")
        return 0
    try:
        return 0 if train(model) else 1
    except KeyboardInterrupt:
        return INTERRUPTED


def train(model: Path) -> bool:
    """Train into a folder aside and move the finished model into its place, so that no half model is ever used."""
    say("Training the model. This takes half a minute or so, and only when something changed …")
    started = time.monotonic()
    # A cached component may be older than the code behind it (see freshness.py).
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    load_rasa("rasa.model_training", tensorflow=True)
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings(logging.WARNING, None, warn_only_once=True, filter_repeated_logs=True)
    configure_structlog(logging.WARNING)
    report_progress()
    MODELS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=MODELS, prefix="training-") as aside:
        try:
            trained = train_into(Path(aside))
        except TrainingError as error:
            say(f"The model could not be trained: {error}")
            return False
        trained.replace(model)
    remove_old_models()
    say(f"The model is ready after {time.monotonic() - started:.0f} seconds: {model.relative_to(ROOT)}")
    return True


def train_into(folder: Path) -> Path:
    """Train and return the model's file."""
    from rasa.engine.exceptions import GraphComponentException, GraphSchemaException, GraphSchemaValidationException
    from rasa.model_training import train as rasa_train
    from rasa.shared.exceptions import RasaException

    faults = (RasaException, GraphComponentException, GraphSchemaException, GraphSchemaValidationException)

    # What Rasa prints about folders is about the one aside; it is of interest only if the training fails.
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            result = rasa_train(str(DOMAIN), str(CONFIG), [str(DATA)], output=str(folder), force_training=True)
    except faults as error:
        raise TrainingError(str(error)) from error
    except SystemExit as error:
        raise TrainingError(printed.getvalue()) from error
    if result.code != 0 or not result.model:
        raise TrainingError(printed.getvalue())
    return Path(result.model)


def report_progress() -> None:
    """Say which part is being trained, out of what Rasa logs."""
    logger = logging.getLogger("rasa.engine.training.hooks")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(ProgressFormatter())
    logger.addHandler(handler)


class ProgressFormatter(logging.Formatter):
    """Turns Rasa's log records about components into a line each."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the component and whether it begins or is done."""
        found = COMPONENT.search(record.getMessage())
        if found is None:
            return record.getMessage()
        return f"  {found[2]} …" if found[1].startswith("Starting") else f"  {found[2]} done"


def say(line: str) -> None:
    """Write a line at once: somebody is waiting for it."""
    # Where nobody can read it (a full disk, a closed pipe) the work goes on all the same.
    with suppress(OSError):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
