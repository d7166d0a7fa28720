"""The policy itself, and an earliest day for the calendar."""

from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response
from fastapi.responses import JSONResponse

from bot.gateway import sentences
from bot.gateway.calendar import calendar_entry
from bot.gateway.errors import ApiError
from bot.gateway.models import ErrorBody
from bot.gateway.policies import policy_named
from bot.gateway.policy_view import policy_view
from bot.gateway.routes.responses import LIMITED, described
from bot.gateway.services import Services, ServicesHere, limited_by_address
from policy_rules import Policy

LAST_YEAR = 2199
SHORTLY = {"Cache-Control": "public, max-age=300"}
PolicyId = Annotated[str | None, Query(max_length=100, description="政策的 id；不写就是第一份政策")]
router = APIRouter(prefix="/api/v1", tags=["policy"], dependencies=[Depends(limited_by_address)])


@router.get(
    "/policy",
    responses={
        **described(HTTPStatus.OK, "政策内容"),
        **described(HTTPStatus.NOT_FOUND, "没有这份政策", ErrorBody),
        **LIMITED,
    },
)
async def show_policy(services: ServicesHere, policy: PolicyId = None) -> JSONResponse:
    """政策的要素、问题、条款、名词、咨询电话和个人信息告知。"""
    return JSONResponse(policy_view(_named(services, policy)), headers=SHORTLY)


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
    pathway: Annotated[str, Path(description="通道的 id", examples=["one-of-the-policys-pathways"])],
    day: Annotated[str, Path(description="最早可申报的日期", examples=["2027-06-01"])],
    policy: PolicyId = None,
) -> Response:
    """把最早可申报的日子放进日历。"""
    named = _named(services, policy)
    found = next((one.content for one in named.pathways if one.id == pathway), None)
    if found is None:
        raise ApiError(HTTPStatus.NOT_FOUND, "no_pathway", sentences.NO_PATHWAY)
    entry = calendar_entry(
        uid=f"{named.id}-{pathway}-{day}@policy-assistant",
        day=_day(day),
        summary=f"可以申报：{found.title}（{found.clause}）",
        description=f"{named.number} {found.clause}。{sentences.CALENDAR_NOTE}",
    )
    disposition = {"Content-Disposition": f'attachment; filename="{pathway}-{day}.ics"'}
    return Response(entry, media_type="text/calendar", headers=disposition)


def _named(services: Services, policy_id: str | None) -> Policy:
    found = policy_named(policy_id, services.shelf.today())
    if found is None:
        raise ApiError(HTTPStatus.NOT_FOUND, "no_policy", sentences.NO_POLICY)
    return found


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or len(text) != len("2027-06-01") or day.year > LAST_YEAR:
        raise ApiError(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_day", sentences.BAD_DAY)
    return day
