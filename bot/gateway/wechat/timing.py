"""How long anything may take: WeChat cuts off after five seconds and then delivers again, three times in all."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Timing:
    """The times of one delivery, in seconds unless they are compared with stored moments."""

    deadline: float = 4.0
    # Every answer needs its moment: the more deliveries wait at once, the earlier the later ones are let go.
    each: float = 0.015
    least: float = 0.5
    # A reply that is not ready by then would not get through in time.
    latest: float = 4.6
    # WeChat has cut off for certain.
    hopeless: float = 6.0
    deliveries: int = 3
    # A delivery that comes so long after its message is the last one.
    last_after: float = 9.0
    # A repetition that comes this long after an answer left can only mean that the answer was lost.
    lost_after: timedelta = timedelta(seconds=4.5)
    lost_until: timedelta = timedelta(seconds=15)
    # What is sent right behind an answer could overtake it on WeChat's side.
    pause: float = 0.5

    def patience(self, waiting: int) -> float:
        """Return how long one of so many deliveries may wait."""
        return max(self.least, self.deadline - self.each * (waiting - 1))
