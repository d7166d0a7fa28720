"""What a person wants with a message: a small linear model over characters and over what was read."""

from bot.understanding.intents.model import IntentModel, Ranking

__all__ = ["IntentModel", "Ranking"]
