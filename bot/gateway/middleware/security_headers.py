"""The headers that every answer carries."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOBODY = "'none'"
# The pages that other sites may show in a frame.
FRAMED = ("/chat", "/form", "/form/style.css")
COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Half a year, for this host; the operator may say more.
TRANSPORT_SECURITY = "max-age=15552000"
# What people write stands in these.
PERSONAL = ("/api/", "/form", "/wechat")


def content_security_policy(frame_ancestors: str) -> str:
    """Everything comes from this host, nothing is inline, nothing is evaluated."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "manifest-src 'self'",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-ancestors {frame_ancestors}",
        )
    )


class SecurityHeaders:
    """Adds them; a route that sets one of them itself keeps its own."""

    def __init__(self, app: ASGIApp, allowed_origins: Sequence[str]) -> None:
        self._app = app
        self._framed = content_security_policy(" ".join(("'self'", *allowed_origins)))
        self._alone = content_security_policy(NOBODY)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                self._add(scope["path"], headers)
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", TRANSPORT_SECURITY)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _add(self, path: str, headers: MutableHeaders) -> None:
        framed = path in FRAMED
        headers.setdefault("Content-Security-Policy", self._framed if framed else self._alone)
        if not framed:
            headers.setdefault("X-Frame-Options", "DENY")
        shared = path == "/widget.js"
        headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if shared else "same-origin")
        if path.startswith(PERSONAL):
            headers.setdefault("Cache-Control", "no-store")
        if "location" in headers:
            headers["Location"] = without_host(headers["location"])
        for name, value in COMMON.items():
            headers.setdefault(name, value)


def without_host(location: str) -> str:
    """Return where a redirect leads on this host: the framework builds it of the Host header, which anybody can set."""
    parts = urlsplit(location)
    path = f"/{parts.path.lstrip('/')}" if parts.path.startswith("/") else parts.path
    return f"{path}?{parts.query}" if parts.query else path
