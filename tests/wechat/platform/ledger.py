"""WeChat's quotas of customer-service messages, kept strictly: a new act replaces the grant of its kind."""

from dataclasses import dataclass

RULES = {
    "message": (5, 48 * 3600),
    "click": (3, 60),
    "subscribe": (3, 60),
    "scan": (3, 60),
    "tap": (3, 60),
}


@dataclass
class Right:
    left: int
    until: float


class Ledger:
    """Who may still be written to, and how often."""

    def __init__(self) -> None:
        self._rights: dict[str, dict[str, Right]] = {}

    def grant(self, openid: str, trigger: str, now: float) -> None:
        count, seconds = RULES[trigger]
        self._rights.setdefault(openid, {})[trigger] = Right(count, now + seconds)

    def forget(self, openid: str) -> None:
        self._rights.pop(openid, None)

    def take(self, openid: str, now: float) -> int:
        """Use one right; 0, or WeChat's error code."""
        alive = [right for right in self._rights.get(openid, {}).values() if now < right.until]
        if not alive:
            return 45015
        usable = sorted((right for right in alive if right.left), key=lambda right: right.until)
        if not usable:
            return 45047
        usable[0].left -= 1
        return 0
