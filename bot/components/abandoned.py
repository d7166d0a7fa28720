"""The error that ends a turn."""


class AbandonedTurnError(BaseException):
    """A turn that cannot be finished and must leave no trace.

    Rasa catches every ``Exception`` of an action and goes on without it: the person would get half an answer, and the
    tracker would hold the message as taken. This is none, so it ends the turn before anything is stored.
    """

    def __init__(self, reason: str, *, passing: bool) -> None:
        super().__init__(reason)
        self.passing = passing
        """Whether the same may well succeed in a moment."""
