"""How fast a turn is from beginning to end, beside a stock Rasa bot: ``python -m bench.conversation``."""
