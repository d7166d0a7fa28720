"""Whose words: who is spoken of, on whose behalf, and what is taken back."""
