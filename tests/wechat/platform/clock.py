"""The platform's clock: real time, moved forward on request."""

import time


class Clock:
    """Seconds since 1970, plus what a test has skipped."""

    def __init__(self) -> None:
        self.skipped = 0.0

    def now(self) -> float:
        return time.time() + self.skipped

    def skip(self, seconds: float) -> None:
        self.skipped += seconds
