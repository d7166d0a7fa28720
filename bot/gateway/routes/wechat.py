"""The callback of the official account, and the opening of the full page with a hand-over token."""

import logging
import time
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import BaseModel, ConfigDict, Field, StrictStr
from sqlalchemy.exc import SQLAlchemyError
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool

from bot.channels.wechat.callback import DONE
from bot.channels.wechat.errors import CallbackRefusedError
from bot.gateway.errors import ApiError, error_response
from bot.gateway.models import ErrorBody, Opened
from bot.gateway.routes.responses import LIMITED, described
from bot.gateway.services import limited_by_address
from bot.gateway.wechat import sentences
from bot.gateway.wechat.channel import WeChatChannel
from bot.gateway.wechat.desk import Response as Answered

logger = logging.getLogger("bot.gateway.wechat")
router = APIRouter(tags=["wechat"])


def channel_of(request: Request) -> WeChatChannel:
    """Return the channel; ApiError where no account is set up."""
    channel = request.app.state.wechat
    if not isinstance(channel, WeChatChannel):
        raise ApiError(HTTPStatus.SERVICE_UNAVAILABLE, "wechat_not_set_up", sentences.NOT_SET_UP)
    return channel


Channel = Annotated[WeChatChannel, Depends(channel_of)]


@router.get("/wechat", include_in_schema=False)
async def check_address(request: Request, channel: Channel) -> Response:
    """Answer the check that WeChat's console makes of the address."""
    try:
        echo = channel.callback.echo(request.query_params, int(channel.now().timestamp()))
    except CallbackRefusedError as refused:
        return _refusal(refused)
    return PlainTextResponse(echo)


@router.post("/wechat", include_in_schema=False)
async def take_delivery(request: Request, channel: Channel) -> Response:
    """Take one message or event and answer it within WeChat's patience."""
    started, body = time.monotonic(), await request.body()
    try:
        received = channel.callback.receive(request.query_params, body, int(channel.now().timestamp()))
    except CallbackRefusedError as refused:
        return _refusal(refused)
    try:
        answered = await channel.desk.handle(received.message, started, request.is_disconnected)
    except SQLAlchemyError as error:
        # A fault of ours must not become "this account is out of order" on the phone.
        logger.error("delivery failed", extra={"kind": type(error).__name__})  # noqa: TRY400 - a trace may quote a person
        answered = Answered(sentences.SORRY)
    if not answered.text:
        return Response(DONE, media_type="text/plain")
    reply = channel.callback.reply(received, answered.text, int(channel.now().timestamp()))
    after = BackgroundTask(answered.afterwards) if answered.afterwards else None
    return Response(reply, media_type="application/xml", background=after)


class HandoverBody(BaseModel):
    """The token from the link."""

    model_config = ConfigDict(extra="forbid")

    token: Annotated[StrictStr, Field(pattern=r"^[A-Za-z0-9_-]{43}$", description="公众号链接里的一次性令牌")]


@router.post(
    "/api/v1/handovers",
    status_code=HTTPStatus.CREATED,
    tags=["conversations"],
    dependencies=[Depends(limited_by_address)],
    responses={
        **described(HTTPStatus.CREATED, "新的对话，带着微信里说过的情况", Opened),
        **described(HTTPStatus.GONE, "链接用过了或过期了", ErrorBody),
        **described(HTTPStatus.SERVICE_UNAVAILABLE, "没有接通公众号", ErrorBody),
        **LIMITED,
    },
)
async def open_handover(channel: Channel, body: HandoverBody) -> JSONResponse:
    """用公众号里的一次性链接打开网页，接着微信里说过的情况。"""
    return JSONResponse(await run_in_threadpool(channel.handovers.open, body.token), int(HTTPStatus.CREATED))


def _refusal(refused: CallbackRefusedError) -> Response:
    logger.info("callback refused", extra={"kind": refused.code})
    return error_response(refused.status, refused.code, sentences.REFUSED)
