"""A policy: its content as files, checked and compiled."""
