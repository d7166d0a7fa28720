"""When nothing can be stored: what a person reads, what the operator reads. Nothing is half-written by then."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError

from bot.gateway.errors import error_response

logger = logging.getLogger("bot.gateway")

FULL = "抱歉，我们这边现在存不下新的内容，您刚才这句还没有记下。请过一会儿再发一次，前面说过的都还在。"
BUSY = "抱歉，我们这边现在忙不过来，您刚才这句还没有记下。请过一会儿再发一次，前面说过的都还在。"
AWAY = "抱歉，我们这边的记录暂时打不开，您刚才这句还没有记下。请过一会儿再发一次，前面说过的都还在。"
RETRY_AFTER = {"Retry-After": "10"}
# What SQLite and PostgreSQL say; the words are part of their interface for lack of anything better.
MEANINGS = (
    ("storage_full", FULL, ("is full", "no space left", "diskfull", "disk i/o error", "could not extend")),
    ("storage_busy", BUSY, ("locked", "busy", "timeout", "timed out")),
)


def meaning_of(error: BaseException) -> tuple[str, str]:
    """Return a code and a sentence for whoever waits for an answer."""
    said = f"{type(getattr(error, 'orig', None)).__name__} {getattr(error, 'orig', None) or error}".lower()
    for code, sentence, words in MEANINGS:
        if any(word in said for word in words):
            return code, sentence
    return "storage_away", AWAY


def note(error: BaseException) -> str:
    """Tell the operator which kind of trouble it is, without a word of what was to be stored; return the sentence."""
    code, sentence = meaning_of(error)
    logger.error("nothing can be stored", extra={"kind": f"{code} {type(error).__name__}"})
    return sentence


def install(app: FastAPI) -> None:
    """Answer every route whose storing fails with 503 and a sentence."""
    app.add_exception_handler(SQLAlchemyError, _on_storage_error)


async def _on_storage_error(request: Request, error: Exception) -> JSONResponse:
    del request
    return refusal(error)


def refusal(error: Exception) -> JSONResponse:
    """Note an error and answer it."""
    note(error)
    code, sentence = meaning_of(error)
    return error_response(HTTPStatus.SERVICE_UNAVAILABLE, code, sentence, RETRY_AFTER)
