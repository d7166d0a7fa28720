"""Whether the gateway lives, whether it can answer, and its figures."""

from http import HTTPStatus

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from bot.gateway import sentences
from bot.gateway.errors import error_body
from bot.gateway.models import ErrorBody, Kept
from bot.gateway.routes.responses import described
from bot.gateway.services import Services, ServicesHere

router = APIRouter(tags=["health"])


@router.get("/healthz", responses=described(HTTPStatus.OK, "活着", Kept))
async def alive() -> JSONResponse:
    """活着。"""
    return JSONResponse({"status": "ok"})


@router.get("/readyz", responses=described(HTTPStatus.SERVICE_UNAVAILABLE, "还没有准备好", ErrorBody))
async def ready(services: ServicesHere) -> JSONResponse:
    """能够回答：数据库可用，政策已载入，Rasa 已载入模型。"""
    checks = {
        "database": await run_in_threadpool(_database_answers, services),
        "policy": bool(services.policy.version),
        "rasa": await services.rasa.is_ready(),
    }
    content = {"checks": checks, "policy": _policy_of(services)}
    if all(checks.values()):
        return JSONResponse({"status": "ready", **content})
    content = {**error_body("not_ready", sentences.NOT_READY), **content}
    return JSONResponse(content, int(HTTPStatus.SERVICE_UNAVAILABLE), headers={"Retry-After": "2"})


def _policy_of(services: Services) -> dict[str, str | None]:
    """Which version is in force, and why the content in the folder is not, where it is not."""
    return {"id": services.policy.id, "version": services.policy.version, "refused": services.content.standing.refused}


def _database_answers(services: Services) -> bool:
    try:
        return services.database.answers()
    except SQLAlchemyError:
        return False


@router.get("/metrics", response_class=Response)
async def metrics(services: ServicesHere) -> Response:
    """Prometheus 指标。"""
    return Response(services.metrics.text(), media_type=CONTENT_TYPE_LATEST)
