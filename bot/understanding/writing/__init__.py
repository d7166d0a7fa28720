"""How things are written: one way of writing for all, recognition by sound, numerals, and redaction."""
