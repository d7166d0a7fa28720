"""The headers that every answer carries."""

from collections.abc import Sequence

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
                self._add(scope["path"], MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _add(self, path: str, headers: MutableHeaders) -> None:
        framed = path in FRAMED
        headers.setdefault("Content-Security-Policy", self._framed if framed else self._alone)
        if not framed:
            headers.setdefault("X-Frame-Options", "DENY")
        shared = path == "/widget.js"
        headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if shared else "same-origin")
        if path.startswith("/api/"):
            headers.setdefault("Cache-Control", "no-store")
        for name, value in COMMON.items():
            headers.setdefault(name, value)
