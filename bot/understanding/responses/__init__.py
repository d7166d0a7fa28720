"""What an answer says of the question, in whatever words: a small linear model over examples, where no rule knows it."""
