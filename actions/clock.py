"""Today, for the rare message that brings no date with it."""

from policy_rules.clock import today

__all__ = ["today"]
