"""Errors as the outside sees them: `{"error": {"code", "message"}}`, a sentence in Chinese, never a stack trace."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

import policy_rules
from bot.gateway import sentences


class ApiError(Exception):
    """Something that is answered with a status, a code and a sentence."""

    def __init__(self, status: HTTPStatus, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})


def unprocessable(code: str, message: str) -> ApiError:
    """A request that was understood and cannot be done as it is."""
    return ApiError(HTTPStatus.UNPROCESSABLE_ENTITY, code, message)


def error_body(code: str, message: str) -> dict[str, dict[str, str]]:
    """The shape of every error. What cannot be encoded is replaced: a message may quote what was sent."""
    return {"error": {"code": code, "message": message.encode("utf-8", "replace").decode("utf-8")}}


def error_response(status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Render an error."""
    return JSONResponse(error_body(code, message), int(status), headers=dict(headers or {}))


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
HTTP_SENTENCES = {
    HTTPStatus.NOT_FOUND: ("not_found", sentences.NOT_FOUND),
    HTTPStatus.METHOD_NOT_ALLOWED: ("method_not_allowed", sentences.METHOD_NOT_ALLOWED),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("too_large", sentences.TOO_LARGE),
}


async def on_api_error(request: Request, error: Exception) -> JSONResponse:
    """Answer an error of ours."""
    del request
    assert isinstance(error, ApiError)  # noqa: S101 - registered for this class only
    return error_response(error.status, error.code, error.message, error.headers)


async def on_http_error(request: Request, error: Exception) -> JSONResponse:
    """Answer an error of the framework (unknown address, wrong method, unreadable body)."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    default = ("bad_request", sentences.BAD_JSON)
    code, message = HTTP_SENTENCES.get(HTTPStatus(error.status_code), default)
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_methods(request))
    return error_response(error.status_code, code, message, headers)


def _methods(request: Request) -> list[str]:
    """All methods of an address. The framework names those of the first route only."""
    asked = [dict(request.scope, method=method) for method in METHODS]
    found = {one["method"] for one in asked for route in request.app.routes if route.matches(one)[0] == Match.FULL}
    return sorted(found | {"HEAD"} if "GET" in found else found)


async def on_facts_error(request: Request, error: Exception) -> JSONResponse:
    """Answer facts that the rules refuse."""
    del request
    assert isinstance(error, policy_rules.FactsError)  # noqa: S101 - registered for this class only
    return error_response(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_facts", error.chinese)


async def on_validation_error(request: Request, error: Exception) -> JSONResponse:
    """Answer a body that does not have the shape of the contract, naming the key."""
    del request
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class only
    code, message = _describe(error.errors())
    return error_response(HTTPStatus.UNPROCESSABLE_ENTITY, code, message)


def _describe(problems: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    problem = problems[0]
    kind, place = problem["type"], problem["loc"]
    if kind == "json_invalid" or len(place) == 1:
        return "invalid_json", sentences.BAD_JSON
    names = [str(part) for part in place if part not in ("body", "path", "query", "header")]
    key = ".".join(names) or "body"
    if kind == "missing":
        return "missing_key", sentences.missing_key(key)
    if kind == "extra_forbidden":
        return "unknown_key", sentences.unknown_key(key)
    return "invalid_value", sentences.invalid_value(key)


def install(app: FastAPI) -> None:
    """Register all of them."""
    app.add_exception_handler(ApiError, on_api_error)
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_exception_handler(policy_rules.FactsError, on_facts_error)
    app.add_exception_handler(RequestValidationError, on_validation_error)
