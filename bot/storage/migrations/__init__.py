"""Alembic's environment: one revision a topic in `versions`."""
