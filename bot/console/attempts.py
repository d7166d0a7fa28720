"""How often one address may try to sign in, whatever the account: stops trying one password on every name."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

# A whole call centre may sit behind one address.
PER_ADDRESS = RateLimitItemPerMinute(60, 15, namespace="console sign-in")


class AddressLimit:
    """Counts attempts of addresses in memory."""

    def __init__(self, *, enabled: bool) -> None:
        self._enabled = enabled
        # The strategy holds the storage only weakly.
        self._storage = MemoryStorage()
        self._window = MovingWindowRateLimiter(self._storage)

    def admits(self, address: str) -> bool:
        """Count an attempt; False where it is one too many."""
        return not self._enabled or self._window.hit(PER_ADDRESS, address)
