"""The same questions and rules as plain pages: no script, no cookie, nothing stored."""
