"""From `make run` to the first answer."""
