"""What comes out: a result file, a file of bad rows, a summary and a picture."""
