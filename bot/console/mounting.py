"""How the console becomes part of an application: its pages under `/console`, its desk, its answers to trouble."""

from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from bot.console.desk import Surroundings, desk_of, make_desk
from bot.console.guard import ForbiddenError, SignInNeededError, anybody
from bot.console.pages import is_partial, page
from bot.console.routes import audit, cases, knowledge, signing, statistics, workbench, workers

STATIC = Path(__file__).parent / "static"
PREFIX = "/console"
TOPICS = (workbench, signing, cases, workers, knowledge, statistics, audit)


def mount(app: FastAPI, around: Surroundings) -> None:
    """Add the console to an application."""
    app.state.console = make_desk(around)
    for topic in TOPICS:
        app.include_router(topic.router, prefix=PREFIX, include_in_schema=False)
    app.mount(f"{PREFIX}/static", StaticFiles(directory=STATIC))
    app.add_exception_handler(SignInNeededError, _on_stranger)
    app.add_exception_handler(ForbiddenError, _on_forbidden)


def _on_stranger(request: Request, error: Exception) -> Response:
    assert isinstance(error, SignInNeededError)  # noqa: S101 - registered for this class only
    return signing.answer_stranger(request, desk_of(request), error.form)


def _on_forbidden(request: Request, error: Exception) -> Response:
    assert isinstance(error, ForbiddenError)  # noqa: S101 - registered for this class only
    desk = desk_of(request)
    if is_partial(request):
        headers = {"HX-Retarget": "#overlay", "HX-Reswap": "innerHTML"}
        return page(desk, "notice.html", status=HTTPStatus.FORBIDDEN, headers=headers, sentence=error.sentence)
    return page(desk, "error.html", anybody(request, desk), status=HTTPStatus.FORBIDDEN, sentence=error.sentence)
