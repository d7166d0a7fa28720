"""The clock of the gateway and its tools: today in Guangzhou, or the day that ``ASSISTANT_TODAY`` fixes."""

from policy_rules.clock import GUANGZHOU, now, today

__all__ = ["GUANGZHOU", "now", "today"]
