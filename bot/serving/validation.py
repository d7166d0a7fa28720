"""Checks the training data, as ``rasa data validate --fail-on-warnings`` does."""

import os
import sys

from bot.serving.places import CONFIG, DATA, DOMAIN, ROOT
from bot.serving.rasa_patches import load_skops_first


def main() -> None:
    """End with exit code 1 where intents, actions, slots, forms or rules do not fit together."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    load_skops_first()
    from rasa.cli.utils import validate_files
    from rasa.shared.importers.importer import TrainingDataImporter

    sys.path.insert(0, str(ROOT))
    importer = TrainingDataImporter.load_from_config(str(CONFIG), str(DOMAIN), [str(DATA)])
    validate_files(fail_on_warnings=True, max_history=None, importer=importer)
    sys.stdout.write("The bot's training data fits together.\n")


if __name__ == "__main__":
    main()
