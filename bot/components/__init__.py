"""The thin pieces that Rasa loads by name: readers of text, stores, channels for its own housekeeping."""
