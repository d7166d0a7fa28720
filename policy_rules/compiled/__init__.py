"""A policy made ready to decide fast: the same conditions, each evaluated once, grouped by what they read.

The conditions in :mod:`policy_rules.conditions` say what is meant, one person and one condition at a time. Here they
are laid out for a policy as a whole. Conditions that read the same few facts become one look-up (:mod:`cells`),
conditions that count years since the same level one calculation (:mod:`clocks`), anything else is asked as it is
(:mod:`others`). How all conditions stand for a person is one number, and a pathway looks up what follows from its part
of it (:mod:`routes`).
"""
