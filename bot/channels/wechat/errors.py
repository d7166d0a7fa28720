"""What can be wrong with a callback, and what WeChat's own interfaces can answer."""

TOKEN_PROBLEMS = frozenset({40001, 40014, 41001, 42001})
"""The access token is no longer good: fetch another one, once."""

BUSY = frozenset({-1})
"""WeChat did not do it and says so; asking again later is harmless."""

ACCOUNT_MAY_NOT = frozenset({40200, 48001, 48004})
"""The account has no right to this interface; asking again changes nothing."""

PERSON_UNREACHABLE = frozenset({40003, 43004, 45015, 45047, 48002})
"""This person gets nothing more at present, whatever our ledger says."""


class CallbackRefusedError(Exception):
    """A request to the callback that is not WeChat's, or that nobody may parse."""

    def __init__(self, status: int, code: str, reason: str) -> None:
        """Keep the HTTP status, a stable code and a reason that holds nothing of the request."""
        super().__init__(reason)
        self.status = status
        self.code = code
        self.reason = reason


class WeChatError(Exception):
    """WeChat answered a call with an error code."""

    def __init__(self, errcode: int, errmsg: str) -> None:
        """Keep WeChat's code and text."""
        super().__init__(f"WeChat answered {errcode}: {errmsg}")
        self.errcode = errcode
        self.errmsg = errmsg


class OutcomeUnknownError(Exception):
    """The request left and no answer came that can be read: it may or may not have been carried out."""


class WeChatUnreachableError(Exception):
    """WeChat's interface could not be reached; nothing was carried out."""
