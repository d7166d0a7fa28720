"""What the stages work on: the mentions of a text, its skeleton, its clauses."""
