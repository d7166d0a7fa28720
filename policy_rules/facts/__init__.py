"""Facts about a person: their declarations, how they are read and what they are."""
