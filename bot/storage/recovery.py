"""What is done about a database server that goes away and comes back: wait, and repeat what may be repeated.

Only errors that say that the connection is gone, or that the server starts or stops, count; SQLite never says so.
"""

import functools
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
# Nine seconds in all: a server's restart takes two or three, and a person waits ten.
PAUSES = (0.1, 0.2, 0.4, 0.8, 1.5, 1.5, 1.5, 1.5, 1.5)
# Connection exceptions; shut down by the administrator, by a crash, not yet up; serialisation failure, deadlock.
PASSING = ("08", "57P", "40001", "40P01")


class AwayError(SQLAlchemyError):
    """The server has been away for longer than anybody waits."""


def is_passing(error: BaseException) -> bool:
    """Tell whether the same work may well succeed in a moment."""
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return str(state).startswith(PASSING)
    # Refused before a server could give a reason. sqlite3 has no such thing, and its errors have no `sqlstate`.
    return isinstance(error, (OperationalError, InterfaceError)) and hasattr(error.orig, "sqlstate")


def patiently(work: Callable[[], Result]) -> Result:
    """Do something that may be done more than once, again until the server is back.

    Raises:
        AwayError: it did not come back in time.
    """
    for pause in PAUSES:
        try:
            return work()
        except DBAPIError as error:
            if not is_passing(error):
                raise
        time.sleep(pause)
    try:
        return work()
    except DBAPIError as error:
        raise AwayError(str(error.orig)) from error


def repeatable(method: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Mark one unit of work that has the same effect once or twice; it survives a restart of the server."""

    @functools.wraps(method)
    def again(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        return patiently(lambda: method(*args, **kwargs))

    return again
