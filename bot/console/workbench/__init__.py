"""The one screen: facts on the left, what follows from them on the right. Pure: forms in, views out."""
