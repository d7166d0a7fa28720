"""Yes, no, a number, or words that come to the same."""
