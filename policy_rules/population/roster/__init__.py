"""Rosters: files in, batches out, with every row that cannot be used and why."""
