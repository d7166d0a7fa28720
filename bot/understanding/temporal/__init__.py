"""Days and lengths of time that are said, as intervals."""
