"""A decision straight from facts: nothing is stored."""

from http import HTTPStatus

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

import policy_rules
from bot.gateway import sentences
from bot.gateway.errors import unprocessable
from bot.gateway.models import DecisionBody
from bot.gateway.policies import policy_for, policy_named
from bot.gateway.routes.responses import LIMITED, described
from bot.gateway.services import ServicesHere, limited_by_address

router = APIRouter(prefix="/api/v1/decisions", tags=["decisions"], dependencies=[Depends(limited_by_address)])


@router.post("", responses={**described(HTTPStatus.OK, "判断结果"), **LIMITED})
async def decide(services: ServicesHere, body: DecisionBody) -> JSONResponse:
    """按给出的情况判断每个通道。"""
    facts = policy_rules.parse_facts(body.facts)
    as_of = body.as_of or services.shelf.today()
    policy = policy_named(body.policy, as_of) if body.policy else policy_for(facts, as_of)
    if policy is None:
        raise unprocessable("no_policy", sentences.NO_POLICY)
    try:
        decision = await run_in_threadpool(policy_rules.decide, policy, facts, as_of)
    except policy_rules.PolicyError:
        before = as_of < policy.first_day
        raise (
            unprocessable("before_policy", sentences.BEFORE_POLICY)
            if before
            else unprocessable("after_policy", sentences.AFTER_POLICY)
        ) from None
    return JSONResponse(decision.as_dict())
