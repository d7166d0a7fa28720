"""Conversations: open, say something, correct a fact, agree to the notice, see everything, delete everything."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Path, Response, Security
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.gateway.models import Answer, ConsentBody, Kept, MessageBody, OpenBody, Opened
from bot.gateway.routes.responses import LIMITED, OWNED, described
from bot.gateway.services import Services, ServicesHere, limited_by_address
from bot.gateway.threads import in_thread
from bot.gateway.turn import Turn
from bot.storage.records import ConversationRecord
from bot.storage.turns import Admit, everybody

CHANNEL = "web"
BEARER = HTTPBearer(auto_error=False, description="开始对话时给出的令牌")
router = APIRouter(prefix="/api/v1/conversations", tags=["conversations"], dependencies=[Depends(limited_by_address)])


async def own_conversation(
    services: ServicesHere,
    conversation_id: Annotated[str, Path(description="对话编号")],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)],
) -> ConversationRecord:
    """Return the conversation of the path, if the token opens it."""
    token = None if bearer is None else bearer.credentials
    return await in_thread(services.conversations.authenticate, conversation_id, token)


def answered(turn: Turn) -> Response:
    """Render a turn."""
    return Response(turn.as_json(), media_type="application/json")


Own = Annotated[ConversationRecord, Depends(own_conversation)]


@router.post(
    "", status_code=HTTPStatus.CREATED, responses={**described(HTTPStatus.CREATED, "新的对话", Opened), **LIMITED}
)
async def open_conversation(services: ServicesHere, body: OpenBody | None = None) -> JSONResponse:
    """开始一次对话。令牌只在这里出现一次。"""
    opened = await in_thread(services.conversations.open, CHANNEL)
    if body is not None and body.consent is not None:
        await in_thread(services.conversations.consent, opened.conversation_id, body.consent)
    greeting = await services.greetings.greet(opened.conversation_id, CHANNEL)
    content = {"conversation_id": opened.conversation_id, "token": opened.token, **greeting.as_opening()}
    return JSONResponse(content, int(HTTPStatus.CREATED))


async def take_message(
    services: Services, conversation_id: str, body: MessageBody, channel: str, admit: Admit = everybody
) -> Response:
    """Answer a message of whoever holds the conversation, whichever way it came."""
    await services.limits.conversation(conversation_id)
    turn = await services.turns.take_turn(
        conversation_id,
        text=body.text,
        choice=body.choice,
        client_message_id=body.client_message_id,
        channel=channel,
        admit=admit,
    )
    return answered(turn)


@router.post("/{conversation_id}/messages", responses={**described(HTTPStatus.OK, "回答", Answer), **OWNED})  # noqa: FAST003 - `own_conversation` takes it
async def post_message(services: ServicesHere, conversation: Own, body: MessageBody) -> Response:
    """说一句话，或选一个刚才给出的选项。"""
    return await take_message(services, conversation.id, body, conversation.channel)


@router.patch("/{conversation_id}/facts", responses={**described(HTTPStatus.OK, "回答", Answer), **OWNED})  # noqa: FAST003 - `own_conversation` takes it
async def correct_facts(
    services: ServicesHere,
    conversation: Own,
    changes: Annotated[dict[str, Any], Body(examples=[{"employer": "pilot", "titles": None}])],
) -> Response:
    """更正或删除（null）记下的情况，并重新判断。"""
    await services.limits.conversation(conversation.id)
    turn = await services.corrections.correct(conversation.id, changes, conversation.channel)
    return answered(turn)


@router.post("/{conversation_id}/consent", responses={**described(HTTPStatus.OK, "记下了", Kept), **OWNED})  # noqa: FAST003 - `own_conversation` takes it
async def give_consent(services: ServicesHere, conversation: Own, body: ConsentBody) -> JSONResponse:
    """记录对个人信息告知的同意。"""
    await services.limits.conversation(conversation.id)
    await in_thread(services.conversations.consent, conversation.id, body.version)
    return JSONResponse(Kept().model_dump())


@router.get("/{conversation_id}", responses=OWNED)  # noqa: FAST003 - `own_conversation` takes it
async def show_conversation(services: ServicesHere, conversation: Own) -> JSONResponse:
    """查看这次对话保存的全部内容。"""
    return JSONResponse(await in_thread(services.conversations.view, conversation))


@router.delete("/{conversation_id}", status_code=HTTPStatus.NO_CONTENT, responses=OWNED)  # noqa: FAST003 - `own_conversation` takes it
async def delete_conversation(services: ServicesHere, conversation: Own) -> Response:
    """删除这次对话的全部内容，各处都删。"""
    async with services.locks.hold(conversation.id):
        await in_thread(services.conversations.erase, conversation.id)
    return Response(status_code=int(HTTPStatus.NO_CONTENT))
