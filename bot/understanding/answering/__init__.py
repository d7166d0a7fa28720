"""What an answer says in the light of what was asked."""
