"""Tools for whoever writes the content: whose answer changes, what it looks like, where to begin."""
