"""What somebody holds: levels, titles, awards and honours, and what they do not hold."""
