"""The time of all tests."""
