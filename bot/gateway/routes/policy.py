"""The policy itself, and an earliest day for the calendar."""

from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response
from fastapi.responses import JSONResponse

from bot.gateway import sentences
from bot.gateway.calendar import calendar_entry
from bot.gateway.errors import ApiError
from bot.gateway.models import ErrorBody
from bot.gateway.policy_view import policy_view
from bot.gateway.routes.responses import LIMITED, described
from bot.gateway.services import ServicesHere, limited_by_address

LAST_YEAR = 2199
SHORTLY = {"Cache-Control": "public, max-age=300"}
router = APIRouter(prefix="/api/v1", tags=["policy"], dependencies=[Depends(limited_by_address)])


@router.get("/policy", responses={**described(HTTPStatus.OK, "政策内容"), **LIMITED})
async def show_policy(services: ServicesHere) -> JSONResponse:
    """政策的要素、问题、条款、名词、咨询电话和个人信息告知。"""
    return JSONResponse(policy_view(services.policy), headers=SHORTLY)


@router.get(
    "/calendar/{pathway}/{day}.ics",
    response_class=Response,
    responses={
        **described(HTTPStatus.OK, "日历条目", content={"text/calendar": {"schema": {"type": "string"}}}),
        **described(HTTPStatus.NOT_FOUND, "没有这个通道", ErrorBody),
        **LIMITED,
    },
)
async def calendar(
    services: ServicesHere,
    pathway: Annotated[str, Path(description="通道的 id", examples=["title-intermediate"])],
    day: Annotated[str, Path(description="最早可申报的日期", examples=["2027-06-01"])],
) -> Response:
    """把最早可申报的日子放进日历。"""
    found = next((one.content for one in services.policy.pathways if one.id == pathway), None)
    if found is None:
        raise ApiError(HTTPStatus.NOT_FOUND, "no_pathway", sentences.NO_PATHWAY)
    entry = calendar_entry(
        uid=f"{services.policy.id}-{pathway}-{day}@policy-assistant",
        day=_day(day),
        summary=f"可以申报：{found.title}（{found.clause}）",
        description=f"{services.policy.number} {found.clause}。{sentences.CALENDAR_NOTE}",
    )
    disposition = {"Content-Disposition": f'attachment; filename="{pathway}-{day}.ics"'}
    return Response(entry, media_type="text/calendar", headers=disposition)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or len(text) != len("2027-06-01") or day.year > LAST_YEAR:
        raise ApiError(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_day", sentences.BAD_DAY)
    return day
