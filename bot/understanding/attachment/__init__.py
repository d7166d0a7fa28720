"""Which time belongs to which certificate, to the work, to a break, or to nothing."""
