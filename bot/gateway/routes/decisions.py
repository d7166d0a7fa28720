"""A decision straight from facts: nothing is stored."""

from http import HTTPStatus

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

import policy_rules
from bot.gateway import sentences
from bot.gateway.errors import unprocessable
from bot.gateway.models import DecisionBody
from bot.gateway.routes.responses import LIMITED, described
from bot.gateway.services import ServicesHere, limited_by_address

router = APIRouter(prefix="/api/v1/decisions", tags=["decisions"], dependencies=[Depends(limited_by_address)])


@router.post("", responses={**described(HTTPStatus.OK, "判断结果"), **LIMITED})
async def decide(services: ServicesHere, body: DecisionBody) -> JSONResponse:
    """按给出的情况判断每个通道。"""
    facts = policy_rules.parse_facts(body.facts)
    as_of = body.as_of or services.shelf.today()
    if as_of < services.policy.in_force_from:
        raise unprocessable("before_policy", sentences.BEFORE_POLICY)
    decision = await run_in_threadpool(policy_rules.decide, services.policy, facts, as_of)
    return JSONResponse(decision.as_dict())
