"""Requests that no client of ours sends are answered before anything else looks at them."""

from collections.abc import Iterable
from http import HTTPStatus

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.gateway import sentences
from bot.gateway.errors import error_response

MOST_HEADERS = 100
HEADER_BYTES = 32 * 1024
PATH_BYTES = 2 * 1024
QUERY_BYTES = 8 * 1024
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FOREIGN = (b"cross-site", b"same-site")
# Also ends connections whose body nobody reads.
CLOSING = {"Connection": "close"}


class Doorstep:
    """Sends away what is malformed, oversized, or sent by the page of another site."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        refusal = _refusal(scope) if scope["type"] == "http" else None
        await (refusal or self._app)(scope, receive, send)


def _refusal(scope: Scope) -> Response | None:
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    if len(headers) > MOST_HEADERS or sum(len(name) + len(value) for name, value in headers) > HEADER_BYTES:
        return _refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers_too_large", sentences.TOO_LARGE)
    if len(scope["path"]) > PATH_BYTES or len(scope["query_string"]) > QUERY_BYTES:
        return _refuse(HTTPStatus.REQUEST_URI_TOO_LONG, "address_too_long", sentences.BAD_ADDRESS)
    # Databases refuse it, file systems end at it, and no text has it.
    if "\0" in scope["path"] or b"%00" in scope["query_string"]:
        return _refuse(HTTPStatus.BAD_REQUEST, "bad_address", sentences.BAD_ADDRESS)
    if sum(1 for name, _ in headers if name == b"host") > 1:
        return _refuse(HTTPStatus.BAD_REQUEST, "bad_headers", sentences.BAD_ADDRESS)
    if _is_sent_by_another_site(scope, headers):
        return _refuse(HTTPStatus.FORBIDDEN, "other_site", sentences.OTHER_SITE)
    return None


def _is_sent_by_another_site(scope: Scope, headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Tell whether a page of another site sends something; links from there are welcome.

    Only a browser says so, and it cannot be made to lie. The widget's frame is a page of ours.
    """
    if scope["method"] in SAFE_METHODS or not scope["path"].startswith("/api/"):
        return False
    return any(name == b"sec-fetch-site" and value.lower() in FOREIGN for name, value in headers)


def _refuse(status: HTTPStatus, code: str, message: str) -> Response:
    return error_response(status, code, message, CLOSING)
