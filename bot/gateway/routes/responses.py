"""The answers that routes share, for the OpenAPI description."""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel

from bot.gateway.models import ErrorBody

Responses = dict[int | str, dict[str, Any]]


def described(status: HTTPStatus, description: str, model: type[BaseModel] | None = None, **more: object) -> Responses:
    """Describe one answer."""
    return {int(status): {"description": description, **({"model": model} if model else {}), **more}}


LIMITED: Responses = {
    **described(HTTPStatus.BAD_REQUEST, "不是有效的 JSON", ErrorBody),
    **described(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "内容太大", ErrorBody),
    **described(HTTPStatus.UNPROCESSABLE_ENTITY, "内容不对，message 指明哪一项", ErrorBody),
    **described(HTTPStatus.TOO_MANY_REQUESTS, "太快了，Retry-After 指明何时再试", ErrorBody),
}
OWNED: Responses = {
    **LIMITED,
    **described(HTTPStatus.UNAUTHORIZED, "没有令牌、令牌不对或已过期", ErrorBody),
    **described(HTTPStatus.NOT_FOUND, "没有这次对话", ErrorBody),
}
