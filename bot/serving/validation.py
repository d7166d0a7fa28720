"""Checks the training data, as ``rasa data validate --fail-on-warnings`` does."""

import sys
import warnings

from bot.serving.places import CONFIG, DATA, DOMAIN
from bot.serving.rasa_patches import load_rasa


def main() -> None:
    """End with exit code 1 where intents, actions, slots, forms or rules do not fit together."""
    load_rasa("rasa.model_training", tensorflow=True)
    from rasa.cli.utils import validate_files
    from rasa.shared.importers.importer import TrainingDataImporter

    # Our actions speak through the domain's responses too, which Rasa cannot see; a test of ours does.
    warnings.filterwarnings("ignore", message="The utterance '.*' is not used in any story or rule")
    importer = TrainingDataImporter.load_from_config(str(CONFIG), str(DOMAIN), [str(DATA)])
    validate_files(fail_on_warnings=True, max_history=None, importer=importer)
    sys.stdout.write("The bot's training data fits together.\n")


if __name__ == "__main__":
    main()
