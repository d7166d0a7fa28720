"""The bot's actions: slots to facts, decisions to Chinese sentences. The only edge between Rasa and the rules."""
