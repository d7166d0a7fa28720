"""The bodies of contract §4, for checking what comes in and for describing what goes out."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictStr
from pydantic.config import JsonDict

# What comes after the last years of the calendar has no room for the months that are counted from there.
LAST_DAY = date(2199, 12, 31)
CLIENT_ID = r"^[A-Za-z0-9._:-]{1,64}$"


class Body(BaseModel):
    """Base of what comes in: an unknown key is a mistake that is named."""

    model_config = ConfigDict(extra="forbid")


class OpenBody(Body):
    """Nothing has to be said to begin; the consent may come along."""

    consent: StrictStr | None = Field(
        None, pattern=r"^[A-Za-z0-9.-]{1,32}$", description="同意的告知版本，见 /api/v1/policy"
    )


class MessageBody(Body):
    """One message: a text or one of the choices offered last."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"text": "我是技师，2022年3月15号拿的证"}],
            "oneOf": [
                {"required": ["text"], "properties": {"text": {"type": "string", "pattern": r"\S"}}},
                {"required": ["choice"], "properties": {"choice": {"type": "string"}}},
            ],
        },
    )

    text: StrictStr | None = Field(None, description="一句话，最多 500 字")
    choice: StrictStr | None = Field(None, max_length=200, description="上一条消息给出的选项之一的 value")
    client_message_id: StrictStr | None = Field(None, pattern=CLIENT_ID, description="同一个 id 再发一次，不会重复提问")


class ConsentBody(Body):
    """The wording of the notice that was agreed to."""

    version: StrictStr = Field(pattern=r"^[A-Za-z0-9.-]{1,32}$", examples=["2026-11"])


class DecisionBody(Body):
    """Facts, the day asked about (today by default), and the policy (the one that is for such a person by default)."""

    facts: dict[str, Any] = Field(examples=[{"employer": "pilot", "skill_levels": {"technician": "2022-03-15"}}])
    as_of: date | None = Field(None, le=LAST_DAY, examples=["2026-11-22"])
    policy: StrictStr | None = Field(None, max_length=100, description="政策的 id；不写就按情况选适用的政策")


class Choice(BaseModel):
    """One answer that is offered."""

    value: str
    label: str


class Message(BaseModel):
    """One message of the assistant."""

    text: str
    choices: list[Choice]


QUESTION: JsonDict = {"text": "您在什么单位上班？", "choices": [{"value": "pilot", "label": "试点企业本部"}]}


class Opened(BaseModel):
    """A new conversation; its token is shown this once."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "conversation_id": "c4bdd463a6a6edb9c9ea74c4b173cc27",
                    "token": "515pOVhc8R1NXLVCuoWPg8vCkYiALIe5bHCKvmuTzg0",
                    "messages": [QUESTION],
                    "asking": "employer",
                    "facts": {},
                    "decision": None,
                }
            ]
        }
    )

    conversation_id: str
    token: str
    messages: list[Message]
    asking: str | None
    facts: dict[str, Any]
    decision: dict[str, Any] | None


class Answer(BaseModel):
    """What the assistant answers, and what it holds after the turn."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "messages": [QUESTION],
                    "asking": "employer",
                    "facts": {"skill_levels": {"technician": "2022-03-15"}},
                    "decision": None,
                    "case_code": "K7X-M3P-A4C",
                    "retry": False,
                    "deleted": False,
                }
            ]
        }
    )

    messages: list[Message]
    asking: str | None
    facts: dict[str, Any]
    decision: dict[str, Any] | None
    case_code: str | None = Field(description="办事码，打电话时报给坐席")
    retry: bool = Field(description="true：还没有答上来，内容已保留，用同一个 client_message_id 再发一次")
    deleted: bool = Field(description="true：按本人要求，整个对话已经删除")


class ErrorDetail(BaseModel):
    """A code for programs and a sentence for people."""

    code: str
    message: str


class ErrorBody(BaseModel):
    """The shape of every error."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"error": {"code": "empty_text", "message": "text 是空的，请写一句话。"}}]}
    )

    error: ErrorDetail


class Kept(BaseModel):
    """That something was written down."""

    status: str = "ok"
