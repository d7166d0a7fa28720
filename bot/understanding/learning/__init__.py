"""What is learned from examples: a softmax regression, and the cache that keeps what was learned."""
