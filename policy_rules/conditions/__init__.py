"""Conditions: the small closed vocabulary in which rules are written, and how they are evaluated."""
