"""The decision core against its peers: the same rules, the same people, one table."""
