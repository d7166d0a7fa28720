"""One log line and one figure a request, and a plain answer where a route breaks."""

import asyncio
import logging
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gateway import sentences
from bot.gateway.errors import error_response
from bot.gateway.metrics import Metrics

logger = logging.getLogger("bot.gateway.requests")
# Asked every second by whoever watches over the process; their counts are in the figures.
PROBES = ("/healthz", "/readyz", "/metrics")


class Observation:
    """Sees the request begin and end; what was said in it is none of its business."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, then note how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        statuses: list[int] = []

        async def noting_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])
            await send(message)

        timer = asyncio.get_running_loop().time
        started = timer()
        try:
            await self._app(scope, receive, noting_send)
        except Exception as error:  # noqa: BLE001 - the last line before the server, which would print a trace
            logger.error("unexpected error", extra={"kind": type(error).__name__, "places": places(error)})  # noqa: TRY400
            if not statuses:
                status = HTTPStatus.INTERNAL_SERVER_ERROR
                await error_response(status, "internal", sentences.INTERNAL)(scope, receive, noting_send)
        self._note(scope, statuses[0] if statuses else 0, timer() - started)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = template_of(scope)
        self._metrics.saw_request(scope["method"], route, status, seconds)
        fields = {"method": scope["method"], "route": route, "status": status, "ms": round(seconds * 1000, 1)}
        logger.log(logging.DEBUG if route in PROBES else logging.INFO, "request", extra=fields)


def template_of(scope: Scope) -> str:
    """The path as it was declared; the real one may hold an id, and its query an openid."""
    return str(getattr(scope.get("route"), "path", "unknown"))


def places(error: BaseException) -> str:
    """Where an error arose, as modules and lines; its message may quote a person."""
    found, trace = [], error.__traceback__
    while trace is not None:
        found.append(f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " ".join(found[-8:])
