"""The gateway: the one public process. Mints ids and tokens, redacts, limits, asks Rasa, stores, renders."""
