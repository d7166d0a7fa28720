"""Where somebody works: the employer's kind, the place, the post, since when."""
