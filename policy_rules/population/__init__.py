"""Deciding a whole roster at once: the same answers as :func:`policy_rules.decide`, column by column.

Nothing here is imported by the single decision; numpy and pyarrow are needed only for this package.

``people``      what a batch of a roster says, as arrays
``crowd``       the same seen on one day (what ``facts.situation`` is for one person)
``nodes``       the compiled conditions over arrays
``missing``     which unknowns matter, once per kind of ignorance instead of once per person
``screen``      every pathway for every person of a batch
``roster``      files in: columns, cells, bad rows
``output``      files out
``summary``, ``picture``, ``command``   what people see
"""
